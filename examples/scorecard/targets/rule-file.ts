import { basename } from "node:path";
import { type AlertRule, ruleProblems } from "salesmetrics/alerts";
import { textOf } from "../input/text-file.js";
import { Problem } from "../problem.js";
import { familyOf } from "./metrics.js";

/** A file of rules. */
export interface RuleFile {
  readonly file: string;
  readonly rules: readonly WatchedRule[];
}

/** A rule of alerts, with the periods and the dimensions of its reports. */
export interface WatchedRule {
  readonly rule: AlertRule;
  readonly every: Every;
  readonly by: readonly string[];
}

const units = ["week", "month", "quarter"] as const;
type Every = (typeof units)[number];

/** The rules of a JSON file: a list, in which a rule may also say `every` which unit, and `by` which dimensions. */
export async function readRules(path: string, encoding: string): Promise<RuleFile> {
  let text = "";
  for await (const piece of textOf(path, encoding)) text += piece;
  const list = listIn(path, text);
  const problems = list.flatMap((entry, place) => problemsOf(entry, `rules[${place}]`));
  const ids = list.map((entry) => (entry as Partial<AlertRule> | null)?.id);
  for (const [place, id] of ids.entries())
    if (id !== undefined && ids.indexOf(id) < place)
      problems.push(`rules[${place}].id: expected an id of its own, got that of rules[${ids.indexOf(id)}]`);
  if (problems.length > 0) throw new Problem(`${basename(path)}: ${problems.join("; ")}`);
  return { file: basename(path), rules: list.map(watchedRule) };
}

function listIn(path: string, text: string): readonly unknown[] {
  const expected = `a list of rules such as [{ "id": "low", "metric": "winRate", "condition": { "below": 0.3 } }]`;
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.length > 0) return list;
  } catch (error) {
    throw new Problem(`${path}: cannot be read as JSON: ${(error as Error).message}; expected ${expected}`);
  }
  throw new Problem(`${path}: expected ${expected}`);
}

function watchedRule(entry: unknown): WatchedRule {
  const { every = "month", by = [], ...rule } = entry as AlertRule & Partial<Omit<WatchedRule, "rule">>;
  return { rule, every, by };
}

/** All that is wrong with an entry, each with its path. */
function problemsOf(entry: unknown, path: string): string[] {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    return [`${path}: expected a rule, got ${JSON.stringify(entry)}`];
  const { rule, every, by } = watchedRule(entry);
  const { metrics, by: dimensions } = familyOf(String(rule.metric));
  const problems = ruleProblems(rule, Object.keys(metrics)).map(
    (problem) => `${problem.path.replace(/^rule/, path)}: ${problem.message}`,
  );
  if (!units.includes(every))
    problems.push(`${path}.every: expected one of ${units.join(", ")}, got ${JSON.stringify(every)}`);
  if (JSON.stringify(rule).includes('"given":'))
    problems.push(
      `${path}.condition: expected a bound of the file, such as 0.3 or { "periodsBack": 12 }, got one that is given`,
    );
  const known = Object.keys(dimensions);
  if (!Array.isArray(by) || !by.every((name) => known.includes(String(name)))) {
    const expected =
      known.length === 0 ? `no dimensions for ${rule.metric}` : `a list of ${known.join(", ")}`;
    problems.push(`${path}.by: expected ${expected}, got ${JSON.stringify(by)}`);
  }
  return problems;
}
