import type { CalendarDate } from "../calendar/time.js";
import type { Kind } from "../expressions/kind.js";
import type { FoundProblem, Problem, ReadValue } from "./issue.js";
import type { LocalTimes } from "./local-time.js";

/** Reads a time. */
export type ReadTime = (value: unknown) => CalendarDate | Date | Problem;

/**
 * A format of dates and times, made by {@link dateFormat}.
 *
 * @category Schemas
 */
export interface DateFormat {
  /** The format in the letters of date-fns. */
  readonly format: string;
  /**
   * A reader of texts in the format; the given one reads anything else.
   *
   * @internal
   */
  readonly reader: (readPlain: ReadTime, local: LocalTimes | null) => ReadTime;
}

/**
 * How numbers are written in texts, made by {@link numberFormat}.
 *
 * @category Schemas
 */
export interface NumberFormat {
  /** The number 1234.56 in the format. */
  readonly example: string;
  /**
   * A reader of texts in the format; the given one reads anything else. Only an amount may name a currency, only
   * another number may be a percentage.
   *
   * @internal
   */
  readonly reader: (readPlain: ReadValue, isAmount: boolean) => ReadValue;
  /**
   * Compares the currencies named in the amounts of a row with the currency of the row, which a code fills if it is
   * blank. An amount in another currency is a problem, and blank.
   *
   * @internal
   */
  readonly settleCurrency: (
    given: Readonly<Record<string, unknown>>,
    row: Record<string, unknown>,
    columns: readonly { readonly name: string; readonly kind: Kind }[],
    found: FoundProblem[],
  ) => void;
}
