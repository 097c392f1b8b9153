import { stateOfRepeated } from "../aggregates/accumulator.js";
import { nameErrors } from "../errors.js";
import { currencyKeyOf, keptInput, valueIn } from "./aggregate-columns.js";
import { groupByCell } from "./cells.js";
import type { Compiled } from "./compiled.js";
import { groupByKeyOf } from "./dimension-keys.js";
import { identifier, join, raw, type Sql, sql } from "./fragment.js";
import { GroupedSelect } from "./grouped-select.js";
import { issuesExcept, noIssue } from "./issue.js";
import { ofEachKey, type PlannedMeasure } from "./planned-measure.js";
import type { StatementContext } from "./compiler.js";
import { relationOf } from "./relation.js";
import { scalarIn } from "./scalar.js";
import { type UnionSelect, unionSelect } from "./union-select.js";

/** The SELECT of how often each value occurs, or of the values that were first or last. */
export function valueSelect(
  entity: string,
  measures: readonly [PlannedMeasure, ...PlannedMeasure[]],
  context: StatementContext,
): UnionSelect {
  const relation = relationOf(entity, context);
  const select = new GroupedSelect(context.dialect);
  const [{ measure, name }] = measures;
  const { where, input, units, aggregate } = ofEachKey(measure);
  const cells = groupByCell(select, relation, measure);
  const compiled = nameErrors(name, () => relation.compile((units ?? input!).definition));
  select.where(where && relation.compile(where.definition).value);
  select.where(noIssue([...cells.issues, ...issuesExcept(compiled.issues, cells.issues)]));
  const keys = nameErrors(name, () => groupByKeyOf(select, relation, measure, cells.issues));
  select.where(noIssue(keys.issues));
  // Without guards: WHERE excludes rows with issues, except those of dimensions, which are in the group null.
  const groupBy = (prefix: string, { unguarded, ...rest }: Compiled): string =>
    select.groupByScalar(prefix, { ...rest, unguarded, value: unguarded });
  const value = groupBy("value", compiled);
  const currencyKey = currencyKeyOf(compiled, select);
  const heldAt = compiled.at && { ...compiled.at, column: groupBy("at", compiled.at) };
  const count = select.aggregate(raw("COUNT(*)"));
  const rank = heldAt && rankOf(select, value, heldAt.column, keptInput(aggregate) === "last");
  const read: UnionSelect["read"] = (row, cube) => {
    const cell = cells.of(row);
    if (cell === null || keys.whyNone(row) !== null) return;
    const currency = nameErrors(name, () => currencyKey(row));
    if (typeof currency !== "string") return;
    const scalar = valueIn(String(row[value]), compiled, currency);
    for (const { index, measure } of measures) {
      const state =
        heldAt === undefined
          ? stateOfRepeated(ofEachKey(measure).aggregate, scalar, Number(row[count]))
          : { n: 0, chosen: { at: scalarIn(String(row[heldAt.column]), heldAt), value: scalar } };
      cube.cell(cell.key, cell.ordinal).addState(index, keys.stateOf(row, state));
    }
  };
  return unionSelect(select, relation, "chosen", read, rank);
}

/** The rank of a row by the time of its value, among rows that are equal in all other keys. */
function rankOf(select: GroupedSelect, value: string, at: string, isLast: boolean): Sql {
  const keys = select
    .keys("chosen")
    .filter((name) => name !== value && name !== at)
    .map((name) => identifier(name));
  const partition = keys.length === 0 ? raw("") : sql`PARTITION BY ${join(keys, ", ")} `;
  return sql`RANK() OVER (${partition}ORDER BY ${identifier(at)}${raw(isLast ? " DESC" : "")})`;
}
