import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { subpaths } from "../../entry-points.js";
import { type Installed, root } from "./packed.js";

/** Loads every entry point, and fails where one exports nothing. */
const loadsAll = ["", ...subpaths.map((subpath) => `/${subpath}`)].map(
  (suffix, index) =>
    `import * as entry${index} from "salesmetrics${suffix}";\n` +
    `if (Object.keys(entry${index}).length === 0) throw new Error("salesmetrics${suffix}: expected exports, got none");\n`,
);

/** A new copy of a consumer beside the installed package. */
export function copyConsumer(installed: Installed, name: string): string {
  const project = mkdtempSync(join(installed.folder, `${name}-`));
  cpSync(join(root, "test/consumers", name), project, { recursive: true });
  cpSync(join(root, "test/consumers/main.ts"), join(project, "main.ts"));
  writeFileSync(join(project, "entry-points.ts"), loadsAll.join(""));
  return project;
}
