import type { Store } from "../cube/store.js";
import { SalesmetricsError } from "../errors.js";
import type { Metrics } from "../formulas/metric.js";
import type { Report } from "../report/report.js";

/** A report that nobody can change, for many may hold it. */
export function frozenReport(report: Report<Metrics>): Report<Metrics> {
  for (const row of report.rows) Object.freeze(row);
  Object.freeze(report.rows);
  Object.freeze(report.total);
  return Object.freeze(report);
}

/** A store that answers as long as it holds the rows it was made for. Its cells change with the next rows. */
export function currentStore(store: Store, isCurrent: () => boolean): Store {
  const current = (): Store => {
    if (isCurrent()) return store;
    throw new SalesmetricsError(
      "stale-report",
      "explain: expected the current report of the board, got one from before a change: write board.report().explain(row, …), which finds the row by its dimensions and period",
    );
  };
  return {
    ...store,
    finish: (...asked) => current().finish(...asked),
    gather: (...asked) => current().gather(...asked),
    excluded: (...asked) => current().excluded(...asked),
    unknown: (...asked) => current().unknown(...asked),
  };
}
