import { sentence } from "salesmetrics/alerts";
import type { Language } from "salesmetrics/describe";
import { counted, formatCount } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import { printable } from "../layout/printable.js";
import type { Question } from "../question.js";
import { titleWith } from "../targets/metrics.js";
import type { RuleFile } from "../targets/rule-file.js";
import { type Watched, watched } from "../targets/watch.js";

const columns = [
  { title: "rule", align: "left" },
  { title: "metric", align: "left" },
  { title: "open" },
  { title: "begun" },
  { title: "over at once" },
] as const;

/** What would alert today and since when, and how often each rule would have called before. */
export function alerts({ file, rules }: RuleFile, question: Question): Section {
  const found = rules.map((rule) => ({ ...watched(rule, question), by: rule.by }));
  const open = found.flatMap((each) => sentencesOf(each));
  const rows = found.map(({ rule, by, open, begun, brief }): Cell[] => [
    printable(rule.id),
    `${titleWith(rule.metric, {})}${by.length === 0 ? "" : ` by ${by.join(" and ")}`}`,
    { text: formatCount(open.length), tone: open.length === 0 ? "dim" : "warn" },
    formatCount(begun),
    formatCount(brief),
  ]);
  return {
    title: "Alerts",
    about: `${counted(open.length, "alert")} open on ${question.asOf}, by the rules of ${printable(file)}`,
    lines: (paint) => [
      ...open.flatMap((text) => remark(text, (line) => paint(line, "warn"))),
      ...(open.length === 0 ? [] : [""]),
      ...table(columns, rows, paint),
      ...remark(
        "Begun: in the months listed above, judged at the end of each period, over the rows as they are now. Over at once: ended one step later.",
        paint,
      ),
    ],
  };
}

/** The alerts that are open today, a sentence each, in a language. */
export function openAlerts({ rules }: RuleFile, question: Question, language: Language): string[] {
  return rules.flatMap((rule) => sentencesOf(watched(rule, question), language));
}

function sentencesOf({ rule, open }: Watched, language?: Language): string[] {
  const code = language?.code === "ar" ? "ar" : "en";
  const texts = language?.metrics as Readonly<Record<string, { readonly name: string }>> | undefined;
  const usual = texts?.[rule.metric]?.name ?? titleWith(rule.metric, {});
  const name = { [code]: usual, ...rule.name };
  return open.map((event) => printable(sentence({ ...event, name }, code)));
}
