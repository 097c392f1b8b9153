import { having } from "../errors.js";
import { givenProblems } from "./check-given.js";
import { ruleProblems } from "./check-rule.js";
import { stateProblems } from "./check-state.js";
import { type AlertEvent, eventOf } from "./event.js";
import { judge, type Reading, readingWithout } from "./judge.js";
import { asOfReport, linesOf, metricsIn } from "./lines.js";
import { checkSameForm, momentText } from "./moments.js";
import type { AlertReport, GivenBound, Observation } from "./observation.js";
import { refuseProblems } from "./problems.js";
import { reportIn } from "../report/report-in.js";
import { type AlertConcern, type AlertRule, policyOf } from "./rule.js";
import { type AlertInstance, type AlertState, keyText } from "./state.js";
import { isHeld, type StepTime, transition, unseen } from "./transition.js";

/**
 * What comes of a step: the next state, and an event for each status that changed.
 *
 * @category Alerts
 */
export interface AlertStep {
  readonly state: AlertState;
  readonly events: readonly AlertEvent[];
}

/**
 * The state of a rule after a report, and an event for each instance whose status changed.
 *
 * *When to use*. Whenever there is a new report: each hour, each morning, after each import. Store the state, and pass it
 * with the next report; begin with `null`.
 *
 * *Details*. The report needs an `asOf`. Of each instance the latest row that is fit to be judged decides: with
 * `every`, that of the latest period which is over. The same row again is no further step of `for: { steps }`; a row without a
 * period, or of one that is not over, is a step each time. A report of the same `asOf` again changes nothing. An instance
 * that is not in the report any more is forgotten once it has no alert. In place of a report, `{ report, given }` brings bounds, and
 * `{ error, asOf }` says that the question failed.
 *
 * *Gotchas*. A report of `readReport` needs the explanations of the metric, as `toJSON({ explain: ["winRate"] })` sends them.
 * A rule or state that is wrong throws `invalid-argument` with every problem; a report that is older than the state does too.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, month, quarter, winRate } from "salesmetrics";
 * import { step } from "salesmetrics/alerts";
 *
 * const closed = (id: string, status: "won" | "lost", closedAt: "2025-01-10" | "2025-02-10"): Deal => ({
 *   ...{ id, status, closedAt },
 *   ownerId: "ann",
 * });
 * const deals = [
 *   ...[closed("1", "won", "2025-01-10"), closed("2", "lost", "2025-01-10")],
 *   ...[closed("3", "lost", "2025-02-10"), closed("4", "lost", "2025-02-10")],
 * ];
 * const reportAsOf = (asOf: "2025-01-31" | "2025-02-15" | "2025-02-28") =>
 *   evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId }, every: month(), during: quarter(2025, 1), asOf });
 * const rule = { id: "low win rate", metric: "winRate", condition: { below: 0.3 } } as const;
 *
 * const january = step(rule, null, reportAsOf("2025-01-31"));
 * const halfOfFebruary = step(rule, january.state, reportAsOf("2025-02-15"));
 * const february = step(rule, halfOfFebruary.state, reportAsOf("2025-02-28"));
 *
 * [january.events, halfOfFebruary.events]; // => [[], []]
 * february.events.map(({ key, status, value, bounds }) => [key, status, value, bounds]);
 * // => [[{ rep: "ann" }, "firing", 0, [0.3]]]
 * ```
 *
 * @see {@link replay}, {@link sentence}
 * @category Alerts
 */
export function step(rule: AlertRule, state: AlertState | null, observation: Observation): AlertStep {
  const seen = seenIn(rule, observation);
  refuseProblems(
    "step",
    "a rule",
    ruleProblems(rule, seen.report === null ? undefined : metricsIn(seen.report)),
  );
  if (state !== null) refuseProblems("step", "a state of step", stateProblems(state, rule.id));
  refuseProblems("step", "bounds", givenProblems(rule, seen.given));
  const at = momentText(
    "step",
    seen.report === null ? seen.asOf : asOfReport("step", seen.report, rule.metric),
  );
  checkTime(state, at);
  const time = { at, isRepeated: at === state?.at, snoozedUntil: state?.snoozedUntil ?? null };
  const instances: AlertInstance[] = [];
  const events: AlertEvent[] = [];
  for (const [before, reading] of readingsOf(rule, state, seen, at)) {
    const after = transition(rule, before, reading, time);
    if (after.status !== before.status) events.push(eventOf(rule, before, after, reading, at));
    if (!isForgotten(rule, after, reading, time)) instances.push(after);
  }
  return { state: { version: 1, rule: rule.id, at, snoozedUntil: time.snoozedUntil, instances }, events };
}

/** An observation, whatever its form. */
interface Seen {
  readonly report: AlertReport | null;
  readonly given: Readonly<Record<string, GivenBound>>;
  readonly asOf?: unknown;
}

function seenIn(rule: AlertRule, observation: Observation): Seen {
  having("step", "a rule", rule);
  having("step", "a report, { report, given } or { error, asOf }", observation);
  if ("error" in observation) return { report: null, given: {}, asOf: observation.asOf };
  if (!("report" in observation)) return { report: reportIn("step", observation), given: {} };
  return { report: reportIn("step", observation.report), given: observation.given ?? {} };
}

function checkTime(state: AlertState | null, at: string): void {
  if (state === null) return;
  const moments = [state.at, state.snoozedUntil, ...state.instances.map((each) => each.snoozedUntil)];
  for (const moment of moments) checkSameForm("step", moment, at);
  if (state.at !== null && at < state.at)
    refuseProblems("step", "a report as of the latest one or later", [
      { path: "asOf", message: `expected ${state.at} or later, got ${at}` },
    ]);
}

/** The reading of each instance that is in the report or in the state, in the order of the report. */
function readingsOf(
  rule: AlertRule,
  state: AlertState | null,
  { report, given }: Seen,
  at: string,
): readonly (readonly [AlertInstance, Reading])[] {
  const known = new Map((state?.instances ?? []).map((each) => [keyText(each.key), each]));
  if (report === null) {
    // Somebody has to be told, even if no instance is known yet.
    const instances = known.size === 0 ? [unseen({}, at)] : [...known.values()];
    return instances.map((each) => [each, readingAbout(rule, "error", "failed")]);
  }
  const lines = linesOf(report, at);
  const present = Array.from(lines, ([text, rows]) => {
    const before = known.get(text) ?? unseen(rows[0]!.key, at);
    return [before, judge({ rule, lines: rows, place: rows.length - 1, given })] as const;
  });
  const vanished = [...known].filter(([text]) => !lines.has(text));
  return [
    ...present,
    ...vanished.map(([, each]) => [each, readingAbout(rule, "vanished", "vanished")] as const),
  ];
}

/** The reading of an instance that has no row, as the policy says. */
function readingAbout(rule: AlertRule, concern: AlertConcern, why: string): Reading {
  const policy = policyOf(rule, concern);
  const skipped = concern === "error" ? "error" : "noData";
  return readingWithout(({ keep: "keep", ok: "unmet", alert: "met", skip: skipped } as const)[policy], why);
}

/** Whether nothing of an instance has to be remembered: it has no row, no alert, and nothing that holds one back. */
function isForgotten(rule: AlertRule, after: AlertInstance, { line, why }: Reading, time: StepTime): boolean {
  return line === null && why === "vanished" && after.status === "ok" && !isHeld(rule, after, time);
}
