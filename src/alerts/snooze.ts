import { having, refusal } from "../errors.js";
import type { TimeValue } from "../calendar/time.js";
import { checkSameForm, momentText } from "./moments.js";
import { refuseProblems } from "./problems.js";
import { stateProblems } from "./check-state.js";
import { type AlertKey, type AlertState, keyText } from "./state.js";

/**
 * The state with a rule, or one instance of it, snoozed: no alert begins before `until`.
 *
 * *When to use*. For planned work, or an alert that somebody looks into already.
 *
 * *Details*. While it is snoozed, an instance stays `pending`; if the condition is still met at `until`, the alert begins
 * then. An open alert goes on, and ends as it would. An `until` that is past ends a snooze.
 *
 * *Gotchas*. `until` is a calendar date if the reports' `asOf` are, else an instant. A key that the state does not know
 * throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { winRate, evaluate } from "salesmetrics";
 * import { snooze, step } from "salesmetrics/alerts";
 *
 * const rule = { id: "lost", metric: "winRate", condition: { below: 0.5 } } as const;
 * const deals = [{ id: "1", status: "lost", closedAt: "2025-03-03" }] as const;
 * const reportAsOf = (asOf: "2025-03-02" | "2025-03-03" | "2025-03-10") =>
 *   evaluate({ winRate }, { deals }, { asOf });
 *
 * const { state } = step(rule, null, reportAsOf("2025-03-02"));
 * const monday = step(rule, snooze(state, "2025-03-10"), reportAsOf("2025-03-03"));
 * monday.events.map(({ status }) => status); // => ["pending"]
 * step(rule, monday.state, reportAsOf("2025-03-10")).events.map(({ status }) => status); // => ["firing"]
 * ```
 *
 * @category Alerts
 */
export function snooze(state: AlertState, until: TimeValue, key?: AlertKey): AlertState {
  const { rule } = having("snooze", "a state of step", state, "rule");
  refuseProblems("snooze", "a state of step", stateProblems(state, rule));
  const snoozedUntil = momentText("snooze", until);
  checkSameForm("snooze", state.at, snoozedUntil);
  if (key === undefined) return { ...state, snoozedUntil };
  const text = keyText(having("snooze", "the key of an instance", key));
  const isKnown = state.instances.some((each) => keyText(each.key) === text);
  if (!isKnown) throw refusal("snooze", "the key of an instance of the state", text);
  const instances = state.instances.map((each) =>
    keyText(each.key) === text ? { ...each, snoozedUntil } : each,
  );
  return { ...state, instances };
}
