/** Writes the metrics into README.md and docs/metrics.md: `npx tsx test/docs/metrics-table.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as prettier from "prettier";
import { catalogue, type CatalogueEntry } from "./catalogue.js";

const root = join(import.meta.dirname, "../..");

/** The files that say what the metrics are, as they should be. */
export async function metricFiles(): Promise<Readonly<Record<string, string>>> {
  const entries = catalogue();
  return {
    "README.md": await withMetrics("README.md", table(entries)),
    "docs/metrics.md": await withMetrics("docs/metrics.md", reference(entries)),
  };
}

/** A file with other text between its markers. */
async function withMetrics(file: string, metrics: string): Promise<string> {
  const parts = readFileSync(join(root, file), "utf8").split(/(<!-- metrics -->|<!-- \/metrics -->)/);
  if (parts.length !== 5)
    throw new Error(`${file}: expected one <!-- metrics --> and one <!-- /metrics --> after it`);
  parts[2] = `\n\n${metrics}\n\n`;
  const options = await prettier.resolveConfig(join(root, file));
  return prettier.format(parts.join(""), { ...options, parser: "markdown" });
}

function table(entries: readonly CatalogueEntry[]): string {
  const sections = byDomain(entries).map(([domain, own]) => {
    const rows = own.map(
      ({ name, title, summary, definition }) =>
        `| [\`${title === name ? name : `${name}(…)`}\`](docs/metrics.md#${name.toLowerCase()}) | ${summary} | ${definition.unit} |`,
    );
    return [
      `**${domain}**`,
      "",
      `| metric | definition, with its formula | unit |`,
      "| --- | --- | --- |",
      ...rows,
    ].join("\n");
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
  for (const [file, text] of Object.entries(await metricFiles())) writeFileSync(join(root, file), text);
}
