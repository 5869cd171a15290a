// Nobody is thrown back to the top of the page because what had the focus is gone: the focus goes to what came in its place, else to
// the next of its kind, else to the first thing around it. The app moves it by itself when another page is opened.
(() => {
  'use strict';

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
