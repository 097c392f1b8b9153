// Makes the package smaller than a megabyte, packed. Part of the build; a folder other than `dist` is an argument.
//
// - Types for CommonJS lose their comments: they say the same as the types for ES modules, which keep them.
// - Types for ES modules lose their categories, which only the pages of the API are ordered by.
// - Code loses its white space. Names and PURE marks stay, and lines are not long: stack traces can be read.
// - CommonJS is made of the ES modules, and differs in imports and exports alone. Each file has the name of its ES module, in a
//   folder beside it: npm packs files of one name one after the other, and gzip, which looks back 32 kB, writes the second as
//   a repetition of the first.
// - The texts of `salesmetrics/describe` are in files of less than these 32 kB.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transformSync } from "esbuild";
import { entryPoints } from "../../entry-points.js";
import { commonJsOf } from "./common-js.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = resolve(root, process.argv[2] ?? "dist");

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

/** Builds the texts of a folder: `texts-1.js` and so on, and `index.js`, which imports them. */
async function buildTexts(source: string, folder: string): Promise<void> {
  const names = filesIn(source)
    .filter((file) => file.endsWith(".ts") && !/^(index|metrics)\.ts$/.test(file))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
  // In UTF-8, Arabic takes a third of the bytes of its escapes.
  const settings = { bundle: true, target, charset: "utf8", format: "esm", logLevel: "error" } as const;
  const fileOf = new Map<string, string>();
  for (const [place, group] of groupsOf(source, names).entries()) {
    const file = `./texts-${place + 1}.js`;
    const contents = group.map((name) => `export * from "./${name}.js";`).join("\n");
    const stdin = { contents, resolveDir: source };
    await build({ ...settings, stdin, outfile: join(folder, file) });
    for (const name of group) fileOf.set(`"./${name}.js"`, `"${file}"`);
  }
  const external = names.map((name) => `./${name}.js`);
  const outfile = join(folder, "index.js");
  await build({ ...settings, entryPoints: [join(source, "index.ts")], external, outfile });
  rewrite(outfile, (code) => code.replace(/"\.\/[^"]+\.js"/g, (path) => fileOf.get(path) ?? path));
}

/** Writes a built ES module for CommonJS into the folder `cjs` beside it. */
function addCommonJs(file: string): void {
  const folder = join(dirname(file), "cjs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  writeFileSync(
    join(folder, basename(file)),
    commonJsOf(readFileSync(file, "utf8"), relative(dirname(file), join(dist, "index.js"))),
  );
}

for (const name of filesIn(dist)) {
  const file = join(dist, name);
  if (name.endsWith(".d.ts")) {
    const types = readFileSync(file, "utf8");
    const bare = types.replace(/^ *\/\*\*(?:(?!\*\/)[^])*\*\/\n/gm, "");
    writeFileSync(
      file.replace(/\.d\.ts$/, ".d.cts"),
      bare.replace(/(?<=["'])(\.[^"']+)\.js(?=["'])/g, "$1.cjs"),
    );
    writeFileSync(file, types.replace(/(\n *\*)?\n *\* @category .*(?=\n)/g, ""));
  } else if (name.endsWith(".js")) rewrite(file, compactWithMarks);
}
for (const name of ["about", "ar", "en"])
  await buildTexts(join(root, "src/describe", name), join(dist, "describe", name));

for (const name of filesIn(dist)) if (/(?<!\.d)\.js$/.test(name)) addCommonJs(join(dist, name));
for (const name of entryPoints) {
  const file = `./cjs/${basename(name)}.js`;
  writeFileSync(join(dist, `${name}.cjs`), `module.exports = require("${file}");\n`);
}
