/** Writes the sample export beside this file, or into another folder: `npx tsx examples/sample/generate.ts [FOLDER]`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sampleFiles } from "./files.js";

const folder = process.argv[2] ?? import.meta.dirname;
for (const [name, text] of Object.entries(sampleFiles())) writeFileSync(join(folder, name), text);
