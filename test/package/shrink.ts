// Makes the package smaller than a megabyte, packed. Part of the build.
//
// - Types for CommonJS lose their comments: they say the same as the types for ES modules, which keep them.
// - Types for ES modules lose their categories, which only the pages of the API are ordered by.
// - Code loses its white space. Names and PURE marks stay, and lines are not long: stack traces can be read.
// - The texts of `salesmetrics/describe` are in files of less than 32 kB, as far as gzip looks back, and those for CommonJS have
//   the names of those for ES modules, in a folder beside them. npm packs files of one name one after the other, and gzip
//   writes the second as a repetition of the first.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transformSync } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

const target = "es2022";

/** Code without white space and comments, in lines that a stack trace can point into. */
function compact(code: string): string {
  return transformSync(code, { target, charset: "utf8", minifyWhitespace: true, lineLimit: 500 }).code;
}

/** The same with its PURE marks, which esbuild would drop: meanwhile they are operators, `mark in call()`. */
function compactWithMarks(code: string): string {
  const mark = "$PURE$";
  const marked = compact(code.replace(/\/\* ?@__PURE__ ?\*\//g, () => `${mark} in `));
  const restored = marked.replace(/\$PURE\$\s+in\s*/g, "/*@__PURE__*/");
  const isSame = compact(restored) === compact(code) && !restored.includes(mark);
  if (!isSame) throw new Error("shrink: expected the same code without white space");
  return restored;
}

/** Most bytes of a file of texts. */
const mostBytes = 28_000;

/** The files of texts in groups, in their order, each as large as may be. */
function groupsOf(source: string, names: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let size = Infinity;
  for (const name of names) {
    const { size: own } = statSync(join(source, `${name}.ts`));
    if (size + own > mostBytes) groups.push([]);
    size = size + own > mostBytes ? own : size + own;
    groups.at(-1)!.push(name);
  }
  return groups;
}

/** Builds the texts of a folder for both kinds of modules: `texts-1.js` and so on, and `index.js`, which imports them. */
async function buildTexts(source: string, folder: string): Promise<void> {
  const names = filesIn(source)
    .filter((file) => file.endsWith(".ts") && !/^(index|metrics)\.ts$/.test(file))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
  // In UTF-8, Arabic takes a third of the bytes of its escapes.
  const settings = { bundle: true, target, charset: "utf8", logLevel: "error" } as const;
  const fileOf = new Map<string, string>();
  for (const [place, group] of groupsOf(source, names).entries()) {
    const file = `./texts-${place + 1}.js`;
    const contents = group.map((name) => `export * from "./${name}.js";`).join("\n");
    const stdin = { contents, resolveDir: source };
    await build({ ...settings, format: "esm", stdin, outfile: join(folder, file) });
    const esm = readFileSync(join(folder, file), "utf8");
    const commonJs = esm.replace(/export \{([^}]*)\};/, "module.exports = {$1};");
    mkdirSync(join(folder, "cjs"), { recursive: true });
    writeFileSync(join(folder, "cjs", file), commonJs);
    for (const name of group) fileOf.set(`"./${name}.js"`, `"${file}"`);
  }
  const external = names.map((name) => `./${name}.js`);
  const entryPoints = [join(source, "index.ts")];
  for (const [format, outfile] of [
    ["esm", join(folder, "index.js")],
    ["cjs", join(folder, "cjs/index.js")],
  ] as const) {
    await build({ ...settings, format, entryPoints, external, outfile });
    rewrite(outfile, (code) => code.replace(/"\.\/[^"]+\.js"/g, (path) => fileOf.get(path) ?? path));
  }
  writeFileSync(join(folder, "cjs/package.json"), '{ "type": "commonjs" }\n');
}

for (const name of filesIn(dist)) {
  if (name.endsWith(".d.cts"))
    rewrite(join(dist, name), (types) => types.replace(/^ *\/\*\*(?:(?!\*\/)[^])*\*\/\n/gm, ""));
  else if (name.endsWith(".d.ts"))
    rewrite(join(dist, name), (types) => types.replace(/(\n *\*)?\n *\* @category .*(?=\n)/g, ""));
  else if (name.endsWith(".cjs")) rewrite(join(dist, name), compact);
  else if (name.endsWith(".js")) rewrite(join(dist, name), compactWithMarks);
}

for (const name of ["about", "ar", "en"]) {
  const folder = join(dist, "describe", name);
  await buildTexts(join(root, "src/describe", name), folder);
  if (name !== "about")
    writeFileSync(join(folder, "index.cjs"), 'module.exports = require("./cjs/index.js");\n');
}
rewrite(join(dist, "describe/index.cjs"), (code) =>
  code.replaceAll("./about/index.js", "./about/cjs/index.js"),
);
