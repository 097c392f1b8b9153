import { isRecord } from "../aggregates/state-checks.js";
import { type AlertProblem, being, having, listOf, namedIn, orNull } from "./problems.js";
import { quantityOf } from "./quantity.js";
import { flag, keyCheck, moment, statuses } from "./check-state.js";

/** What is wrong with an event, which may come from a queue. */
export function eventProblems(event: unknown): readonly AlertProblem[] {
  const text = being("a text", (value) => typeof value === "string");
  const status = namedIn(statuses);
  const amount = being("a number or an amount", (value) => quantityOf(value) !== null);
  return having({
    ...{ id: text, rule: text, metric: text, key: keyCheck, status, was: status, at: moment },
    ...{ since: orNull(moment), condition: text, why: orNull(text), signals: listOf(text), unit: text },
    ...{ value: orNull(amount), bounds: listOf(amount) },
    period: orNull(being("a period", (value) => isRecord(value) && typeof value["label"] === "string")),
    partial: flag,
    n: orNull(being("a number", Number.isFinite)),
    excluded: being("a list", Array.isArray),
    name: orNull(having({}, { en: text, ar: text })),
  })(event, "event");
}
