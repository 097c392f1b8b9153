import type { Explanation } from "../report/explanation.js";
import type { Line } from "./lines.js";
import type { AlertConcern, AlertRule } from "./rule.js";

/** Why a row cannot be judged: what a policy is about, and the reason in a word. */
export interface Concern {
  readonly concern: AlertConcern;
  readonly why: string;
}

/** What is wrong with a value of a row, in the order in which policies are asked. */
export function concernsOf({ partial, reason }: Explanation): Concern[] {
  const concerns: Concern[] = [];
  if (partial || reason === "incomplete-period") concerns.push({ concern: "partial", why: "partial" });
  if (reason === "immature") concerns.push({ concern: "unripe", why: reason });
  else if (reason === "not-applicable") concerns.push({ concern: "error", why: reason });
  // After "partial": who judges periods that are not over has not said that no value is an alert.
  else if (reason !== null) concerns.push({ concern: "noData", why: reason });
  return concerns;
}

/** What is wrong with the metric of a rule in a row, too few rows included. */
export function concernsAbout({ metric, atLeast }: AlertRule, line: Line): Concern[] {
  const explanation = line.explain(metric);
  const isFew = atLeast?.n !== undefined && (explanation.n ?? 0) < atLeast.n;
  return [...concernsOf(explanation), ...(isFew ? [{ concern: "few", why: "few" } as const] : [])];
}
