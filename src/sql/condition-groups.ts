import { nameErrors } from "../errors.js";
import { type InList, inPredicate } from "./compiled.js";
import { anyOf, distinct, identifier, type Sql } from "./fragment.js";
import type { GroupedSelect } from "./grouped-select.js";
import { conditionsOf, invalidOnly, type Issue } from "./issue.js";
import { groupByKey, type PlannedMeasure } from "./planned-measure.js";
import type { Relation } from "./relation.js";

/** Measures with the same condition. */
export interface ConditionGroup {
  /** The condition as an inner column; `null` if it is true of all rows that the SELECT reads. */
  readonly holds: Sql | null;
  /** The issues of rows for which it cannot be decided. */
  readonly issues: readonly Issue[];
  readonly measures: readonly PlannedMeasure[];
}

/** Groups measures by their conditions, and adds to WHERE that any of the conditions holds. */
export function conditionGroups(
  select: GroupedSelect,
  relation: Relation,
  measures: readonly PlannedMeasure[],
): readonly ConditionGroup[] {
  const [conditions, checks] = relation.checksIn(() =>
    groupByKey(measures, ({ where }) => where?.definition ?? null).map((own) => conditionOf(own, relation)),
  );
  const filter = filterOf(conditions);
  const undecided = conditionsOf([...conditions.flatMap(({ issues }) => issues), ...checks], "when");
  if (filter !== null) select.where(filter, anyOf(distinct([filter, ...undecided])));
  const all = filter !== null && undecided.length === 0 ? filter.identity : null;
  return conditions.map(({ holds, issues, measures }) => ({
    holds: holds === null || holds.identity === all ? null : identifier(select.column("is", holds)),
    issues,
    measures,
  }));
}

interface Condition extends ConditionGroup {
  readonly inList: InList | null;
}

function conditionOf(
  measures: readonly [PlannedMeasure, ...PlannedMeasure[]],
  relation: Relation,
): Condition {
  const [{ measure, name }] = measures;
  const where = measure.where && nameErrors(name, () => relation.compile(measure.where!.definition));
  const issues = invalidOnly(where?.issues ?? []);
  return { holds: where?.value ?? null, inList: where?.inList ?? null, issues, measures };
}

/** The condition that any condition holds; `null` for all rows. IN lists of one subject become one. */
function filterOf(conditions: readonly Condition[]): Sql | null {
  const lists = new Map<string, InList>();
  const others: Sql[] = [];
  for (const { holds, inList } of conditions) {
    if (holds === null) return null;
    if (inList === null) others.push(holds);
    else {
      const { subject } = inList;
      const known = lists.get(subject.identity)?.choices ?? [];
      lists.set(subject.identity, { subject, choices: distinct([...known, ...inList.choices]) });
    }
  }
  return anyOf(distinct([...[...lists.values()].map(inPredicate), ...others]));
}
