// The table of scripts/bench: medians in microseconds, one row for each measurement, one column for each way to run it.
//   node scripts/bench-table.mjs <folder of results> [part of a row's name]
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, wanted = ''] = process.argv.slice(2);
const columns = { native: new Map(), 'browser-3': new Map(), 'browser-z': new Map() };

// Criterion keeps each measurement in a folder of its own, with the name in benchmark.json and the median in nanoseconds.
const criterion = join(folder, 'criterion');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
for (const path of readdirSync(criterion, { recursive: true })) {
  const name = path.match(/^(.*)\/new\/estimates\.json$/)?.[1];
  if (!name) continue;
  const { full_id: id } = json(join(criterion, name, 'new/benchmark.json'));
  columns.native.set(id, json(join(criterion, path)).median.point_estimate / 1000);
}
for (const level of ['3', 'z']) {
  const lines = readFileSync(join(folder, `browser-${level}`), 'utf8').matchAll(/bench ([a-z]+\/.+\/\d+) ([\d.]+)/g);
  for (const [, id, median] of lines) columns[`browser-${level}`].set(id, Number(median));
}

const rounded = (number) => String(Number(number.toPrecision(3)));
const time = (micros) => {
  if (micros === undefined) return '-';
  return micros < 1000 ? `${rounded(micros)} µs` : `${rounded(micros / 1000)} ms`;
};
const cells = (name, texts) => console.log(name.padEnd(38) + texts.map((text) => text.padStart(14)).join(''));
const order = (id) => [id.split('/')[0] === 'together' ? 0 : 1, Number(id.split('/')[2])];
const compare = ([a, b], [c, d]) => a - c || b - d;

cells('', ['native', 'Chromium, 3', 'Chromium, z']);
const ids = [...columns['browser-3'].keys()].filter((id) => id.includes(wanted));
for (const id of ids.sort((one, other) => compare(order(one), order(other)))) {
  cells(id, Object.values(columns).map((column) => time(column.get(id))));
}
