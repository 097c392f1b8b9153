import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "tsup";

/** Milliseconds by which a process that imports the package takes longer than an empty one: the least of several. */
export interface ImportTimes {
  readonly esm: number;
  readonly cjs: number;
}

const rounds = 15;

/** Times the import of the main entry, built as it is published, in processes that are started in turn. */
export async function measureImport(): Promise<ImportTimes> {
  const folder = fileURLToPath(new URL("../.tmp/bench/dist", import.meta.url));
  await build({ dts: false, silent: true, outDir: folder });
  execFileSync("npx", ["tsx", "test/package/shrink.ts", folder]);
  const programs = {
    none: ["--input-type=module", "--eval", ""],
    esm: ["--input-type=module", "--eval", `import ${JSON.stringify(`${folder}/index.js`)}`],
    noneCjs: ["--input-type=commonjs", "--eval", ""],
    cjs: ["--input-type=commonjs", "--eval", `require(${JSON.stringify(`${folder}/index.cjs`)})`],
  };
  const least = { none: Infinity, esm: Infinity, noneCjs: Infinity, cjs: Infinity };
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(programs) as (keyof typeof programs)[]) {
      least[name] = Math.min(least[name], timed(programs[name]));
    }
  }
  return { esm: least.esm - least.none, cjs: least.cjs - least.noneCjs };
}

function timed(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - started;
}
