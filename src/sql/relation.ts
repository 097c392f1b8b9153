import { SalesmetricsError } from "../errors.js";
import type { Json, ValueType } from "../expressions/expression.js";
import { pathOf } from "../expressions/via.js";
import { memoized } from "../memo.js";
import { ownOf } from "../vectors/own.js";
import { AliasedTable } from "./aliased-table.js";
import type { AddCheck } from "./field-columns.js";
import { type Compiled, extractColumns } from "./compiled.js";
import { type Compiler, type DefinitionOf, notInSql, type StatementContext } from "./compiler.js";
import { type Sql, sql, wrap } from "./fragment.js";
import { distinctIssues, type Issue } from "./issue.js";
import { JoinedTable } from "./joined-table.js";
import { literalOf } from "./literal.js";
import { NestedSelects } from "./nested-selects.js";
import { operatorOf } from "./operators/index.js";
import { columnOf, type SqlTable } from "./table.js";

/** The rows that a SELECT reads: the table of an entity, joined to the tables that it refers to. */
export interface Relation extends Compiler {
  readonly entity: string;
  /** Conditions that must not be true of any row that is read, once all expressions are compiled. */
  readonly checks: () => readonly Issue[];
  /** The result of a function, and the checks that it added. */
  readonly checksIn: <Made>(compile: () => Made) => readonly [Made, readonly Issue[]];
  /** The rows with all columns, for FROM, once all expressions are compiled. */
  readonly from: () => Sql;
}

/** @param prefix - the prefix of the names of added columns */
export function relationOf(entity: string, context: StatementContext, prefix = "salesmetrics"): Relation {
  const base = new AliasedTable(tableOf(entity, context), entity, context.dialect);
  const selects = new NestedSelects(entity, prefix, context.dialect);
  const joined = new Map<string, JoinedTable>();
  const checks: Issue[] = [];
  const addCheck: AddCheck = (issue) => checks.push(issue);
  const compiledBy = new Map<string, { readonly compiled: Compiled; readonly checks: readonly Issue[] }>();
  const columnFor = (piece: Sql): Sql => selects.columnFor(piece);
  addTimeColumns(base.table, [], context);

  /** The table that a key refers to; joined once for each key. */
  const joinedBy = (key: Json, other: string): JoinedTable =>
    memoized(joined, JSON.stringify(key), () => {
      const compiled = relation.compile(key);
      const alias = `r${String(joined.size + 1)}`;
      return new JoinedTable(tableOf(other, context), alias, compiled, pathOf(key), selects, addCheck);
    });

  const compiledAs = (definition: Json, beside: ValueType): Compiled => {
    const [name, operands] = Object.entries(definition as DefinitionOf)[0]!;
    if (name === "literal") return literalOf(operands, beside);
    if (name === "field") {
      const [, field] = split(operands as string);
      addTimeColumns(base.table, [field], context);
      return withCurrency(base, field, (each) => base.read(each, each, addCheck));
    }
    if (name === "via") {
      const [key, { field }] = operands as unknown as readonly [Json, { readonly field: string }];
      const [other, own] = split(field);
      const table = joinedBy(key, other);
      addTimeColumns(table.table.table, [own], context);
      return withCurrency(table.table, own, (each) => table.read(each));
    }
    const operator = operatorOf(name);
    if (operator === undefined)
      throw notInSql(context, name, "compute it where the rows are made, and map it as a field");
    const compiled = operator(operands as readonly Json[], relation, definition as DefinitionOf);
    return extractColumns(compiled, columnFor);
  };

  const checksIn: Relation["checksIn"] = (compile) => {
    const known = checks.length;
    return [compile(), distinctIssues(checks.slice(known))];
  };

  const relation: Relation = {
    ...context,
    entity,
    columnFor,
    addedColumn: (piece) => selects.addedColumn(piece),
    compile: (definition, beside = "text") => {
      const key = `${beside} ${JSON.stringify(definition)}`;
      const known = compiledBy.get(key);
      if (known !== undefined) {
        checks.push(...known.checks);
        return known.compiled;
      }
      const [compiled, added] = checksIn(() => compiledAs(definition, beside));
      compiledBy.set(key, { compiled, checks: added });
      return compiled;
    },
    checks: () => distinctIssues(checks),
    checksIn,
    from: () => selects.over(base.from()),
  };
  return relation;
}

/** A field by `read`; an amount together with the currency of its row. */
function withCurrency({ table }: AliasedTable, name: string, read: (field: string) => Compiled): Compiled {
  const { fields } = table.shape;
  if (fields[name]?.type !== "money" || !Object.hasOwn(fields, "currency")) return read(name);
  const [amount, currency] = [read(name), read("currency")];
  return {
    ...amount,
    type: "money",
    currency: currency.unguarded,
    issues: [...amount.issues, ...currency.issues],
  };
}

function split(path: string): readonly [entity: string, field: string] {
  const dot = path.indexOf(".");
  return [path.slice(0, dot), path.slice(dot + 1)];
}

function tableOf(entity: string, { tables }: StatementContext): SqlTable {
  const table = tables.get(entity);
  if (table !== undefined) return table;
  throw new SalesmetricsError(
    "missing-data",
    `expected a table of ${entity}, { tables: [sqlTable(…)] }, got ${[...tables.keys()].join(", ") || "none"}`,
  );
}

/** Adds the columns of some fields to those of a statement, and the columns that a query in place of the table reads. */
function addTimeColumns(table: SqlTable, fields: readonly string[], context: StatementContext): void {
  const { dialect, timeColumns } = context;
  for (const [source, ...names] of table.sources ?? [])
    if (source !== undefined) addTimeColumns(source, names, context);
  if (table.base !== undefined) addTimeColumns(table.base, fields, context);
  if (dialect.timeTypes === undefined || table.query !== undefined) return;
  const { name: entity, fields: kinds } = table.shape;
  for (const field of fields) {
    const column = ownOf(kinds, field)?.type === "time" ? columnOf(table, field, dialect) : null;
    if (column === null || column.time === "milliseconds") continue;
    const rows = new AliasedTable(table, entity, dialect);
    const value = rows.column(column, field);
    const type = wrap(dialect.typeOf, sql`(SELECT ${value} FROM ${rows.from()} LIMIT 0)`);
    timeColumns.set(`${entity}.${field}`, { kind: column.time, type });
  }
}
