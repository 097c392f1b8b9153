import { type CalendarDate, type Money, period, type Period, type PeriodJson } from "salesmetrics";
import type {
  AlertKey,
  AlertReport,
  AlertRule,
  AlertState,
  AlertStatus,
  Observation,
} from "salesmetrics/alerts";
import { step } from "salesmetrics/alerts";

type Explained = ReturnType<AlertReport["explain"]>;

/** A row of a report made by hand. */
export interface Cell {
  readonly key?: AlertKey;
  readonly value: number | Money | null;
  readonly reason?: Explained["reason"];
  readonly n?: number | null;
  readonly partial?: boolean;
  readonly period?: Period | PeriodJson | null;
}

/** A report made by hand, of one metric that is called `metric`. */
export function reportAt(
  asOf: Date | CalendarDate | null,
  cells: readonly Cell[],
  metric = "calls",
): AlertReport {
  const dimensions = [...new Set(cells.flatMap(({ key = {} }) => Object.keys(key)))];
  const total = { period: null, partial: false, [metric]: null };
  const lines = new Map<object, Cell>([[total, { value: null }]]);
  const rows = cells.map((cell) => {
    const row = {
      ...cell.key,
      period: cell.period == null ? null : "contains" in cell.period ? cell.period : period(cell.period),
      partial: cell.partial ?? false,
      [metric]: cell.value,
    };
    lines.set(row, cell);
    return row;
  });
  const explain = (row: object): Explained => {
    const { value, reason = null, n = 100, partial = false } = lines.get(row)!;
    return {
      ...{ value, reason: value === null ? (reason ?? "empty") : reason, n, partial, asOf },
      ...{ numerator: null, denominator: null, ended: null, open: null, interval: null, atLeast: null },
      ...{ unit: "number", direction: "up", currency: null, policy: null, excluded: [], unknown: [] },
      ...{ period: (row as { period: Period | null }).period, formula: "" },
    };
  };
  return { dimensions, rows, total, explain };
}

/** The status of each instance after each observation, by the text of its dimension values; `-` for none. */
export function statuses(
  rule: AlertRule,
  observations: readonly Observation[],
  key: AlertKey = {},
): (AlertStatus | "-")[] {
  let state: AlertState | null = null;
  return observations.map((observation) => {
    // A state is stored between steps.
    ({ state } = step(rule, state && (JSON.parse(JSON.stringify(state)) as AlertState), observation));
    const found = state.instances.find((each) => JSON.stringify(each.key) === JSON.stringify(key));
    return found?.status ?? "-";
  });
}
