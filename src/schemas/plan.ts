import type { EntityShape } from "../expressions/shape.js";
import { type Column, columnsOf } from "./column.js";
import { type Check, checksOf } from "./consistency.js";
import { KeyIndex } from "./keys.js";
import { type RowOptions, settingsOf } from "./options.js";
import { UnknownFields } from "./unknown-fields.js";

/** A row by the names of its fields. */
export type Values = Record<string, unknown>;

/** What reading the rows of one entity needs, and what it remembers from row to row. */
export interface Plan {
  readonly columns: readonly Column[];
  /** A row of nulls. Copies of it have all their fields from the start, which halves the time to fill them. */
  readonly blankRow: Values;
  readonly checks: readonly Check[];
  readonly keys: KeyIndex;
  readonly unknown: UnknownFields;
  readonly keepUnknown: boolean;
}

export function planFor(caller: string, shape: EntityShape, options: RowOptions): Plan {
  const settings = settingsOf(caller, options);
  return {
    columns: columnsOf(shape, settings),
    blankRow: Object.fromEntries(Object.keys(shape.fields).map((name) => [name, null])),
    checks: checksOf(shape),
    keys: new KeyIndex(shape),
    unknown: new UnknownFields(new Set(Object.keys(shape.fields))),
    keepUnknown: settings.keepUnknown,
  };
}
