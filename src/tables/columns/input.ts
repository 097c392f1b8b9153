import type { TimeValue } from "../../calendar/time.js";
import type { Codes, FlagColumn, NumberColumn, TextColumn, TimeColumn } from "../column.js";
import type { NumberArray, WideNumberArray } from "./numbers.js";

/** An array can come with a 1 for each missing value. */
export interface WithMissing {
  readonly missing?: Uint8Array | undefined;
  /** Only a `Column` has a type. This keeps a column of times from being taken as numbers. */
  readonly type?: undefined;
}

/**
 * Texts as codes into words. A code without a word is a missing value.
 *
 * @category Tables
 */
export interface WordCodes<Word = string> extends WithMissing {
  readonly codes: Codes;
  readonly words: readonly (Word | null | undefined)[];
}

/**
 * Decimals as whole numbers of `10^-scale`, each with at most 15 digits: `{ units: [1999], scale: 2 }` is 19.99.
 *
 * @category Tables
 */
export interface ScaledUnits extends WithMissing {
  readonly units: Float64Array;
  /** From 0 to 8. */
  readonly scale: number;
}

/**
 * Calendar dates as days from 1970-01-01.
 *
 * @category Tables
 */
export interface DayNumbers extends WithMissing {
  readonly days: Int32Array;
}

/**
 * An array in which values can be missing.
 *
 * @category Tables
 */
export interface Values<Array> extends WithMissing {
  readonly values: Array;
}

/**
 * The forms of a column of a field, by the property that the field has in a row.
 *
 * @category Tables
 */
export type ColumnInput<Property> =
  | readonly (Property | null | undefined)[]
  | ([NonNullable<Property>] extends [boolean]
      ? Uint8Array | Values<Uint8Array> | FlagColumn
      : [NonNullable<Property>] extends [string]
        ? NonNullable<Property> | WordCodes<NonNullable<Property>> | TextColumn
        : [NonNullable<Property>] extends [TimeValue]
          ? Float64Array | Values<Float64Array> | DayNumbers | TimeColumn
          : | NumberArray
            | WideNumberArray
            | Values<NumberArray | WideNumberArray>
            | ScaledUnits
            | NumberColumn);

/**
 * The columns of an entity by field, each in a form that {@link tableFromColumns} takes.
 *
 * @category Tables
 */
export type ColumnInputs<RowType> = {
  readonly [Field in keyof RowType]?: ColumnInput<RowType[Field]> | undefined;
};
