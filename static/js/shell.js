// What must work before the WebAssembly is there and after it has crashed: language, theme and the crash panel.
// Classic script without dependencies. Rust's panic hook calls `globalThis.__crashed(message)`.
(() => {
  'use strict';

  const PREFIX = 'influencer-kpi/';
  const root = document.documentElement;

  /** Everything this page has stored, as it is: never parsed, so that even what cannot be read is saved. */
  function storedEntries() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).sort();
    return Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key)]));
  }

  /** What local storage has no room for stands in the database beside it. Without that, the place says that there is something. */
  function withLargeOnes(entries) {
    const large = Object.keys(entries).filter((key) => entries[key].length < 100 && entries[key].includes('"elsewhere":'));
    return new Promise((resolve) => {
      if (large.length === 0) return resolve(entries);
      const opening = indexedDB.open('influencer-kpi');
      opening.onerror = () => resolve(entries);
      opening.onsuccess = () => {
        const { result: database } = opening;
        if (!database.objectStoreNames.contains('documents')) return resolve(entries);
        const reading = database.transaction('documents').objectStore('documents');
        let waiting = large.length;
        for (const key of large) {
          const found = reading.get(key);
          const next = () => {
            entries[key] = found.result ?? entries[key];
            waiting -= 1;
            if (waiting === 0) resolve(entries);
          };
          found.onsuccess = next;
          found.onerror = next;
        }
      };
    });
  }

  /** The stored settings, or none where there are none, they are damaged, or the storage is blocked. */
  function settings() {
    try {
      return JSON.parse(localStorage.getItem(`${PREFIX}settings`)) ?? {};
    } catch {
      return {};
    }
  }

  const { language, theme } = settings();
  const asked = new URLSearchParams(location.search).get('lang');
  root.lang = /^zh/i.test(asked ?? language ?? navigator.language) ? 'zh-CN' : 'en';
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  let started = false;
  let crashed = false;
  let message = '';

  const say = (english, chinese) => {
    document.getElementById('crash-status').textContent = root.lang.startsWith('zh') ? chinese : english;
  };

  async function download() {
    try {
      const entries = await withLargeOnes(storedEntries());
      const count = Object.keys(entries).length;
      if (count === 0) return say('Nothing is stored in this browser yet.', '此浏览器中尚未保存任何内容。');
      const now = new Date().toISOString();
      // The format of the app's own backup, which can restore it.
      const copy = { app: 'influencer-kpi', kind: 'backup', version: 1, made: now, message, entries };
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }));
      link.download = `influencer-kpi-rescue-${now.slice(0, 19).replaceAll(':', '')}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      say(
        `Downloaded as ${link.download}. “Restore a backup” reads it.`,
        `已下载为 ${link.download}。可用“从备份恢复”读取。`,
      );
    } catch (error) {
      say(`This browser does not let the page read its storage: ${error}`, `此浏览器不允许页面读取其存储：${error}`);
    }
  }

  function showPanel() {
    const panel = document.getElementById('crash');
    for (const text of panel.querySelectorAll('[data-cause]')) text.hidden = (text.dataset.cause === 'crash') !== started;
    document.getElementById('crash-message').textContent = message;
    document.getElementById('crash-download').onclick = download;
    document.getElementById('crash-reload').onclick = () => location.reload();
    // There is nothing left behind it to go back to, and browsers honour a refused cancel only once.
    panel.onclose = () => panel.showModal();
    panel.showModal();
  }

  /** Shows the crash panel, once, with the message of the first thing that went wrong. */
  function crash(text) {
    if (crashed) return;
    crashed = true;
    message = String(text);
    if (document.body && document.getElementById('crash')) showPanel();
    else addEventListener('DOMContentLoaded', showPanel);
  }

  // A trap ends the app for good; another exception does not, once it runs.
  const isTrap = (error) => error instanceof WebAssembly.RuntimeError || /call stack/i.test(error?.message);

  globalThis.__crashed = (text) => {
    console.error(text);
    started = true;
    crash(text);
  };
  addEventListener('TrunkApplicationStarted', () => {
    started = true;
  });
  addEventListener('unhandledrejection', ({ reason }) => {
    if (!started || isTrap(reason)) crash(reason);
  });
  addEventListener('error', ({ target, error, message: text }) => {
    if (target instanceof HTMLScriptElement) {
      if (!started) crash(`Could not load ${target.src || 'a part of the app'}`);
    } else if (target === window && (!started || isTrap(error) || /\bunreachable\b/.test(text))) {
      crash(error ?? text);
    }
  }, true);

  if (typeof WebAssembly !== 'object') crash('This browser has no WebAssembly.');
})();

// Nobody is thrown back to the top of the page because what had the focus is gone: the focus goes to what came in its place, else to
// the next of its kind, else to the first thing around it. The app moves it by itself when another page is opened.
(() => {
  const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';
  let last = null;

  const stopIn = (one) => (one?.nodeType === 1 && one.isConnected ? (one.matches(STOPS) ? one : one.querySelector(STOPS)) : null);

  function stopNear(gone, { target, nextSibling, previousSibling }, changes) {
    // Browsers also forget the focus of what is only moved.
    if (last.isConnected) return last;
    const came = changes.filter((change) => change.target === target).flatMap(({ addedNodes }) => [...addedNodes]);
    const alike = [nextSibling, previousSibling].filter((one) => one?.nodeName === gone.nodeName);
    const around = [];
    for (let one = target; one; one = one.parentElement) around.push(one.querySelector(STOPS) ?? one);
    return [...came, ...alike, ...around].map(stopIn).find(Boolean);
  }

  addEventListener('focusin', ({ target }) => {
    last = target;
  });
  new MutationObserver((changes) => {
    if (!last || document.activeElement !== document.body) return;
    for (const change of changes) {
      const gone = [...change.removedNodes].find((node) => node.contains(last));
      if (gone && change.target.isConnected) return stopNear(gone, change, changes)?.focus();
    }
  }).observe(document, { childList: true, subtree: true });
})();

// What is seen and fetched before the app is there. An overview that was left is seen again at once, as it was, if nothing of what it was
// made from has changed.
(() => {
  'use strict';

  const KEY = 'influencer-kpi.look';
  const SCREENS = 1.5; // of which the first is seen before anybody scrolls
  const REST = 400; // milliseconds, both
  const PATIENCE = 150;

  /** All that a look depends on, or nothing where there is none. A campaign's document begins with its revision. */
  function origin() {
    const id = location.hash.match(/^#\/campaign\/(\w+)$/)?.[1];
    const campaign = id && localStorage.getItem(`influencer-kpi/campaign/${id}`);
    const { lang, dataset } = document.documentElement;
    const settings = localStorage.getItem('influencer-kpi/settings');
    return campaign && JSON.stringify([campaign.slice(0, 100), id, lang, settings, dataset.later, new Date().toDateString()]);
  }

  function look(from) {
    const app = document.getElementById('app');
    if (!app.querySelector('.overview') || app.querySelector('[data-shell]')) return '';
    // What it shows must be what is stored.
    const { revision } = app.querySelector('.room').dataset;
    if (!app.querySelector('[data-save="saved"]') || !from.includes(`\\"revision\\":${revision},`)) return '';
    const copy = app.cloneNode(true);
    const below = (one) => one.getBoundingClientRect().top + scrollY > SCREENS * innerHeight;
    const [there, here] = [app, copy].map((page) => [...page.querySelector('.overview').children]);
    there.forEach((one, place) => below(one) && here[place].remove());
    for (const one of copy.querySelectorAll('details > :not(summary), dialog')) one.remove();
    // It is looked at, and nobody shall take it for the page.
    for (const one of copy.querySelectorAll('*')) {
      for (const name of ['id', 'data-kpi', 'data-scope', 'data-value', 'data-revision', 'open']) one.removeAttribute(name);
    }
    return copy.innerHTML;
  }

  function keep() {
    try {
      const from = origin();
      const html = from && look(from);
      if (html) localStorage.setItem(KEY, JSON.stringify({ from, html }));
      else localStorage.removeItem(KEY);
    } catch {
      // Where nothing can be stored, nothing is seen early.
    }
  }

  /** What the program will ask for as soon as it runs comes beside it rather than after it. */
  function fetchEarly() {
    const { lang, dataset } = document.documentElement;
    const { later, bench, chinese } = dataset;
    const wanted = [
      lang === 'zh-CN' && chinese,
      /^#\/(campaign|settings|shared)/.test(location.hash) && later,
      /^#\/(campaign\/\w+\/|settings|shared)/.test(location.hash) && bench,
    ];
    for (const href of new Set(wanted.filter(Boolean).join(' ').split(' ').filter(Boolean))) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: '', href }));
    }
  }

  function show() {
    try {
      const { from, html } = JSON.parse(localStorage.getItem(KEY)) ?? {};
      const shell = document.querySelector('[data-shell]');
      if (!shell || !from || from !== origin()) return;
      const seen = Object.assign(document.createElement('div'), { className: 'look', inert: true, innerHTML: html });
      seen.dataset.shell = '';
      shell.className = 'shell-hidden';
      shell.after(seen);
      // The app waits until it is seen, but not for long.
      globalThis.__look = new Promise((painted) => {
        new PerformanceObserver(painted).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(painted, PATIENCE);
      });
    } catch {
      // The shapes stay.
    }
  }

  new MutationObserver((_, observer) => {
    if (!document.getElementById('crash')) return;
    observer.disconnect();
    show();
    // What can be read already comes first.
    Promise.resolve(globalThis.__look).then(fetchEarly);
  }).observe(document, { childList: true, subtree: true });
  // A page that is killed is never left: what it showed at rest will do.
  let rest = 0;
  addEventListener('TrunkApplicationStarted', () => {
    new MutationObserver(() => {
      clearTimeout(rest);
      rest = setTimeout(keep, REST);
    }).observe(document.body, { childList: true, subtree: true });
  });
  addEventListener('pagehide', keep);
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
})();
