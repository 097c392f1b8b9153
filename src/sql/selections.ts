import { nameErrors } from "../errors.js";
import { type Asked, groupedBy } from "./asked.js";
import { type Among, invalidOnly, isAmong, type Problem } from "./compiled.js";
import { anyOf, distinctly, identityOf, type Sql } from "./fragment.js";
import type { Grouping } from "./grouping.js";
import type { Rows } from "./rows.js";

/** The rows for which a condition holds, and the measures that are of them. */
export interface Selection {
  /** The condition, as a column of rows; `null` where it holds for all of them. */
  readonly holds: Sql | null;
  readonly problems: readonly Problem[];
  readonly asked: readonly Asked[];
}

/** Groups measures by their conditions, and leaves out the rows that are in no selection. */
export function selectionsOf(query: Grouping, rows: Rows, asked: readonly Asked[]): readonly Selection[] {
  const [conditions, checks] = rows.checksIn(() =>
    groupedBy(asked, ({ measure }) => measure.where?.definition ?? null).map((own) => conditionOf(own, rows)),
  );
  const filter = filterOf(conditions);
  const unsettled = [...conditions.flatMap(({ problems }) => problems), ...checks].map(({ when }) => when);
  if (filter !== null) query.where(filter, anyOf(distinctly([filter, ...unsettled])));
  const all = filter !== null && unsettled.length === 0 ? identityOf(filter) : null;
  return conditions.map(({ holds, problems, asked }) => ({
    holds: holds === null || identityOf(holds) === all ? null : query.name(query.column("is", holds)),
    problems,
    asked,
  }));
}

interface Condition extends Selection {
  readonly among: Among | null;
}

function conditionOf(asked: readonly Asked[], rows: Rows): Condition {
  const [{ measure, name }] = asked as readonly [Asked];
  const where = measure.where && nameErrors(name, () => rows.compile(measure.where!.definition));
  const problems = invalidOnly(where?.problems ?? []);
  return { holds: where?.value ?? null, among: where?.among ?? null, problems, asked };
}

/** The rows for which any of some conditions holds, those that ask for one text asked at once; `null` for all rows. */
function filterOf(selections: readonly Condition[]): Sql | null {
  const choices = new Map<string, Among>();
  const others: Sql[] = [];
  for (const { holds, among } of selections) {
    if (holds === null) return null;
    if (among === null) others.push(holds);
    else {
      const { subject } = among;
      const known = choices.get(identityOf(subject))?.choices ?? [];
      choices.set(identityOf(subject), { subject, choices: distinctly([...known, ...among.choices]) });
    }
  }
  return anyOf(distinctly([...[...choices.values()].map(isAmong), ...others]));
}
