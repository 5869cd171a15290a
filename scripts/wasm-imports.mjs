// Short names for what a WebAssembly module imports from wasm-bindgen's script: the long ones, each with a hash that nothing
// compresses, are needed only to bring the two together.

/** The module and its script with the same short names in both. */
export function minifyImports(wasm, script) {
  const names = new Map();
  const short = (name) => {
    if (!/^__wb(g|indgen)_\w+$/.test(name) || script.split(new RegExp(`\\b${name}\\b`)).length !== 2) return name;
    if (!names.has(name)) names.set(name, `$${names.size.toString(36)}`);
    return names.get(name);
  };
  let at = 8;
  const leb = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const bytes = (value) => {
    const out = [];
    for (; value > 127; value = Math.floor(value / 128)) out.push((value & 127) | 128);
    return [...out, value];
  };
  const text = () => {
    const length = leb();
    return wasm.toString('utf8', at, (at += length));
  };
  const written = (name) => [...bytes(Buffer.byteLength(name)), ...Buffer.from(name)];
  while (at < wasm.length) {
    const start = at;
    const id = wasm[at++];
    const end = leb() + at;
    if (id !== 2) {
      at = end;
      continue;
    }
    const count = leb();
    const section = bytes(count);
    for (let index = 0; index < count; index += 1) {
      section.push(...written(text()), ...written(short(text())));
      const kind = wasm[at];
      if (kind !== 0) throw new Error('wasm-imports: expected functions only');
      const from = at++;
      leb();
      section.push(...wasm.subarray(from, at));
    }
    const renamed = Buffer.concat([wasm.subarray(0, start), Buffer.from([2, ...bytes(section.length), ...section]), wasm.subarray(end)]);
    return [renamed, script.replace(/\b__wb(?:g|indgen)_\w+\b/g, (name) => names.get(name) ?? name)];
  }
  return [wasm, script];
}
