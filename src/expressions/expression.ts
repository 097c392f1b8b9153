import type { TimePoint, Zone } from "../calendar/time.js";
import { having, refusal } from "../errors.js";
import type { Fraction } from "../exact/index.js";
import type { Rates } from "../money/rates.js";
import type { Problems } from "../vectors/problems.js";
import type { Arena } from "../vectors/arena.js";
import type { FieldReader, Source } from "../vectors/source.js";
import type { Batch, Read } from "../vectors/vector.js";

/** Plain data, as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The type of an expression's value. */
export type ValueType = "text" | "flag" | "number" | "money" | "time";

/** What an expression needs to be computed for one question: its settings, and the rows of one entity. */
export interface Scope {
  readonly asOf: TimePoint | null;
  readonly zone: Zone | null;
  readonly problems: Problems;
  /** Makes arrays as long as a batch can be. */
  readonly arena: Arena;
  /** The currency of the question, the rates to convert into it, and the factors of the keys met so far. */
  readonly currency: string | null;
  readonly rates: Rates | null;
  readonly factors: Record<string, Fraction>;
  /** The path of a reference through which fields are read, with a point at its end; in problems. */
  readonly path?: string;
  /** Reads a field through the reader of its kind. */
  field(name: string, reader: FieldReader): Read;
  /** The rows of another entity of the question. */
  rows(entity: string): Source;
  /** What one expression computed from them for others to reuse. */
  readonly shared: Map<string, unknown>;
  /** A row as the caller passed it, for callbacks. */
  row(batch: Batch, row: number): unknown;
  /** Returns the reader of an expression, which computes it once for each batch. */
  read(expression: AnyExpression): Read;
}

/**
 * How an expression or a formula reads: as a text, as an operator with its operands, or as a measure.
 *
 * An operator reads as a sign between its operands, `"÷"`, or as a phrase with places for them: `"{1} in ({…})"`.
 */
export type Words = string | { readonly parts: readonly Readable[]; readonly as: string } | MeasureWords;

/** A measure reads as `sum(amount of deals where … by closedAt)`. */
interface MeasureWords {
  readonly aggregate: { readonly definition: Json };
  readonly entity: string;
  readonly input: Readable | null;
  readonly where: Readable | null;
  readonly at: Readable | null;
}

/** An expression, or a formula of metrics: what it computes as plain data, and how it reads. */
export interface Readable {
  readonly definition: Json;
  readonly words: Words;
}

declare const types: unique symbol;

/** Something that reads rows of `Data` and computes a `Value`. */
export interface Typed<in Data, out Value> {
  /** @internal */
  readonly [types]?: (data: Data) => Value;
}

/**
 * A typed value computed from one row: a field, or a comparison, condition, sum or duration built on fields.
 *
 * *Details*. `Data` names the rows it reads, `{ deals: Deal }`. `definition` is plain data from which another engine,
 * such as SQL, can compute the same value.
 *
 * @category Expressions
 */
export interface Expression<in Data, out Value> extends Typed<Data, Value> {
  readonly type: ValueType;
  /** The entity whose rows it reads, or `null` when it reads none. */
  readonly entity: string | null;
  readonly definition: Json;
  /** How it reads. */
  readonly words: Words;
  /** Whether it holds a callback, which no other engine can run. */
  readonly opaque: boolean;
  /**
   * Returns the function that computes it for batches of rows, for one question.
   *
   * @internal
   */
  bind(scope: Scope): Read;
  /** Its values in the order of a list of theirs, such as bands, or the words of `oneOf`. */
  readonly order?: readonly string[] | undefined;
  /** The same value in whole smaller units, `per` to one, in which aggregates add exactly: milliseconds of days. */
  readonly whole?: { readonly units: AnyExpression; readonly per: number };
  /** The same of a converted amount, where an amount is only a part of it. */
  readonly converted?: (convert: (amount: AnyExpression) => AnyExpression) => AnyExpression;
}

/** An expression that is true or false for a row. */
export type Predicate<Data> = Expression<Data, boolean>;

/** Any expression, whatever rows it reads. */
export type AnyExpression = Expression<never, unknown>;

/** The intersection of the types of a union. */
export type Both<Union> = (Union extends unknown ? (value: Union) => void : never) extends (
  value: infer All,
) => void
  ? All
  : never;

type Boxed<Part> = Part extends Typed<infer Data, unknown> ? { readonly data: Data } : never;

/** The rows that a union of expressions or metrics reads together. */
export type DataOf<Part> = [Part] extends [never]
  ? unknown
  : Both<Boxed<Part>> extends { readonly data: infer Data }
    ? Data
    : never;

/** Returns an expression computed from others, which must read the same entity. */
export function operation<Data, Value, Reads extends readonly Read[]>(
  name: string,
  words: string,
  operands: { readonly [Place in keyof Reads]: AnyExpression },
  type: ValueType,
  combine: (reads: Reads, scope: Scope) => Read,
): Expression<Data, Value> {
  return {
    type,
    entity: sharedEntity(name, operands),
    definition: { [name]: operands.map((operand) => operand.definition) },
    words: { parts: operands, as: words },
    opaque: operands.some((operand) => operand.opaque),
    // The operands have the types of `Reads`: their makers checked that.
    bind: (scope) => combine(operands.map((operand) => scope.read(operand)) as unknown as Reads, scope),
  };
}

/** The expression, which is of one of the types, if any are given; throws for everything else. */
export function expressionIn<Value extends AnyExpression>(
  caller: string,
  expression: Value,
  ...types: readonly ValueType[]
): Value {
  const { type } = having(caller, "a field or an expression, such as Deal.amount", expression, "opaque");
  if (types.length === 0 || types.includes(type)) return expression;
  throw refusal(caller, `a ${types.join(" or ")}`, `a ${type}`);
}

function sharedEntity(name: string, operands: readonly AnyExpression[]): string | null {
  let shared: string | null = null;
  for (const operand of operands) {
    const { entity } = expressionIn(name, operand);
    if (entity !== null && shared !== null && entity !== shared) {
      throw refusal(name, "fields of one entity", `fields of ${shared} and ${entity}`);
    }
    shared ??= entity;
  }
  return shared;
}
