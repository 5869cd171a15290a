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

const text = (letters) => [letters.length, ...Buffer.from(letters)];
/** The first job, reading: the file's name, then nothing that anybody said about it. */
const READ = [0, ...text('a.csv'), 0, ...text(','), 0, 0, 0, 0, 0];

test('the worker is fetched when it is needed, tells how far it is and answers', async ({ page, openApp }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openApp();
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => url.includes('worker'))).toEqual([]);
  const said = await talk(page, READ, 'Influencer,Fee\nana,500\n');
  const answer = said.pop();
  expect(said.shift()).toBe(true);
  expect(said).toEqual([...said].sort((a, b) => a - b));
  expect(said.at(-1)).toBe(1);
  // Of the first kind, and good.
  expect(answer.slice(0, 2)).toEqual([0, 0]);
  expect(Buffer.from(answer).toString()).toContain('Influencer');
});

test('the worker says so when it is asked for something else', async ({ page, openApp }) => {
  await openApp();
  const [ready, said] = await talk(page, [99, 99], '');
  expect(ready).toBe(true);
  expect(said).toMatch(/./);
});
