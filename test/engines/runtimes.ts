import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runtimes as folder } from "./folders.js";

/** What the chips are called: by Node and Deno, and by Bun. */
const chips: Readonly<Record<string, readonly [string, string]>> = {
  x64: ["x64", "x64"],
  arm64: ["arm64", "aarch64"],
};
const [chip, bunChip] = chips[process.arch] ?? ["", ""];

/** The programs come in packages of the registry, by platform; those of Linux are enough, as the engines need Debian. */
const packages = {
  "node-20.0": `npm:node-linux-${chip}@20.0.0`,
  "node-22": `npm:node-linux-${chip}@22.23.5`,
  "node-26": `npm:node-linux-${chip}@26.12.1`,
  bun: `npm:@oven/bun-linux-${bunChip}@1.4.5`,
  deno: `npm:@deno/linux-${chip}-glibc@2.9.6`,
  "typescript-5.9": "npm:typescript@5.9.3",
};

const modules = `${folder}/node_modules`;

/** Programs that run a file, and how each is told to: the lowest version of Node that is supported, and the newest. */
export const runners: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "Node 20.0": [`${modules}/node-20.0/bin/node`],
  "Node 22": [`${modules}/node-22/bin/node`],
  "Node 26": [`${modules}/node-26/bin/node`],
  Bun: [`${modules}/bun/bin/bun`],
  // No permission is given: the library asks for none.
  Deno: [`${modules}/deno/deno`, "run", "--no-prompt", "--no-remote"],
};

/** Compilers beside `tsc` of this repository: the lowest version that is supported, and 6. */
export const compilers: Readonly<Record<string, string>> = {
  "TypeScript 5.9": `${modules}/typescript-5.9/bin/tsc`,
  "TypeScript 6": fileURLToPath(new URL("../../node_modules/typescript/bin/tsc6", import.meta.url)),
};

/** Installs them where they are not there yet. They are 700 MB, so `npm ci` does not bring them. */
export function installRuntimes(): void {
  const description = JSON.stringify({ private: true, dependencies: packages }, null, 2);
  const installed = `${folder}/installed.json`;
  if (existsSync(installed) && readFileSync(installed, "utf8") === description) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, description);
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  const { status, stdout, stderr } = spawnSync("npm", ["install", ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`engines: npm install of the runtimes failed:\n${stdout}${stderr}`);
  writeFileSync(installed, description);
}
