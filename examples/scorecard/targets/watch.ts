import { between, evaluate, grain, type Metrics, timeZone } from "salesmetrics";
import { type AlertEvent, replay, step } from "salesmetrics/alerts";
import type { Question } from "../question.js";
import { latestMonths } from "../sections/trend.js";
import { familyOf } from "./metrics.js";
import type { WatchedRule } from "./rule-file.js";

/** What a rule would have done in the last months. */
export interface Watched {
  readonly rule: WatchedRule["rule"];
  /** The beginnings of the alerts that are open today. */
  readonly open: readonly AlertEvent[];
  /** How many alerts began, and how many of them were over one step later. */
  readonly begun: number;
  readonly brief: number;
}

/** How many periods before the one of today a report has, as in a replay. */
const history = 12;

/** Replays a rule over the last months, at the end of each of its periods, and steps it once more with today. */
export function watched({ rule, every, by }: WatchedRule, question: Question): Watched {
  const { data, options } = question;
  const { asOf, ...amounts } = options;
  const { by: dimensions } = familyOf(rule.metric);
  const metrics = metricsIn(rule);
  const unit = grain(every, { timeZone: question.timeZone });
  const asked = {
    ...{ every: unit, zone: timeZone(question.timeZone), ...amounts },
    by: Object.fromEntries(by.map((name) => [name, dimensions[name]!])),
  };
  const past = replay(rule, metrics, data, { ...asked, during: latestMonths(question), history });
  const now = unit.reader()(asOf);
  const during = between(unit.period(now - history).start, unit.period(now).end);
  const { state, events } = step(rule, past.state, evaluate(metrics, data, { ...asked, during, asOf }));
  const beginnings = [...past.events, ...events].filter(isBeginning);
  return {
    rule,
    open: state.instances.flatMap(({ key, isAlerting }) => {
      const own = beginnings.filter((event) => JSON.stringify(event.key) === JSON.stringify(key));
      return isAlerting ? own.slice(-1) : [];
    }),
    begun: past.alerts.length + events.filter(isBeginning).length,
    brief: past.clearedWithinOneStep,
  };
}

/** The metrics that a rule names: its own, and those of bounds. */
function metricsIn(rule: WatchedRule["rule"]): Metrics {
  const text = JSON.stringify(rule);
  const named = Object.entries(familyOf(rule.metric).metrics).filter(([name]) => text.includes(`"${name}"`));
  return Object.fromEntries(named);
}

function isBeginning({ status, was }: AlertEvent): boolean {
  return status === "firing" && was !== "recovering";
}
