import { addDays } from "../calendar/dates.js";
import { grainIn, periodIn } from "../calendar/arguments.js";
import { between } from "../calendar/range.js";
import type { CalendarDate, Grain, Period } from "../calendar/time.js";
import { having, invalidArgument, knownOptionsIn, listIn, refusal, SalesmetricsError } from "../errors.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";
import type { Only } from "../question/only.js";
import type { Query } from "../question/query.js";
import { type DataOfMetrics, evaluate } from "../report/evaluate.js";
import type { AlertEvent } from "./event.js";
import type { GivenBound } from "./observation.js";
import type { AlertRule } from "./rule.js";
import { type AlertKey, type AlertState, keyText } from "./state.js";
import { step } from "./step.js";

/**
 * The question of a replay: that of its reports, without `asOf`, which moves.
 *
 * @category Alerts
 */
export interface ReplayQuery<
  By extends Dimensions = Dimensions,
  Where extends Only<never> = Only<never>,
> extends Pick<Query<By>, "by" | "zone" | "currency" | "rates"> {
  /** The days of the steps. */
  readonly during: Period;
  /** How the reports are split; without it, each is about all time until then. */
  readonly every?: Grain | undefined;
  /** When steps are made: at the end of each of these periods; those of `every` without it. */
  readonly steps?: Grain | undefined;
  /** How many periods of `every` before the current one are in a report; 12 without it. */
  readonly history?: number | undefined;
  readonly where?: Where | undefined;
  /** Bounds, as they come with a report. */
  readonly given?: Readonly<Record<string, GivenBound>> | undefined;
  /** When something was truly wrong. An alert that begins then is no false alarm. */
  readonly incidents?: readonly Period[] | undefined;
}

/**
 * An alert of a replay.
 *
 * @category Alerts
 */
export interface ReplayedAlert {
  readonly key: AlertKey;
  /** The `asOf` at which it began. */
  readonly from: string;
  /** The `asOf` at which it was over; `null` if it was not. */
  readonly until: string | null;
  /** At how many steps it was open. */
  readonly steps: number;
  /** Whether it began outside all incidents. */
  readonly isFalse: boolean;
}

/**
 * What a rule would have done.
 *
 * @category Alerts
 */
export interface Replay {
  /** How many steps were made. */
  readonly steps: number;
  readonly alerts: readonly ReplayedAlert[];
  /** How many alerts were over one step after they began. */
  readonly clearedWithinOneStep: number;
  /**
   * The average run length between false alarms: steps of all instances without an open alert, outside incidents, ÷ false
   * alarms. `null` if there was none.
   */
  readonly averageRunLength: number | null;
  readonly events: readonly AlertEvent[];
  readonly state: AlertState | null;
}

/** One mistyped year makes thousands of steps. */
const mostSteps = 10_000;

/**
 * What a rule would have done over past days: its alerts, how long they were open, and how many were over at once.
 *
 * *When to use*. Before a rule is switched on: to see how often it would have called, and choose its bound.
 *
 * *Details*. At the end of each period of `steps` within `during` a report is made, with that day as `asOf`, over the
 * current period of `every` and `history` ones before it; the rule is stepped through these reports. The result equals that of
 * stepping through them one by one. Each alert counts as false, but for those that begin in an incident.
 *
 * *Gotchas*. Rows are those of today: what was entered or changed later is in the past too. To see the past as it was known,
 * rows need the date on which they were recorded, and `where` the condition that it had come. Each step scans the rows.
 *
 * @example
 * ```ts
 * import { Deal, month, winRate, year } from "salesmetrics";
 * import { replay } from "salesmetrics/alerts";
 *
 * const won = [6, 5, 6, 2, 6, 2, 1, 2, 6, 5, 6, 5]; // of ten deals each month
 * const deals = won.flatMap((count, place) =>
 *   Array.from({ length: 10 }, (_, each): Deal => ({
 *     id: `${place} ${each}`,
 *     status: each < count ? "won" : "lost",
 *     closedAt: month(2025, place + 1).start,
 *   })),
 * );
 * const question = { every: month(), during: year(2025) };
 * const rule = { id: "low", metric: "winRate", condition: { below: 0.3 } } as const;
 *
 * const { alerts, clearedWithinOneStep } = replay(rule, { winRate }, { deals }, question);
 * alerts.map(({ from, steps }) => [from, steps]); // => [["2025-04-30", 1], ["2025-06-30", 3]]
 * clearedWithinOneStep; // => 1
 *
 * const patient = { ...rule, for: { steps: 2 } };
 * replay(patient, { winRate }, { deals }, question).alerts.map(({ from, steps }) => [from, steps]);
 * // => [["2025-07-31", 2]]
 * ```
 *
 * @category Alerts
 */
export function replay<
  const M extends Metrics,
  const By extends Dimensions = Record<never, never>,
  const Where extends Only<never> = Only<unknown>,
>(rule: AlertRule, metrics: M, data: DataOfMetrics<M, By, Where>, query: ReplayQuery<By, Where>): Replay {
  const {
    during,
    every,
    steps = every,
    history = 12,
    given = {},
    incidents = [],
    ...question
  } = queryIn(query);
  if (!Number.isInteger(history) || history < 0)
    throw invalidArgument("replay", "a whole number of periods as history", history);
  const days = stepsIn(periodIn("replay", during), grainIn("replay", steps!));
  const watch = new Watch(
    listIn("replay", "a list of periods as incidents", incidents).map((each) => periodIn("incidents", each)),
  );
  for (const asOf of days) {
    const period = every === undefined ? undefined : reachOf(grainIn("replay", every), asOf, history);
    const report = evaluate(metrics, data as never, { ...question, every, during: period, asOf } as never);
    watch.take(asOf, step(rule, watch.state, { report, given }));
  }
  return watch.result(days.length);
}

function queryIn<By extends Dimensions, Where extends Only<never>>(
  query: ReplayQuery<By, Where>,
): ReplayQuery<By, Where> {
  const known = knownOptionsIn("replay", query, [
    ...(["by", "every", "steps", "during", "where", "zone"] as const),
    ...(["currency", "rates", "history", "given", "incidents"] as const),
  ]);
  having("replay", "bounds by name", known.given ?? {});
  if (known.every !== undefined || known.steps !== undefined) return known;
  throw refusal("replay", "every, such as month(), or steps", "neither");
}

/** The last day of each period that ends within the days of a replay. */
function stepsIn({ start, end }: Period, grain: Grain): CalendarDate[] {
  const read = grain.reader();
  const [first, last] = [read(start), read(addDays(end, -1))];
  if (last - first >= mostSteps)
    throw new SalesmetricsError(
      "too-many-periods",
      `replay: expected at most ${mostSteps} steps, got ${last - first + 1} from ${start} to ${end}: look for a mistyped date`,
    );
  const periods = Array.from({ length: last - first + 1 }, (_, place) => grain.period(first + place));
  return periods.filter((period) => period.end <= end).map((period) => addDays(period.end, -1));
}

/** The days of a report: the period that holds a day, and those before it. */
function reachOf(every: Grain, day: CalendarDate, history: number): Period {
  const ordinal = every.reader()(day);
  return between(every.period(ordinal - history).start, every.period(ordinal).end);
}

/** Follows the alerts from step to step. */
class Watch {
  state: AlertState | null = null;
  readonly #events: AlertEvent[] = [];
  readonly #alerts: ReplayedAlert[] = [];
  /** The places of open alerts in the list, by key. */
  readonly #open = new Map<string, number>();
  #watched = 0;

  constructor(readonly incidents: readonly Period[]) {}

  take(asOf: CalendarDate, { state, events }: { state: AlertState; events: readonly AlertEvent[] }): void {
    const isFalse = !this.incidents.some((incident) => incident.contains(asOf));
    const alerting = new Set<string>();
    for (const { key, isAlerting } of state.instances) {
      const text = keyText(key);
      const place = this.#open.get(text);
      if (place === undefined && isFalse) this.#watched++;
      if (!isAlerting) continue;
      alerting.add(text);
      if (place !== undefined)
        this.#alerts[place] = { ...this.#alerts[place]!, steps: this.#alerts[place]!.steps + 1 };
      else this.#open.set(text, this.#alerts.push({ key, from: asOf, until: null, steps: 1, isFalse }) - 1);
    }
    for (const [text, place] of this.#open) {
      if (alerting.has(text)) continue;
      this.#alerts[place] = { ...this.#alerts[place]!, until: asOf };
      this.#open.delete(text);
    }
    this.state = state;
    this.#events.push(...events);
  }

  result(steps: number): Replay {
    const falseAlarms = this.#alerts.filter(({ isFalse }) => isFalse).length;
    return {
      steps,
      alerts: this.#alerts,
      clearedWithinOneStep: this.#alerts.filter((each) => each.steps === 1 && each.until !== null).length,
      averageRunLength: falseAlarms === 0 ? null : this.#watched / falseAlarms,
      events: this.#events,
      state: this.state,
    };
  }
}
