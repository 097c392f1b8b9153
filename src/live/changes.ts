import type { Metrics } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { keyOfLines } from "../report/line-key.js";
import { originOf, type Report } from "../report/report.js";
import type { ChangedKeys } from "./causes.js";

/**
 * A row of a report that changed.
 *
 * @category Live
 */
export interface RowChange<out Row = unknown> {
  /** The row before; `null` if there was none. */
  readonly was: Row | null;
  /** The row now; `null` if there is none any more. */
  readonly now: Row | null;
  /** The keys of the changed rows that can have caused it, by entity. None, if only `asOf` moved. */
  readonly keys: ChangedKeys;
}

type AnyRow = Readonly<Record<string, unknown>>;

/** The rows that differ between two reports of one question. */
export function changesBetween(
  before: Report<Metrics>,
  after: Report<Metrics>,
  keysIn: (slices: readonly Slice[]) => ChangedKeys,
): RowChange[] {
  const keyOf = keyOfLines(after.dimensions);
  const [old, fresh] = [linesOf(before, keyOf), linesOf(after, keyOf)];
  const changes: RowChange[] = [];
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, now] = [old.get(key), fresh.get(key)];
    if (was !== undefined && now !== undefined && isSame(was.row, now.row)) continue;
    const slices = [was?.slice, now?.slice].filter((slice) => slice !== undefined);
    changes.push(Object.freeze({ was: was?.row ?? null, now: now?.row ?? null, keys: keysIn(slices) }));
  }
  return changes;
}

/** The rows of a report with their slices, by key. */
function linesOf(
  { rows, [originOf]: origin }: Report<Metrics>,
  keyOf: (row: unknown) => string,
): Map<string, { readonly row: AnyRow; readonly slice: Slice }> {
  const slices = new Map(origin!.parts.map(({ row, slice }) => [row, slice]));
  return new Map(rows.map((row) => [keyOf(row), { row, slice: slices.get(row)! }]));
}

function isSame(was: AnyRow, now: AnyRow): boolean {
  return was === now || Object.keys(now).every((name) => isSameValue(was[name], now[name]));
}

/** Whether two values of a metric are the same: amounts, times and curves by what they say as JSON. */
function isSameValue(was: unknown, now: unknown): boolean {
  if (Object.is(was, now)) return true;
  const areObjects = typeof was === "object" && typeof now === "object" && was !== null && now !== null;
  return areObjects && JSON.stringify(was) === JSON.stringify(now);
}
