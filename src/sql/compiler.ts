import { SalesmetricsError } from "../errors.js";
import type { Fraction } from "../exact/index.js";
import type { Json, ValueType } from "../expressions/expression.js";
import type { Frame } from "../question/frame.js";
import type { Query } from "../question/query.js";
import type { Compiled } from "./compiled.js";
import type { Dialect, TimeKind } from "./dialect.js";
import type { Sql } from "./fragment.js";
import type { SqlTable } from "./table.js";

/** A column of times, with the name of its type, so that `fromSql` can check it. */
export interface TimeColumn {
  readonly kind: Exclude<TimeKind, "milliseconds">;
  readonly type: Sql;
}

/** What the statements of a question share. */
export interface StatementContext {
  readonly dialect: Dialect;
  readonly tables: ReadonlyMap<string, SqlTable>;
  readonly frame: Frame;
  readonly query: Query;
  /** The columns of times that a statement reads, by their paths. */
  readonly timeColumns: Map<string, TimeColumn>;
  /** The conversion factor of each key under which amounts were summed. */
  readonly factors: Record<string, Fraction>;
}

/** Compiles the expressions of one entity to SQL, for one question. */
export interface Compiler extends StatementContext {
  /** A column in place of a long piece of SQL; a short piece as it is. */
  readonly columnFor: (piece: Sql) => Sql;
  /** A column in place of a piece of SQL. */
  readonly addedColumn: (piece: Sql) => Sql;
  /** Compiles a definition. A literal takes the type `beside`, that of its neighbour. */
  readonly compile: (definition: Json, beside?: ValueType) => Compiled;
}

export type Operator = (operands: readonly Json[], compiler: Compiler, definition: DefinitionOf) => Compiled;

/** A definition: the name of an expression with its operands, and its other properties. */
export type DefinitionOf = { readonly [name: string]: Json };

/** The error for an expression that an engine cannot compute exactly. */
export function notInSql(
  { dialect }: Pick<Compiler, "dialect">,
  what: string,
  instead: string,
): SalesmetricsError {
  return new SalesmetricsError(
    "not-in-sql",
    `expected what ${dialect.name} computes to the same digits, got ${what}: ${instead}`,
  );
}
