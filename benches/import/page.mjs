// Runs in the page: everybody reads the same bytes, and writes the same cells. Each makes typed rows of a file and adds them up, so
// that nobody leaves out what the others do; the sums must agree.
import { csvParseRows } from './node_modules/d3-dsv/dist/d3-dsv.mjs';
import { inferSchema, initParser } from './node_modules/udsv/dist/uDSV.mjs';
import init from '../../target/bench-import/import.js';

await init();
const { Papa, ExcelJS, ours } = window;

const HEADERS =
  'Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves'.split(',');
const PUBLISHED = HEADERS.indexOf('Publish time');
const COUNTS = ['Views', 'Reach', 'Likes', 'Comments', 'Shares', 'Saves'].map((name) => HEADERS.indexOf(name));

/** An Instagram export: a caption in four is quoted, and has quotes in it. */
function table(rows) {
  let seed = 1;
  const below = (end) => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) % end;
  const two = (number) => String(number).padStart(2, '0');
  return Array.from({ length: rows }, (_, at) => {
    const account = below(500);
    const caption = at % 4 === 0 ? `Bowls, "three" ways, ${at}` : `Morning bowls ${at}`;
    const published = `${two(1 + below(12))}/${two(1 + below(28))}/2026 ${two(below(24))}:${two(below(60))}`;
    const number = String(at).padStart(6, '0');
    return [
      `18012345678${number}`, `1784140000000${account}`, `noah.${account}`, `Noah ${account}`, caption, String(below(90)), published,
      `https://www.instagram.com/p/D0000${number}/`, 'IG reel', '', 'Lifetime',
      ...[90_000, 70_000, 5_000, 90, 20, 300, 400].map((end) => String(below(end))),
    ];
  });
}

const quoted = (cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (rows) => new TextEncoder().encode([HEADERS, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n'));

/** Minutes since 1970 of `03/27/2026 06:08`. */
function minutes(text) {
  const [day, time] = text.split(' ');
  const [month, date, year] = day.split('/');
  const [hour, minute] = time.split(':');
  return Date.UTC(year, month - 1, date, hour, minute) / 60_000;
}

/** Types the cells of the rows behind the headers and adds them up. */
function totals(rows) {
  const sums = new Array(COUNTS.length + 1).fill(0);
  for (let at = 1; at < rows.length; at += 1) {
    const row = rows[at];
    row[PUBLISHED] = minutes(row[PUBLISHED]);
    sums[0] += row[PUBLISHED];
    for (let count = 0; count < COUNTS.length; count += 1) {
      const place = COUNTS[count];
      row[place] = Number(row[place]);
      sums[count + 1] += row[place];
    }
  }
  return [rows.length - 1, ...sums];
}

const text = (bytes) => new TextDecoder().decode(bytes);

const READERS = {
  ours: (bytes) => [...ours.totals(bytes)],
  uDSV: (bytes) => {
    const all = text(bytes);
    return totals([HEADERS, ...initParser(inferSchema(all)).stringArrs(all)]);
  },
  'd3-dsv': (bytes) => totals(csvParseRows(text(bytes))),
  'Papa Parse': (bytes) => totals(Papa.parse(text(bytes)).data),
};

async function excel(bytes) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  const rows = [];
  // Its cells begin at 1.
  book.worksheets[0].eachRow((row) => rows.push(row.values.slice(1)));
  return totals(rows);
}

/** The sheets of a file as ExcelJS takes them: values, and formulas with what they come to. */
async function sheets(bytes) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  return book.worksheets.map((sheet) => {
    const rows = [];
    sheet.eachRow({ includeEmpty: true }, (row) => rows.push(row.values.slice(1)));
    return { name: sheet.name, rows };
  });
}

async function written(sheets) {
  const book = new ExcelJS.Workbook();
  for (const { name, rows } of sheets) book.addWorksheet(name).addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The median of so many runs of each, which take turns; what they give must agree with the first. */
async function race(runners, samples, agree) {
  const times = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
  let expected;
  for (let turn = 0; turn <= samples; turn += 1) {
    for (const [name, run] of Object.entries(runners)) {
      const began = performance.now();
      const given = await run();
      // The first turn is for the compilers.
      if (turn > 0) times[name].push(performance.now() - began);
      expected ??= given;
      if (!agree(given, expected)) throw new Error(`${name} comes to ${given}, not to ${expected}`);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  const median = (all) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)];
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

const same = (one, other) => one.join() === other.join();

window.bench = {
  csv: (rows, samples) => {
    const bytes = csv(table(rows));
    const readers = Object.entries(READERS).map(([name, read]) => [name, () => read(bytes)]);
    return race(Object.fromEntries(readers), samples, same).then((times) => ({ bytes: bytes.length, times }));
  },
  xlsxRead: async (rows, samples) => {
    // Numbers are numbers there; ids of posts have more digits than those keep.
    const typed = table(rows).map((row) => row.map((cell, at) => (at > 10 ? Number(cell) : cell)));
    const bytes = await written([{ name: 'Posts', rows: [HEADERS, ...typed] }]);
    const times = await race({ ours: () => [...ours.totals(bytes)], ExcelJS: () => excel(bytes) }, samples, same);
    return { bytes: bytes.length, times };
  },
  xlsxWrite: async (rows, samples) => {
    ours.take(csv(table(rows)));
    const cells = await sheets(ours.written());
    const rowsOf = (bytes) => sheets(bytes).then((all) => all.map((sheet) => sheet.rows.length));
    const counts = await Promise.all([ours.written(), await written(cells)].map(rowsOf));
    if (!same(...counts)) throw new Error(`sheets of ${counts.join(' and ')} rows`);
    const times = await race({ ours: () => ours.written(), ExcelJS: () => written(cells) }, samples, () => true);
    return { bytes: ours.written().length, times };
  },
};
