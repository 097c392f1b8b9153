/** Writes what tests know into README.md, docs and llms.txt: `npx tsx test/docs/write.ts`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as prettier from "prettier";
import { catalogue, type CatalogueEntry } from "./catalogue.js";
import { entityTable } from "./entity-table.js";
import { entryPointTable } from "./modules.js";
import { anchorOf } from "./pages.js";
import { type Answers, peerAnswers, peerVersions } from "./peers.js";
import { policyTable } from "./policy-table.js";
import { described, linkTo, pageOf } from "./reference/entry.js";
import { referencePages } from "./reference/pages.js";
import { english } from "./reference/words.js";

const root = join(import.meta.dirname, "../..");

/** The files that say what tests know, as they should be. */
export async function writtenFiles(): Promise<Readonly<Record<string, string>>> {
  const entries = catalogue();
  const answers = await peerAnswers();
  const parts = {
    "README.md": {
      scorecard: scorecard(),
      peers: tableOfPeers(answers, ["d3", "DuckDB", "Malloy"]),
      metrics: domains(entries, "docs/reference/"),
    },
    "docs/comparison.md": {
      peers: tableOfPeers(answers, ["d3", "arquero", "DuckDB", "Malloy"]),
      versions: `With ${peerVersions}.`,
    },
    "docs/metrics.md": { metrics: lines(entries) },
    "docs/README.md": { modules: entryPointTable() },
    "docs/importing.md": { entities: entityTable() },
    "docs/subscriptions.md": { policies: policyTable() },
  };
  const files: Record<string, string> = {};
  for (const [file, own] of Object.entries(parts)) files[file] = await withParts(file, own);
  return {
    ...files,
    "llms.txt": forModels(files["docs/README.md"]!),
    ...(await referencePages(entries)),
  };
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

/** The domains, each with a link to its page and the number of its metrics. */
function domains(entries: readonly CatalogueEntry[], folder: string): string {
  const links = byDomain(entries).map(
    ([domain, own]) => `[${domain}](${folder}${pageOf(domain)}.md) ${own.length}`,
  );
  return `${entries.length} in all: ${links.join(" · ")}`;
}

/** All metrics by domain, a line each. */
function lines(entries: readonly CatalogueEntry[]): string {
  const sections = byDomain(entries).map(([domain, own]) => `## ${domain}\n\n${own.map(lineOf).join("\n")}`);
  const contents = byDomain(entries).map(([domain]) => `- [${domain}](#${anchorOf(domain)})`);
  return [contents.join("\n"), ...sections].join("\n\n");
}

function lineOf(entry: CatalogueEntry): string {
  const title = entry.title === entry.name ? entry.name : `${entry.name}(…)`;
  return `- [\`${title}\`](${linkTo(described(entry, english), "metrics", "reference/")}): ${entry.summary}`;
}

function byDomain(entries: readonly CatalogueEntry[]): [string, CatalogueEntry[]][] {
  const domains = [...new Set(entries.map(({ domain }) => domain))];
  return domains.map((domain) => [domain, entries.filter((entry) => entry.domain === domain)]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [file, text] of Object.entries(await writtenFiles())) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}
