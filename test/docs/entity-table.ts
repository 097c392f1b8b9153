import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shapeOf } from "../../src/expressions/shape.js";
import { entities } from "../entities.js";
import { root } from "./pages.js";

/** The entities of the main entry, what rows of each are known as, and what they are, as the comments of their files say. */
export function entityTable(): string {
  const rows = ["entities", "views"].flatMap((room) =>
    readdirSync(join(root, "src", room)).flatMap((file) => rowsIn(`src/${room}/${file}`)),
  );
  const names = rows.map(([, data]) => data);
  const forgotten = entities.map((entity) => entity[shapeOf].name).filter((name) => !names.includes(name));
  if (forgotten.length > 0) throw new Error(`src: expected a comment and a name for ${forgotten.join(", ")}`);
  const lines = rows.map(([name, data, summary]) => `| \`${name}\` | \`${data}\` | ${summary} |`);
  return ["| entity | rows | a row is |", "| --- | --- | --- |", ...lines].join("\n");
}

function rowsIn(file: string): [name: string, data: string, summary: string][] {
  const text = readFileSync(join(root, file), "utf8");
  const name = /^export interface (\w+) extends RowOf/m.exec(text)?.[1];
  const data = /libraryEntity\(\s*"(\w+)"/.exec(text)?.[1];
  const [before] = text.split("export interface ");
  const [summary] = before!.slice(before!.lastIndexOf("/**")).split("\n *\n");
  if (name === undefined || data === undefined) return [];
  return [
    [
      name,
      data,
      summary!
        .replace(/^\/\*\*|\*\//g, "")
        .replace(/\n \* ?/g, " ")
        .trim(),
    ],
  ];
}
