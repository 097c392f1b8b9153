import type { WorkedExample } from "../../catalog/facts.js";
import type { CatalogueEntry } from "../catalogue.js";
import { anchorOf } from "../pages.js";
import { code, type Described, described, factsOf, linkTo } from "./entry.js";
import { exampleCode } from "./example.js";
import { arabic, arabicFront, english, type PageWords } from "./words.js";
import { workedExamples } from "./worked-examples.js";

/** The metrics of the catalogue in one language. */
interface Book {
  readonly words: PageWords;
  readonly metrics: ReadonlyMap<string, Described>;
}

/**
 * A page a domain in each language, and the front page of the Arabic ones; docs/metrics.md is that of the English ones. Each
 * by the path of its file.
 */
export async function referencePages(
  entries: readonly CatalogueEntry[],
): Promise<Readonly<Record<string, string>>> {
  const examples = await workedExamples();
  const codes = new Map(entries.map(({ name }) => [name, exampleOf(name, examples)]));
  const [first, second] = [bookOf(entries, english), bookOf(entries, arabic)];
  return Object.fromEntries([
    ...pagesOf(first, second, codes),
    ...pagesOf(second, first, codes),
    [`${arabic.folder}/${arabic.front.path}`, frontOf(second)],
  ]);
}

function exampleOf(name: string, examples: ReadonlyMap<string, WorkedExample>): string {
  const example = examples.get(name);
  if (example === undefined) throw new Error(`test/catalog: add describeMetric("${name}", …)`);
  return exampleCode(example);
}

function bookOf(entries: readonly CatalogueEntry[], words: PageWords): Book {
  return { words, metrics: new Map(entries.map((entry) => [entry.name, described(entry, words)])) };
}

function pagesOf(
  book: Book,
  other: Book,
  codes: ReadonlyMap<string, string>,
): [file: string, text: string][] {
  return byPage(book).map(([page, own]) => {
    const sections = own.map((metric) => sectionOf(metric, book, other.metrics.get(metric.name)!, codes));
    return [
      `${book.words.folder}/${page}.md`,
      `${[headOf(page, own, book.words), ...sections].join("\n\n")}\n`,
    ];
  });
}

function byPage({ metrics }: Book): [page: string, own: Described[]][] {
  const all = [...metrics.values()];
  const names = [...new Set(all.map(({ page }) => page))];
  return names.map((name) => [name, all.filter(({ page }) => page === name)]);
}

/** Title and contents of a page. */
function headOf(page: string, own: readonly Described[], words: PageWords): string {
  const { front, others, domains } = words;
  const ways = `[${front.name}](${front.path}) · [${others.name}](${others.path}${page}.md)`;
  return inDirection(words, `# ${domains[page]}\n\n${ways}\n\n${contentsOf(own, page)}`);
}

function contentsOf(own: readonly Described[], from: string): string {
  return own.map((metric) => `- [${metric.description.name}](${linkTo(metric, from)})`).join("\n");
}

function sectionOf(
  metric: Described,
  { words, metrics }: Book,
  translated: Described,
  codes: ReadonlyMap<string, string>,
): string {
  const { title, name, description } = metric;
  const way = `[${words.others.name}](${linkTo(translated, metric.page, words.others.path)})`;
  const head = `## ${description.name}\n\n${code(title, words)} · ${way}\n\n${description.definition}`;
  const said = inDirection(words, `${head}\n\n${factsOf(metric, metrics, words)}`);
  const example = shownExample(codes.get(name)!, words);
  return words === english ? `${said}\n\n${example}\n\n${exactly(metric)}` : `${said}\n\n${example}`;
}

/** Code, which is folded if it is long. */
function shownExample(lines: string, words: PageWords): string {
  const fenced = `\`\`\`js\n${lines}\n\`\`\``;
  return lines.split("\n").length <= 25 ? fenced : folded(words.example, fenced);
}

function folded(summary: string, text: string): string {
  return `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;
}

/** The formula as code, which is the same in every language: the English pages have it. */
function exactly({ shortFormula, definition: { text, hash } }: Described): string {
  const whole = text === shortFormula ? "" : `\n\nDown to the fields: \`${text}\``;
  return folded("Exact formula", `\`${shortFormula}\`${whole}\n\nHash: \`${hash}\``);
}

/** All metrics by domain, in Arabic. */
function frontOf(book: Book): string {
  const { domains } = book.words;
  const contents = byPage(book).map(([page]) => `- [${domains[page]}](#${anchorOf(domains[page]!)})`);
  const sections = byPage(book).map(([page, own]) => `## ${domains[page]}\n\n${contentsOf(own, "README")}`);
  return `${inDirection(book.words, [arabicFront, contents.join("\n"), ...sections].join("\n\n"))}\n`;
}

function inDirection({ language }: PageWords, text: string): string {
  return language.direction === "ltr" ? text : `<div dir="rtl">\n\n${text}\n\n</div>`;
}
