import { SalesmetricsError } from "../errors.js";
import type { Json, ValueType } from "../expressions/expression.js";
import type { Fraction } from "../exact/index.js";
import type { Frame } from "../question/frame.js";
import type { Query } from "../question/query.js";
import type { Compiled } from "./compiled.js";
import type { Dialect } from "./dialect.js";
import type { Sql } from "./fragment.js";

/** Makes SQL of expressions on the rows of one entity, for one question. */
export interface Compiler {
  readonly dialect: Dialect;
  readonly frame: Frame;
  readonly query: Query;
  /** What was worked out for the statements of a question, for others to use. */
  readonly notes: Map<string, unknown>;
  /** What converts the amounts kept under each key that was met. */
  readonly factors: Record<string, Fraction>;
  /** A column in place of a piece of SQL that is long. */
  readonly named: (piece: Sql) => Sql;
  /** An expression of its definition; a literal takes the type of what stands beside it. */
  readonly compile: (definition: Json, beside?: ValueType) => Compiled;
}

/** How the expressions of one name become SQL. */
export type Operator = (operands: readonly Json[], compiler: Compiler, definition: DefinitionOf) => Compiled;

/** A definition as an object: the name of an expression with its operands, and what else there is to say. */
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
