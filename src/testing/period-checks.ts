import { between, grain } from "../calendar/index.js";
import type { Period } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import { askedPeriod } from "../question/periods-read.js";
import { type Asked, keyText, outcomeText, reportOf } from "./asked.js";
import type { Comparison } from "./broken-law.js";
import { type Draw, shuffled } from "./random.js";
import { strictText } from "./strict-text.js";

const mostPeriods = 12;
const mostYears = 4;

/** The total of a report, and the metric asked for one number. */
export function* checkTotal(asked: Asked): Iterable<Comparison> {
  const { metric, data, name, query } = asked;
  const report = reportOf(asked);
  const { value, reason } = report.explain(report.total, name);
  // A total has nothing before it unless `during` is made of whole periods.
  if (reason === "not-applicable" && looksElsewhere(asked)) return;
  const { asOf, currency, rates } = query;
  const got = answer(() => metric(data, { during: zoned(asked), asOf, currency, rates }));
  if (got !== null) yield { expected: strictText(value), got, from: { during: query.during } };
}

/** Each period of a report, asked for alone. */
export function* checkPeriods(asked: Asked, draw: Draw): Iterable<Comparison> {
  const { name, query } = asked;
  if (query.every === undefined) return;
  const report = reportOf(asked);
  for (const period of shuffled(periodsOf(asked), draw).slice(0, mostPeriods)) {
    const during = cut(period, query.during);
    if (looksElsewhere(asked) && during !== period) continue;
    const alone = reportOf({ ...asked, query: { ...query, every: undefined, during } });
    const lines = new Map(alone.rows.map((row) => [keyText(asked, row), row]));
    for (const row of report.rows) {
      const line = lines.get(keyText(asked, row));
      if (line === undefined || row.period?.label !== period.label) continue;
      const expected = outcomeText(alone.explain(line, name));
      yield { expected, got: outcomeText(report.explain(row, name)), from: { during, row } };
    }
  }
}

/** The total over the periods of a year, and the metric during that year. */
export function* checkMergedPeriods(asked: Asked): Iterable<Comparison> {
  const { every } = asked.query;
  if (every === undefined) return;
  const { weekStartsOn, timeZone, fiscalYearStartMonth } = every.definition;
  const years = grain({ unit: "year", weekStartsOn, timeZone, fiscalYearStartMonth });
  // What lies before a table of periods has no year.
  const begun = periodsOf(asked).filter(({ start }) => start !== "0001-01-01");
  const ordinals = new Set(begun.map((period) => years.reader()(period.start)));
  for (const ordinal of [...ordinals].slice(0, mostYears)) {
    yield* checkTotal({ ...asked, query: { ...asked.query, during: years.period(ordinal) } });
  }
}

function looksElsewhere({ metric }: Asked): boolean {
  return metric.core().formula.periodsRead.some((read) => read !== askedPeriod);
}

/** The periods of a report, each once. */
function periodsOf(asked: Asked): Period[] {
  const periods = new Map<string, Period>();
  for (const { period } of reportOf(asked).rows) if (period !== null) periods.set(period.label, period);
  return [...periods.values()];
}

/** The period of the question, in the zone that its grain gives it. */
function zoned({ query: { every, during } }: Asked): Period | undefined {
  return every?.zone == null ? during : during?.inZone(every.zone);
}

function cut(period: Period, during: Period | undefined): Period {
  if (during === undefined || (during.start <= period.start && period.end <= during.end)) return period;
  const start = during.start > period.start ? during.start : period.start;
  const end = during.end < period.end ? during.end : period.end;
  return between(start, end, { timeZone: period.timeZone ?? undefined });
}

/** The value as text; `null` where one number cannot be asked for what a report can tell. */
function answer(ask: () => unknown): string | null {
  try {
    return strictText(ask());
  } catch (error) {
    const code = error instanceof SalesmetricsError ? error.code : null;
    // A report says not-applicable where one number is refused.
    if (code === "mixed-currencies" || code === "no-previous-period") return "null";
    // A report by period has moments of its own.
    if (code === "missing-time-zone" || code === "missing-as-of") return null;
    throw error;
  }
}
