import { having, listIn, named, unknownName } from "../errors.js";
import type { AnyRows } from "../question/query.js";
import type { RowTable, RowTables } from "./row-table.js";

/**
 * A row, or a key, of a batch that changed nothing, and why.
 *
 * @category Live
 */
export interface Rejected {
  readonly entity: string;
  /** The place in the list that was passed. */
  readonly place: number;
  /** What is wrong: `not a row`, `missing id`, `invalid id`, `unknown id`. */
  readonly why: string;
}

/** Puts a row into a table, or drops the one with a key; returns why it cannot, or `null`. */
export type ChangeTable = (table: RowTable, one: unknown) => string | null;

/** Changes tables by each row, or each key, of a batch. */
export function changeTables(
  caller: string,
  tables: RowTables,
  lists: AnyRows,
  change: ChangeTable,
): { readonly isChanged: boolean; readonly rejected: readonly Rejected[] } {
  const rejected: Rejected[] = [];
  let isChanged = false;
  for (const [table, entity, list] of listsIn(caller, tables, lists)) {
    for (let place = 0; place < list.length; place++) {
      const why = change(table, list[place]);
      if (why === null) isChanged = true;
      else rejected.push({ entity, place, why });
    }
  }
  return { isChanged, rejected };
}

/** The lists of a batch with their tables; throws for what is none, before anything changes. */
function listsIn(
  caller: string,
  tables: RowTables,
  lists: AnyRows,
): [RowTable, string, readonly unknown[]][] {
  const expected = "rows by entity, such as { deals: [] }";
  return Object.entries(having(caller, expected, lists)).map(([entity, list]) => {
    const table = tables.get(entity);
    if (table === undefined)
      throw named(caller, unknownName(`one of ${[...tables.keys()].join(", ")}`, entity));
    return [table, entity, listIn(caller, `an array of ${entity}`, list as readonly unknown[])];
  });
}
