import type { Slice } from "../formulas/slice.js";
import { originOf, type Origin } from "../report/report.js";

/** A row of the report of a cohort table. */
interface Reported {
  readonly report: { readonly [originOf]?: Origin };
  readonly row: object;
}

const finders = /*#__PURE__*/ new WeakMap<object, (cell: object) => Reported | undefined>();

/** The same table, which remembers the report it was made of. JSON does not hold that. */
export function withReport<Table extends object>(
  table: Table,
  report: Reported["report"],
  slices: ReadonlyMap<object, Slice>,
): Table {
  finders.set(table, (cell) => {
    const { period, groups } = slices.get(cell)!;
    const part = report[originOf]!.parts.find(
      ({ slice }) => slice.period === period && slice.groups.length === 1 && slice.groups[0] === groups[0],
    );
    return part && { report, row: part.row };
  });
  return table;
}

/** The row of a report that has the events of a cell; none if the cell has no events. */
export function reportedCell(table: object, cell: object): Reported | undefined {
  return finders.get(table)?.(cell);
}
