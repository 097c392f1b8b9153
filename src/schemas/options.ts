import { offsetReader } from "../calendar/zones.js";
import { having, invalidArgument, optionsIn } from "../errors.js";
import { checkCurrencyCode } from "../money/currencies.js";
import type { RowIssue } from "./issue.js";
import type { OffsetAt } from "./consistency.js";
import { type LocalTimes, localTimes } from "./local-time.js";
import type { DateFormat, NumberFormat } from "./formats.js";

/**
 * How values are read that are not complete by themselves.
 *
 * @category Schemas
 */
export interface RowOptions {
  /** The IANA zone of times without an offset, such as `"2025-03-31 14:00:00"`; without it they are errors. */
  readonly timeZone?: string | undefined;
  /** The format of dates and times, `dateFormat("dd/MM/yyyy")`. Without it, ISO 8601. */
  readonly dates?: DateFormat | undefined;
  /** How numbers are written in texts, `numberFormat("1.234,56")`. Without it, as in JSON: `1234.56`. */
  readonly numbers?: NumberFormat | undefined;
  /** The ISO 4217 code for rows whose currency is blank. */
  readonly currency?: string | undefined;
  /**
   * How a time that stands for "never" is read: one from the year 2900 on, such as `"9999-12-31"`, or `"infinity"`.
   * Default: `"kept"`, with a warning for each, since reports leave out times in the year 9999.
   */
  readonly never?: "missing" | "kept" | undefined;
  /** What happens to fields that the entity does not have. Default: `"drop"`, with one warning for each field. */
  readonly unknownFields?: "keep" | "drop" | undefined;
}

/**
 * How rows are read, and where warnings go.
 *
 * @category Schemas
 */
export interface ParseOptions extends RowOptions {
  /** Called with each warning after all rows are read, if none is rejected. */
  readonly onWarning?: ((issue: RowIssue) => void) | undefined;
}

/** The options, checked, with what follows from their zone. */
export interface Settings extends RowOptions {
  readonly local: LocalTimes | null;
  readonly offsetAt: OffsetAt;
}

export function settingsOf(caller: string, options: RowOptions): Settings {
  const { timeZone, dates, numbers, currency, unknownFields, never } = optionsIn(caller, options);
  if (currency !== undefined) checkCurrencyCode(`${caller} currency`, currency);
  if (![undefined, "drop", "keep"].includes(unknownFields))
    throw invalidArgument(caller, "keep or drop as unknownFields", unknownFields);
  if (![undefined, "missing", "kept"].includes(never))
    throw invalidArgument(caller, "missing or kept as never", never);
  if (dates !== undefined) having(caller, 'dateFormat("dd/MM/yyyy") as dates', dates, "reader");
  if (numbers !== undefined) having(caller, 'numberFormat("1.234,56") as numbers', numbers, "reader");
  const offsetAt = timeZone === undefined ? null : offsetReader(timeZone);
  return { ...options, offsetAt, local: offsetAt && localTimes(offsetAt) };
}
