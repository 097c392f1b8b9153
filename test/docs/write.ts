/** Writes what tests know into README.md, docs and llms.txt: `npx tsx test/docs/write.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as prettier from "prettier";
import { catalogue, type CatalogueEntry } from "./catalogue.js";
import { entityTable } from "./entity-table.js";
import { entryPointTable } from "./modules.js";
import { type Answers, peerAnswers, peerVersions } from "./peers.js";
import { policyTable } from "./policy-table.js";

const root = join(import.meta.dirname, "../..");

/** The metrics that README.md shows; docs/metrics.md has all. */
const shownMetrics = [
  "leadConversionRate",
  "winRate",
  "bookings",
  "averageDealSize",
  "salesCycle",
  "openPipeline",
  "salesVelocity",
  "revenueGrowth",
  "repeatPurchaseRate",
  "customerAcquisitionCost",
];

/** The files that say what tests know, as they should be. */
export async function writtenFiles(): Promise<Readonly<Record<string, string>>> {
  const entries = catalogue();
  const answers = await peerAnswers();
  const parts = {
    "README.md": {
      scorecard: scorecard(),
      peers: tableOfPeers(answers, ["d3", "DuckDB", "Malloy"]),
      metrics: chosen(entries),
    },
    "docs/comparison.md": {
      peers: tableOfPeers(answers, ["d3", "arquero", "DuckDB", "Malloy"]),
      versions: `With ${peerVersions}.`,
    },
    "docs/metrics.md": { overview: overview(entries), metrics: reference(entries) },
    "docs/README.md": { modules: entryPointTable() },
    "docs/importing.md": { entities: entityTable() },
    "docs/subscriptions.md": { policies: policyTable() },
  };
  const files: Record<string, string> = {};
  for (const [file, own] of Object.entries(parts)) files[file] = await withParts(file, own);
  return { ...files, "llms.txt": forModels(files["docs/README.md"]!) };
}

/** The front page of the docs in the form that language models look for: https://llmstxt.org. */
function forModels(page: string): string {
  const [title, summary, ...rest] = page.replace(/<!-- .* -->\n\n/g, "").split("\n\n");
  return [title, `> ${summary!.replaceAll("\n", " ")}`, ...rest].join("\n\n").replaceAll("](", "](docs/");
}

/** A file with other texts between its markers. */
async function withParts(file: string, parts: Readonly<Record<string, string>>): Promise<string> {
  let text = readFileSync(join(root, file), "utf8");
  for (const [name, part] of Object.entries(parts)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${file}: expected ${start} and ${end} after it`);
    text = `${text.slice(0, from + start.length)}\n\n${part}\n\n${text.slice(to)}`;
  }
  const options = await prettier.resolveConfig(join(root, file));
  return prettier.format(text, { ...options, parser: "markdown" });
}

/** The first section of the scorecard, as `npm start` prints it. */
function scorecard(): string {
  const page = readFileSync(join(root, "test/examples/sample-scorecard.txt"), "utf8");
  return `\`\`\`text\n${page.slice(0, page.indexOf("\n  Sales cycles are of"))}\n\`\`\``;
}

/** The table of what peers answer. */
function tableOfPeers(answers: readonly Answers[], peers: readonly (keyof Answers)[]): string {
  const columns = ["salesmetrics", ...peers] as const;
  const rows = answers.map((answer) => [answer.question, ...columns.map((name) => answer[name])]);
  const lines = [["", ...columns], ["", ...columns].map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function chosen(entries: readonly CatalogueEntry[]): string {
  const rows = shownMetrics.map((name) => {
    const entry = entries.find((one) => one.name === name);
    if (entry === undefined) throw new Error(`README.md: expected a metric, got ${name}`);
    return `- [\`${name}\`](docs/metrics.md#${name.toLowerCase()}): ${entry.summary}`;
  });
  const domains = byDomain(entries).map(([domain, own]) => `${domain.toLowerCase()} ${own.length}`);
  return `[All ${entries.length}](docs/metrics.md): ${domains.join(", ")}. Ten of them:\n\n${rows.join("\n")}`;
}

/** All metrics by domain, each with a link to its section. */
function overview(entries: readonly CatalogueEntry[]): string {
  const sections = byDomain(entries).map(([domain, own]) => {
    const links = own.map(
      ({ name, title }) => `[\`${title === name ? name : `${name}(…)`}\`](#${name.toLowerCase()})`,
    );
    return `**${domain}**: ${links.join(", ")}`;
  });
  return sections.join("\n\n");
}

function reference(entries: readonly CatalogueEntry[]): string {
  const sections = byDomain(entries).map(([domain, own]) => `## ${domain}\n\n${own.map(entry).join("\n\n")}`);
  return sections.join("\n\n");
}

function entry({ name, title, summary, definition, shortFormula, dates }: CatalogueEntry): string {
  const { text, unit, direction, hash } = definition;
  const facts = [
    `- formula${title === name ? "" : ` of \`${title}\``}: \`${shortFormula}\``,
    ...(text === shortFormula ? [] : [`- in full: \`${text}\``]),
    `- unit: ${unit}; ${better[typeof direction === "object" ? "range" : direction]}`,
    `- dated by: ${dates.length === 0 ? "nothing, it describes the moment `asOf`" : dates.map((date) => `\`${date}\``).join(", ")}`,
    `- hash: \`${hash}\``,
  ];
  return `### ${name}\n\n${summary}.\n\n${facts.join("\n")}`;
}

const better = {
  up: "more is better",
  down: "less is better",
  range: "best inside limits",
  none: "context, neither good nor bad",
};

function byDomain(entries: readonly CatalogueEntry[]): [string, CatalogueEntry[]][] {
  const domains = [...new Set(entries.map(({ domain }) => domain))];
  return domains.map((domain) => [domain, entries.filter((entry) => entry.domain === domain)]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [file, text] of Object.entries(await writtenFiles())) writeFileSync(join(root, file), text);
}
