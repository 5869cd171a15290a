// The Web Worker of the built page, spoken to as the page speaks to it (src/bin/worker.rs).
import { expect, test } from './fixtures.mjs';

/** Lets the worker do a job, both as bytes; gives all that it says from its start until it has an answer. */
const talk = (page, job, file) =>
  page.evaluate(
    ([job, file]) =>
      new Promise((resolve, reject) => {
        const said = [];
        const worker = new Worker(document.documentElement.dataset.worker);
        worker.onerror = reject;
        worker.onmessage = ({ data }) => {
          said.push(data instanceof Uint8Array ? [...data] : data);
          if (data === true) worker.postMessage([new Uint8Array(job), new TextEncoder().encode(file)]);
          if (data instanceof Uint8Array || typeof data === 'string') resolve(said);
        };
      }),
    [job, file],
  );

const [LOOK, TEXT] = [0, 1];

test('the worker is fetched when it is needed, does its job and tells how far it is', async ({ page, openApp }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openApp();
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => url.includes('worker'))).toEqual([]);
  expect(await talk(page, [LOOK], 'Likes,Reach\n1,2\n')).toEqual([true, 0, [LOOK, TEXT]]);
});

test('the worker says so when it is asked for something else', async ({ page, openApp }) => {
  await openApp();
  const [ready, said] = await talk(page, [99, 99], '');
  expect(ready).toBe(true);
  expect(said).toMatch(/./);
});
