import { type Cells, outsidePeriods } from "../cube/cells.js";
import type { Slice } from "../formulas/slice.js";
import type { Selection } from "../scan/selection.js";
import { memoized } from "../memo.js";
import { batchSize } from "../vectors/vector.js";
import type { OpenScan } from "./open-scan.js";
import type { HeldRow } from "./row-table.js";

/**
 * Keys of rows, by entity.
 *
 * @category Live
 */
export type ChangedKeys = Readonly<Record<string, readonly string[]>>;

/** The keys of the changed rows of an entity, by the cells in which they counted before or count now. */
type KeysByCell = ReadonlyMap<number, ReadonlySet<string>>;

/** The changed rows of an entity. */
export interface ChangedRows {
  readonly entity: string;
  readonly rows: readonly HeldRow[];
  /** Notes the cells of rows; `null` if no metric reads them, or if others refer to them: then any cell may be theirs. */
  readonly scan: OpenScan | null;
}

/** Finds the keys of the changed rows that can have changed what is computed from some slices. */
export function causesOf(
  changed: readonly ChangedRows[],
  cells: Cells,
): (slices: readonly Slice[]) => ChangedKeys {
  const traced = changed.map(({ entity, rows, scan }) => {
    const all = [...new Set(rows.map(({ key }) => key))];
    return { entity, all, byCell: scan && keysByCell(scan, rows) };
  });
  const keysOf = (found: readonly number[] | null): ChangedKeys =>
    Object.fromEntries(
      traced
        .map(
          ({ entity, all, byCell }) => [entity, byCell && found ? keysInCells(byCell, found) : all] as const,
        )
        .filter(([, keys]) => keys.length > 0),
    );
  return (slices) => {
    const inPeriod = keysOf(slices.flatMap((slice) => cellsIn(cells, slice)));
    if (Object.keys(inPeriod).length > 0) return inPeriod;
    // What reads other periods, such as a running total, or other groups, such as a share.
    const inGroups = keysOf(slices.flatMap(({ groups }) => groups.flatMap((group) => cells.of(group))));
    return Object.keys(inGroups).length > 0 ? inGroups : keysOf(null);
  };
}

function cellsIn(cells: Cells, { groups, span }: Slice): number[] {
  if (span === null) return groups.flatMap((group) => cells.of(group));
  return [...cells.within(groups, span), ...cells.within(groups, outsidePeriods)];
}

function keysInCells(byCell: KeysByCell, cells: readonly number[]): string[] {
  return [...new Set(cells.flatMap((cell) => [...(byCell.get(cell) ?? [])]))];
}

/** Scans rows once more, as they were reported and as they are, to note their cells. */
function keysByCell(scan: OpenScan, changed: readonly HeldRow[]): KeysByCell {
  const { rows, selections } = scan;
  const found = new Map<number, Set<string>>();
  const versions = changed.flatMap(({ key, reported, row }) =>
    [reported, row].filter((version) => version !== null).map((version) => ({ key, version })),
  );
  for (let start = 0; start < versions.length; start += batchSize) {
    const some = versions.slice(start, start + batchSize);
    for (const { version } of some) rows.push(version);
    scan.read();
    rows.length = 0;
    for (const selection of selections) note(selection, some, found);
  }
  return found;
}

function note(
  { selected: { rows, cells, count } }: Selection,
  keys: readonly { readonly key: string }[],
  found: Map<number, Set<string>>,
): void {
  for (let index = 0; index < count; index++)
    memoized(found, cells[index]!, () => new Set<string>()).add(keys[rows[index]!]!.key);
}
