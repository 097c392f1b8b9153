// Leaves the first paragraph of each doc comment in the types for CommonJS. They say the same as the types for ES modules,
// and whole they would make the package larger than a megabyte. Part of the build.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** All of a comment from its first empty line on. */
const rest = /(\/\*\*(?:(?!\*\/)[^])*?)\n *\*\n(?:(?!\*\/)[^])*\*\//g;

for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".d.cts")) continue;
  const file = join(dist, name);
  writeFileSync(file, readFileSync(file, "utf8").replace(rest, "$1\n */"));
}
