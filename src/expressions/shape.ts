import type { CalendarDate, TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import type { Money } from "../money/money.js";
import type { Expression } from "./expression.js";

/**
 * What a field holds: text, true or false, a decimal number, an amount of money in the currency of its row, an
 * instant or calendar date, or one of the listed words.
 */
export type FieldKind = "text" | "flag" | "number" | "money" | "time" | readonly string[];

/** The kinds that may describe a property of that type. */
export type KindFor<Property> = [Property] extends [boolean]
  ? "flag"
  : [Property] extends [string]
    ? string extends Property
      ? "text"
      : readonly Property[]
    : [Property] extends [TimeValue]
      ? "time"
      : [Property] extends [DecimalInput]
        ? "number" | "money"
        : never;

/** The property that a field of that kind has in a row. */
export type PropertyOf<Kind> = Kind extends readonly (infer Word)[]
  ? Word
  : Kind extends "text"
    ? string
    : Kind extends "flag"
      ? boolean
      : Kind extends "time"
        ? Date | CalendarDate
        : DecimalInput;

/** The value that a field of that kind has in an expression. */
export type ValueOf<Kind> = Kind extends "number" ? number : Kind extends "money" ? Money : PropertyOf<Kind>;

/** What an entity's rows look like, as plain data. */
export interface EntityShape {
  /** The plural under which data and definitions know it: `"deals"`. */
  readonly name: string;
  readonly kinds: Readonly<Record<string, FieldKind>>;
  readonly required: readonly string[];
  /** The fields that together tell one row from another. */
  readonly key: readonly string[];
}

/** Under this key an entity keeps its shape, apart from its fields. */
export const shapeOf: unique symbol = /*#__PURE__*/ Symbol.for("salesmetrics.shape") as never;

declare const rowOf: unique symbol;

/** What tells an entity: the name of its rows and their type. */
export interface AnyEntity<Name extends string, in out RowType> {
  readonly [shapeOf]: EntityShape & { readonly name: Name };
  /** @internal */
  readonly [rowOf]?: (row: RowType) => RowType;
}

/** A kind of row: typed references to its fields, under the names they have in the row. */
export type Entity<Name extends string, RowType, Kinds> = AnyEntity<Name, RowType> & {
  readonly [Field in keyof Kinds]: Expression<Record<Name, RowType>, ValueOf<Kinds[Field]>>;
};
