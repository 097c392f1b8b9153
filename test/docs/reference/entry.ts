import * as library from "../../../src/index.js";
import { type AnyFamily, describe, type Description, type FieldsByEntity } from "salesmetrics/describe";
import type { CatalogueEntry } from "../catalogue.js";
import { anchorOf } from "../pages.js";
import type { PageWords } from "./words.js";

/** A metric of the catalogue with its texts in one language. */
export interface Described extends CatalogueEntry {
  readonly description: Description;
  /** `deals`, for `docs/reference/deals.md`. */
  readonly page: string;
}

export function described(entry: CatalogueEntry, { language }: PageWords): Described {
  const exported: unknown = (library as Readonly<Record<string, unknown>>)[entry.name];
  const description = describe(exported as library.AnyMetric | AnyFamily, language);
  return { ...entry, description, page: pageOf(entry.domain) };
}

/** The page of a domain: `data-quality`. */
export function pageOf(domain: string): string {
  return domain.toLowerCase().replaceAll(" ", "-");
}

/** The link from a page to a metric; `path` leads to the folder of another language. */
export function linkTo({ page, description }: Described, from: string, path = ""): string {
  const anchor = `#${anchorOf(description.name)}`;
  return path === "" && page === from ? anchor : `${path}${page}.md${anchor}`;
}

/** All that is said of a metric before its example. */
export function factsOf(
  { description, page }: Described,
  all: ReadonlyMap<string, Described>,
  words: PageWords,
): string {
  const { language, labels, comma, semicolon, by } = words;
  const { formula, inWords, times, needs, optional, synonyms, vendors, variants, caveats, sources } =
    description;
  const foreign = language.direction === "rtl" ? leftToRight : asItIs;
  const dated = times.length === 0 ? "`asOf`" : `${by} ${times.map((time) => code(time, words)).join(comma)}`;
  const related = variants.map((id) => {
    const other = all.get(id)!;
    return `[${other.description.name}](${linkTo(other, page)})`;
  });
  const facts: readonly (readonly [keyof PageWords["labels"], string])[] = [
    ["formula", formula],
    ["unit", `${inWords.unit}${semicolon}${inWords.direction}`],
    ["timing", `${inWords.timing}${comma}${dated}`],
    ["additivity", inWords.additivity],
    ["needs", fieldsIn(needs, words)],
    ["optional", fieldsIn(optional, words)],
    ["synonyms", synonyms.join(comma)],
    ["vendors", vendors.map(foreign).join(semicolon)],
    ["variants", related.join(comma)],
    ["sources", sources.map(foreign).join(semicolon)],
    ["caveats", caveats.map((caveat) => `\n  - ${caveat}`).join("")],
  ];
  const said = facts.filter(([, text]) => text !== "");
  return said.map(([label, text]) => `- **${labels[label]}:** ${text}`.replace(" \n", "\n")).join("\n");
}

function fieldsIn(fields: FieldsByEntity, words: PageWords): string {
  const lists = Object.entries(fields).map(([entity, names]) => {
    const named = (words.language.entities as Readonly<Record<string, string>>)[entity] ?? entity;
    const codes = [entity, ...names.map((name) => `${entity}.${name}`)].map((name) => code(name, words));
    return names.length === 0 ? `${named} (${codes[0]})` : codes.slice(1).join(words.comma);
  });
  return lists.join(words.semicolon);
}

/** Code in a line of text: brackets and signs of code would move among words that run from right to left. */
export function code(text: string, { language }: PageWords): string {
  return language.direction === "ltr" || /^[\w.]+$/.test(text)
    ? `\`${text}\``
    : `<code dir="ltr">${text}</code>`;
}

function leftToRight(text: string): string {
  return `<span dir="ltr">${text}</span>`;
}

function asItIs(text: string): string {
  return text;
}
