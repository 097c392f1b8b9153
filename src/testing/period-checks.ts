import { between, grain } from "../calendar/index.js";
import type { Period } from "../calendar/time.js";
import { isSalesmetricsError } from "../errors.js";
import { askedPeriod } from "../question/periods-read.js";
import type { Comparison } from "./broken-law.js";
import { canonicalText } from "./canonical-text.js";
import { keyText, type MetricCase, outcomeText, reportOf } from "./metric-case.js";
import { type Draw, shuffled } from "./random.js";

const maxPeriods = 12;
const maxYears = 4;

/** Compares the total of a report with the metric called for one value. */
export function* checkTotal(testCase: MetricCase): Iterable<Comparison> {
  const { metric, data, name, query } = testCase;
  const report = reportOf(testCase);
  const { value, reason } = report.explain(report.total, name);
  // A total has nothing before it unless `during` is made of whole periods.
  if (reason === "not-applicable" && readsOtherPeriods(testCase)) return;
  const { every, during, asOf, currency, rates } = query;
  // The period of the question, in the zone that its grain gives it.
  const zoned = every?.zone == null ? during : during?.inZone(every.zone);
  const got = answer(() => metric(data, { during: zoned, asOf, currency, rates }));
  if (got !== null) yield { expected: canonicalText(value), got, from: { during } };
}

/** Compares each period of a report with a report of that period alone. */
export function* checkPeriods(testCase: MetricCase, draw: Draw): Iterable<Comparison> {
  const { query } = testCase;
  if (query.every === undefined) return;
  const report = reportOf(testCase);
  for (const period of shuffled(periodsOf(testCase), draw).slice(0, maxPeriods)) {
    const during = cut(period, query.during);
    if (readsOtherPeriods(testCase) && during !== period) continue;
    const alone = reportOf({ ...testCase, query: { ...query, every: undefined, during } });
    const lines = new Map(alone.rows.map((row) => [keyText(testCase, row), row]));
    for (const row of report.rows) {
      const line = lines.get(keyText(testCase, row));
      if (line === undefined || row.period?.label !== period.label) continue;
      const expected = outcomeText(alone, line, testCase);
      yield { expected, got: outcomeText(report, row, testCase), from: { during, row } };
    }
  }
}

/** Compares the total over the periods of a year with the metric during that year. */
export function* checkMergedPeriods(testCase: MetricCase): Iterable<Comparison> {
  const { every } = testCase.query;
  if (every === undefined) return;
  const { weekStartsOn, timeZone, fiscalYearStartMonth } = every.definition;
  const years = grain({ unit: "year", weekStartsOn, timeZone, fiscalYearStartMonth });
  // The period before the first one of a table of periods has no year.
  const begun = periodsOf(testCase).filter(({ start }) => start !== "0001-01-01");
  const ordinals = new Set(begun.map((period) => years.reader()(period.start)));
  for (const ordinal of [...ordinals].slice(0, maxYears)) {
    yield* checkTotal({ ...testCase, query: { ...testCase.query, during: years.period(ordinal) } });
  }
}

function readsOtherPeriods({ metric }: MetricCase): boolean {
  return metric.core().formula.periodsRead.some((read) => read !== askedPeriod);
}

/** The periods of a report, each once. */
function periodsOf(testCase: MetricCase): Period[] {
  const periods = reportOf(testCase).rows.flatMap(({ period }) => period ?? []);
  return [...new Map(periods.map((period) => [period.label, period])).values()];
}

function cut(period: Period, during: Period | undefined): Period {
  if (during === undefined || (during.start <= period.start && period.end <= during.end)) return period;
  const start = during.start > period.start ? during.start : period.start;
  const end = during.end < period.end ? during.end : period.end;
  return between(start, end, { timeZone: period.timeZone ?? undefined });
}

/** The value as text; `null` if the call lacks what a report has. */
function answer(ask: () => unknown): string | null {
  try {
    return canonicalText(ask());
  } catch (error) {
    const code = isSalesmetricsError(error) ? error.code : null;
    // A report says not-applicable where one number is refused.
    if (code === "mixed-currencies" || code === "no-previous-period") return "null";
    // A report by period takes `asOf` and the zone from its periods.
    if (code === "missing-time-zone" || code === "missing-as-of") return null;
    throw error;
  }
}
