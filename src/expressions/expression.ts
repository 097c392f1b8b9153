import type { TimePoint, Zone } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import type { DecimalInput } from "../money/exact.js";

/** Plain data, as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An amount of money as a row holds it, before it becomes a `Money`. */
export interface RowMoney {
  readonly amount: DecimalInput;
  readonly currency: string;
}

/** The type of an expression's value. */
export type ValueType = "text" | "flag" | "number" | "money" | "time";

/** What a reader makes of one row. */
export type Scalar = string | boolean | number | RowMoney;

/** A row as the engine sees it: plain properties. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Reads a value from a row: `null` when it is missing, `undefined` when the row holds something that cannot be
 * used. Either way `scope.problem` then says what was wrong.
 */
export type Reader = (row: Row) => Scalar | null | undefined;

/** What the question fixes for every row. */
export interface Scope {
  readonly asOf: TimePoint | null;
  readonly zone: Zone | null;
  problem: string;
}

declare const types: unique symbol;

/** What reads rows of `Data` and makes a `Value` of them. */
export interface Typed<in Data, out Value> {
  /** @internal */
  readonly [types]?: (data: Data) => Value;
}

/**
 * A typed value computed from one row: a field, or comparisons, logic, arithmetic and durations built on fields.
 *
 * *Details*. `Data` names the rows it reads, `{ deals: Deal }`; `definition` is plain data that says what it
 * computes, so that an engine other than this one can compute it too.
 *
 * @category Expressions
 * @since 0.1.0
 */
export interface Expression<in Data, out Value> extends Typed<Data, Value> {
  readonly type: ValueType;
  /** The entity whose rows it reads, or `null` when it reads none. */
  readonly entity: string | null;
  readonly definition: Json;
  /** Whether it holds a callback, which no other engine can run. */
  readonly opaque: boolean;
  /** The code that computes it, for one question. */
  bind(scope: Scope): Reader;
  /** The same quantity as a whole number of small units, `per` of which make one: how durations are added exactly. */
  readonly whole?: { readonly units: AnyExpression; readonly per: number };
}

/** An expression that is true or false of a row. */
export type Predicate<Data> = Expression<Data, boolean>;

/** Any expression, whatever rows it reads. */
export type AnyExpression = Expression<never, unknown>;

type Both<Union> = (Union extends unknown ? (value: Union) => void : never) extends (value: infer All) => void
  ? All
  : never;

type Boxed<Part> = Part extends Typed<infer Data, unknown> ? { readonly data: Data } : never;

/** The rows that several expressions or metrics read together. */
export type DataOf<Part> = [Part] extends [never]
  ? unknown
  : Both<Boxed<Part>> extends { readonly data: infer Data }
    ? Data
    : never;

/** Builds an expression on others, which must read the same entity. */
export function operation<Data, Value>(
  name: string,
  operands: readonly AnyExpression[],
  type: ValueType,
  combine: (readers: readonly Reader[], scope: Scope) => Reader,
): Expression<Data, Value> {
  return {
    type,
    entity: sharedEntity(name, operands),
    definition: { [name]: operands.map((operand) => operand.definition) },
    opaque: operands.some((operand) => operand.opaque),
    bind: (scope) =>
      combine(
        operands.map((operand) => operand.bind(scope)),
        scope,
      ),
  };
}

function sharedEntity(name: string, operands: readonly AnyExpression[]): string | null {
  let shared: string | null = null;
  for (const { entity } of operands) {
    if (entity !== null && shared !== null && entity !== shared) {
      throw new SalesmetricsError(
        "invalid-argument",
        `${name}: expected fields of one entity, got fields of ${shared} and ${entity}`,
      );
    }
    shared ??= entity;
  }
  return shared;
}
