import { SalesmetricsError } from "../errors.js";
import type { StatementContext, TimeColumn } from "./compiler.js";
import { raw } from "./fragment.js";
import type { UnionSelect } from "./union-select.js";

/** The SELECT of the types of all columns of times; none if the engine needs none. */
export function typeSelects({ timeColumns, dialect }: StatementContext): UnionSelect[] {
  if (timeColumns.size === 0) return [];
  const columns = [...timeColumns].map(([path, column], index) => ({
    ...column,
    path,
    name: `a${String(index + 1)}`,
  }));
  const read: UnionSelect["read"] = (row) => {
    for (const { path, kind, name } of columns) {
      const type = String(row[name]);
      if (!dialect.timeTypes![kind].test(type)) throw otherType(path, kind, type);
    }
  };
  return [
    { outputs: new Map(columns.map(({ name, type }) => [name, type])), body: raw(""), isOfTypes: true, read },
  ];
}

function otherType(path: string, kind: TimeColumn["kind"], type: string): SalesmetricsError {
  const expected = { date: "days", instant: "instants", utc: "times without a zone" }[kind];
  return new SalesmetricsError(
    "not-in-sql",
    `fromSql: expected ${expected} in ${path}, got a column of type ${type}: map it in its table, { times: "date" } for days, { times: "instant" } for instants, { zone: "UTC" } for times in UTC without a zone`,
  );
}
