import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Builds a worker as the package is built, and returns the file. What runs TypeScript directly wraps every inner
 * function to keep its name, which users of the package do not pay for.
 */
export async function builtWorker(name = "timing/worker"): Promise<string> {
  const outfile = pathOf(`../../.tmp/bench/${name}.js`);
  await build({
    entryPoints: [pathOf(`../${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2022",
    packages: "external",
    tsconfig: pathOf("../../../tsconfig.json"),
    logLevel: "warning",
  });
  return outfile;
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
