import { nameErrors, SalesmetricsError } from "../errors.js";
import { aggregateColumns } from "./aggregate-columns.js";
import type { CellGrouping, groupByCell, groupUndated, RowCell } from "./cells.js";
import type { ResultRow, RowClass } from "./codes.js";
import { type ConditionGroup, conditionGroups } from "./condition-groups.js";
import type { CubeBuilder } from "./cube-builder.js";
import { groupByKeyOf, type KeyGrouping, keyless } from "./dimension-keys.js";
import { raw, type Sql, sql } from "./fragment.js";
import { GroupedSelect } from "./grouped-select.js";
import { issuesExcept } from "./issue.js";
import type { PlannedMeasure } from "./planned-measure.js";
import type { StatementContext } from "./compiler.js";
import { type Relation, relationOf } from "./relation.js";

/** A SELECT of a statement's UNION ALL, and how its rows become cells. */
export interface UnionSelect {
  readonly outputs: ReadonlyMap<string, Sql>;
  readonly body: Sql;
  /** Whether it is the SELECT of the types of columns. */
  readonly isOfTypes?: boolean;
  read(row: ResultRow, cube: CubeBuilder): void;
}

export function unionSelect(
  select: GroupedSelect,
  relation: Relation,
  rows: RowClass,
  read: UnionSelect["read"],
  rank?: Sql,
): UnionSelect {
  return { outputs: select.outputs(rows), body: select.body(relation.from(), rows, rank), read };
}

/** The SELECTs of counts, sums and extremes of measures with one time axis, of rows with or without a time. */
export function aggregateSelects(
  entity: string,
  measures: readonly [PlannedMeasure, ...PlannedMeasure[]],
  context: StatementContext,
  grouped: typeof groupByCell | typeof groupUndated,
): UnionSelect[] {
  const relation = relationOf(entity, context);
  const select = new GroupedSelect(context.dialect);
  const [{ measure, name }] = measures;
  const cells = grouped(select, relation, measure);
  if (cells === null) return [];
  const keys = cells.areDated
    ? nameErrors(name, () => groupByKeyOf(select, relation, measure, cells.issues))
    : keyless;
  const readers = conditionGroups(select, relation, measures).map((group) =>
    groupReader(group, select, relation, cells, keys),
  );
  const checkOf = select.codes.addIssues(issuesExcept(relation.checks(), cells.issues));
  const read: UnionSelect["read"] = (row, cube) => {
    const failed = checkOf(row);
    if (failed !== null)
      throw new SalesmetricsError("invalid-rows", `fromSql: ${entity}: expected ${failed.text}`);
    const cell = cells.of(row);
    if (cell !== null) for (const readGroup of readers) readGroup(row, cell, cube);
  };
  const classes: RowClass[] = select.dialect.isolatesIssues ? ["sound", "defective"] : ["any"];
  const each: RowClass[] = select.codes.haveIssues ? classes : ["sound"];
  return each.map((rows) => unionSelect(select, relation, rows, read));
}

/** Adds a group's aggregates to a SELECT, and reads them from a row of the result. */
function groupReader(
  { holds, issues, measures }: ConditionGroup,
  select: GroupedSelect,
  relation: Relation,
  { areDated, issues: settled }: CellGrouping,
  { whyNone, stateOf }: KeyGrouping,
): (row: ResultRow, cell: RowCell, cube: CubeBuilder) => void {
  const count = select.aggregate(
    holds === null ? raw("COUNT(*)") : sql`COUNT(CASE WHEN ${holds} THEN 1 END)`,
  );
  const undecidedOf = select.codes.addIssues(issues);
  const all = issues.length === 0 ? count : select.aggregate(raw("COUNT(*)"));
  // Rows without a time are only counted.
  const readers = measures.map((each) =>
    areDated
      ? nameErrors(each.name, () => aggregateColumns(each, holds, select, relation, settled))
      : () => null,
  );
  return (row, { key, ordinal, undated, unknown }, cube) => {
    const undecided = undecidedOf(row);
    const rows = Number(row[undecided === null ? count : all]);
    if (rows === 0) return;
    const cell = cube.cell(key, undated === null ? ordinal : null);
    const why = undated ?? undecided;
    const keyless = whyNone(row);
    for (const [place, { index }] of measures.entries()) {
      if (why !== null) {
        cell.addExcluded(index, why.text, rows);
        continue;
      }
      if (unknown !== null) cell.addUnknown(index, unknown.text, rows);
      const add = (state: unknown): void => cell.addState(index, stateOf(row, state));
      const excluded = keyless ?? readers[place]!(row, rows, add);
      if (excluded !== null) cell.addExcluded(index, excluded, rows);
    }
  };
}
