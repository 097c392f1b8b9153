/**
 * Changes the code of a room, one place at a time, and asks which changes no test notices. `npm run mutation -- exact`
 * does a room, `exact/fraction` a file of it, nothing every room in turn. The tests near the room are asked first, then
 * wider ones about what those missed.
 */
import { readFileSync } from "node:fs";
import { Stryker } from "@stryker-mutator/core";

/** Folders of `test` that concern each room: asked about every change, and about those that the first do not notice. */
const rooms: Readonly<Record<string, readonly [near: string, wider: string]>> = {
  exact: ["exact", "aggregates,money"],
  money: ["money", "metrics,report"],
  calendar: ["calendar,calendars", "expressions,report,schemas"],
  aggregates: ["aggregates", "metrics,scan,report"],
  cube: ["cube,report,scan", "fuzz,tables"],
  scan: ["scan,report", "metrics,tables,dimensions"],
  formulas: ["formulas,report,metrics", "laws,analysis"],
};

type MutantResult = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

function run(mutate: readonly string[], folders: string): Promise<MutantResult[]> {
  process.env["MUTATION_TESTS"] = folders;
  return new Stryker({ mutate: [...mutate] }).runMutationTest();
}

const isNoticed = ({ status }: MutantResult): boolean => status === "Killed" || status === "Timeout";
const isMissed = ({ status }: MutantResult): boolean => status === "Survived" || status === "NoCoverage";

/** The place of a change as `mutate` takes it, where columns count from 0. */
function placeOf({ fileName, location: { start, end } }: MutantResult): string {
  return `${fileName}:${String(start.line)}:${String(start.column - 1)}-${String(end.line)}:${String(end.column - 1)}`;
}

const keyOf = (mutant: MutantResult): string => `${placeOf(mutant)} ${mutant.replacement}`;

function shown({ fileName, location: { start, end }, replacement }: MutantResult): string {
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  lines.push(lines.pop()!.slice(0, end.column - 1));
  lines[0] = lines[0]!.slice(start.column - 1);
  return `${fileName}:${String(start.line)}:${String(start.column)}\n  - ${lines.join("\n    ")}\n  + ${replacement}`;
}

async function report(name: string): Promise<void> {
  const [near, wider] = rooms[name.split("/")[0]!]!;
  const results = await run([`src/${name}${name.includes("/") ? ".ts" : "/**/*.ts"}`], near);
  const missed = results.filter(isMissed);
  const again = missed.length === 0 ? [] : await run(missed.map(placeOf), wider);
  const noticed = new Set(again.filter(isNoticed).map(keyOf));
  const left = missed.filter((mutant) => !noticed.has(keyOf(mutant)));
  const all = results.filter(isNoticed).length + missed.length;
  console.log(left.map(shown).join("\n"));
  console.log(
    `${name}: ${String(all - left.length)} of ${String(all)} changes noticed, ${((100 * (all - left.length)) / all).toFixed(1)} %`,
  );
}

const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : Object.keys(rooms)) await report(name);
