import type { TimePoint, Zone } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import type { Fraction } from "../exact/index.js";
import type { Rates } from "../money/rates.js";
import type { Problems } from "../vectors/problems.js";
import type { FieldReader, Source } from "../vectors/source.js";
import type { Batch, Read } from "../vectors/vector.js";

/** Plain data, as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The type of an expression's value. */
export type ValueType = "text" | "flag" | "number" | "money" | "time";

/** What the question fixes for the rows of an entity, and where their fields come from. */
export interface Scope {
  readonly asOf: TimePoint | null;
  readonly zone: Zone | null;
  readonly problems: Problems;
  /** The most rows that a batch has. */
  readonly capacity: number;
  /** The currency of the question, what converts into it, and the factors of the keys that were met. */
  readonly currency: string | null;
  readonly rates: Rates | null;
  readonly factors: Record<string, Fraction>;
  /** Reads a field through the reader of its kind. */
  field(name: string, reader: FieldReader): Read;
  /** The rows of another entity of the question. */
  rows(entity: string): Source;
  /** What expressions have made of them, for others to use. */
  readonly shared: Map<string, unknown>;
  /** A row as its callers know it, for callbacks. */
  row(batch: Batch, row: number): unknown;
  /** What computes an expression, once for each batch however many ask. */
  read(expression: AnyExpression): Read;
}

/**
 * How an expression or a formula reads: as a text, as an operator with its operands, or as a measure.
 *
 * An operator reads as a sign between its operands, `"÷"`, or as a phrase: `"days from {1} to {2}"`, `"{1} in ({…})"`.
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
   * The code that computes it for batches of rows, for one question.
   *
   * @internal
   */
  bind(scope: Scope): Read;
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
    // The types of operands were checked when they were put together, so their vectors are what `combine` expects.
    bind: (scope) => combine(operands.map((operand) => scope.read(operand)) as unknown as Reads, scope),
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
