import { basename } from "node:path";
import type { CurrencyCode } from "salesmetrics";
import type { Goal } from "salesmetrics/goals";
import { recordsOf } from "../input/records.js";
import { Problem } from "../problem.js";
import { familyOf } from "./metrics.js";

/** A file of targets. */
export interface GoalFile {
  readonly file: string;
  readonly lines: readonly GoalLine[];
}

/** What a line of a file says of a goal, by column title. */
export interface GoalLine {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

const required = ["Metric", "Period", "Target"];
const optional = [
  "Segment",
  "Currency",
  "Baseline",
  "Direction",
  "Tolerance",
  "Curve",
  "At Least",
  "From",
  "Reason",
];

/** The goals of a CSV file, a line each. */
export async function readGoals(
  path: string,
  reading: { readonly delimiter: string | null; readonly encoding: string },
): Promise<GoalFile> {
  const lines: GoalLine[] = [];
  const ragged: string[] = [];
  let titles: readonly string[] | null = null;
  for await (const { cells, line } of recordsOf(path, reading)) {
    const texts = cells.map((cell) => cell.trim());
    if (titles === null) titles = titlesIn(path, texts);
    else if (texts.length !== titles.length)
      ragged.push(`line ${line}: expected ${titles.length} cells, got ${texts.length}`);
    else lines.push({ line, values: Object.fromEntries(titles.map((title, at) => [title, texts[at]!])) });
  }
  if (ragged.length > 0) throw new Problem(`${path}: ${ragged.join("; ")}`);
  if (lines.length === 0) throw new Problem(`${path}: has a header and no rows`);
  return { file: basename(path), lines };
}

function titlesIn(path: string, cells: readonly string[]): readonly string[] {
  const known = [...required, ...optional];
  const titles = cells.map((cell) => known.find((one) => one.toLowerCase() === cell.toLowerCase()) ?? cell);
  const absent = required.find((title) => !titles.includes(title));
  const stray = titles.find((title, place) => !known.includes(title) || titles.indexOf(title) !== place);
  if (absent === undefined && stray === undefined) return titles;
  throw new Problem(
    `${path}: expected the columns ${required.join(", ")}, and if wanted ${optional.join(", ")}, each once; ${absent === undefined ? `got ${stray ?? ""}` : `${absent} is not there`}`,
  );
}

/** A line as a goal; what cannot be read stays as it is, to be refused with its line. */
export function goalOf({ values }: GoalLine, currency: CurrencyCode | null): Goal {
  const text = (title: string): string | null => values[title] || null;
  const number = (title: string): unknown => numberOf(text(title));
  const metric = text("Metric") ?? "";
  const isMoney = familyOf(metric).metrics[metric]?.core().unit === "money";
  const code = text("Currency") ?? (isMoney ? currency : null);
  const amount = (title: string): unknown =>
    code === null || text(title) === null ? number(title) : { amount: text(title), currency: code };
  return {
    metric,
    period: text("Period"),
    segment: segmentOf(text("Segment")),
    target: amount("Target"),
    baseline: amount("Baseline"),
    direction: text("Direction"),
    tolerance: number("Tolerance"),
    curve: text("Curve") === "business days" ? { businessDays: {} } : text("Curve"),
    atLeast: number("At Least"),
    from: text("From"),
    reason: text("Reason"),
  } as Goal;
}

/** `0.4` and `40%` as a number; a text that is none as it is. */
function numberOf(text: string | null): number | string | null {
  const [, digits, percent] = /^(-?\d+(?:\.\d+)?)(%?)$/.exec(text ?? "") ?? [];
  if (digits === undefined) return text;
  return percent === "%" ? Number(`${digits}e-2`) : Number(digits);
}

/** `rep=Ann; source=Website` as the values of dimensions; nothing after `=` means the rows without one. */
function segmentOf(text: string | null): Goal["segment"] {
  if (text === null) return null;
  return Object.fromEntries(
    text.split(";").map((part) => {
      const [name = "", ...value] = part.split("=");
      return [name.trim(), value.join("=").trim() || null];
    }),
  );
}
