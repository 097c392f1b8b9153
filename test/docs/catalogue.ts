import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import * as library from "../../src/index.js";
import type { Readable } from "../../src/expressions/expression.js";
import { formulaText } from "../../src/expressions/formula-text.js";
import { samplesOf } from "../catalog/catalogue.js";

type Json = library.Json;

/** A metric of the catalogue as its doc comment and its definition describe it. */
export interface CatalogueEntry {
  readonly name: string;
  /** How it is called up: its name, with arguments where it is a function that makes metrics. */
  readonly title: string;
  readonly domain: string;
  /** The first paragraph of its doc comment, without the full stop. */
  readonly summary: string;
  readonly definition: library.MetricDefinition;
  /** The formula, in terms of other metrics of the catalogue where it rests on them. */
  readonly shortFormula: string;
}

const folder = join(import.meta.dirname, "../../src");

/** Every metric of the catalogue: its files in the order of the main entry, the metrics in the order of their file. */
export function catalogue(): CatalogueEntry[] {
  const found = catalogueFiles()
    .flatMap(exportsOf)
    .map((exported) => ({ ...exported, ...metricOf(exported.name) }));
  const names = new Map(found.map(({ name, metric }) => [textOf(formulaOf(metric)), name]));
  return found.map(({ name, title, domain, summary, metric }) => ({
    name,
    title,
    domain,
    summary,
    definition: library.definitionOf(metric),
    shortFormula: formulaText(shortened(metric.core().formula, names, true)),
  }));
}

function metricOf(name: string): { title: string; metric: library.AnyMetric } {
  const exported = (library as Readonly<Record<string, unknown>>)[name];
  if (typeof exported !== "function") throw new Error(`${name}: expected an export of the main entry`);
  if ("core" in exported) return { title: name, metric: exported as unknown as library.AnyMetric };
  const sample = samplesOf(name).at(-1)!;
  const metric = (exported as (...sample: readonly unknown[]) => library.AnyMetric)(...sample);
  return { title: `${name}(${sample.map(shown).join(", ")})`, metric };
}

function shown(argument: unknown): string {
  return JSON.stringify(argument)
    .replace(/"(\w+)":/g, " $1: ")
    .replace(/}$/, " }");
}

function formulaOf(metric: library.AnyMetric): Json {
  return library.definitionOf(metric).formula;
}

function textOf(definition: Json): string {
  return JSON.stringify(definition);
}

/** A formula in which other metrics of the catalogue stand under their names. */
function shortened(
  { definition, words }: Readable,
  names: ReadonlyMap<string, string>,
  whole = false,
): Readable {
  const name = whole ? undefined : names.get(textOf(definition));
  if (name !== undefined) return { definition, words: name };
  if (typeof words === "string" || "entity" in words) return { definition, words };
  return { definition, words: { ...words, parts: words.parts.map((part) => shortened(part, names)) } };
}

interface Exported {
  readonly name: string;
  readonly domain: string;
  readonly summary: string;
}

/** The files of the catalogue that the main entry exports: `leads/volume`. */
function catalogueFiles(): string[] {
  const index = readFileSync(join(folder, "index.ts"), "utf8");
  return Array.from(index.matchAll(/"\.\/catalog\/(.+)\.js"/g), ([, file]) => file!);
}

function exportsOf(file: string): Exported[] {
  const text = readFileSync(join(folder, "catalog", `${file}.ts`), "utf8");
  const source = ts.createSourceFile(`${file}.ts`, text, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    const name = isExported ? nameOf(statement) : undefined;
    return name === undefined ? [] : [{ name, domain: domainOf(file), summary: summaryOf(statement) }];
  });
}

function nameOf(statement: ts.Statement): string | undefined {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text;
  return ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]?.name.getText()
    : undefined;
}

function summaryOf(statement: ts.Statement): string {
  const comment = ts.getJSDocCommentsAndTags(statement)[0]?.comment;
  const [paragraph = ""] = (ts.getTextOfJSDocComment(comment) ?? "").split("\n\n");
  const linked = paragraph.replace(/\{@link[\s*]+(\w+)\}/g, "`$1`");
  return linked.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}

/** The folder of a file, or the file itself: `Leads`. */
function domainOf(file: string): string {
  return file[0]!.toUpperCase() + file.slice(1).replace(/\/.*/, "").replaceAll("-", " ");
}
