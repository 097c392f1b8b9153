import type { Locale } from "date-fns";
import { parse } from "date-fns/parse";
import { dateAt, firstDay, lastDay, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate } from "../calendar/time.js";
import { invalidArgument } from "../errors.js";
import { readInstant } from "./epoch.js";
import type { DateFormat } from "./formats.js";
import { invalidTime, isoTime, leastDate, longestTime, notReal, readLocal } from "./time.js";

/** The letters of date-fns that a text can be read by. Y and D mean other years and days than most think. */
const knownLetters = /^[GyuRQqMLwIdoEiecabBhHkKmsSXxtTpP\P{L}]*$/u;

/**
 * A format of dates and times for parsing, in the letters of [date-fns](https://date-fns.org/docs/parse).
 *
 * *Details*. A format without a clock gives calendar dates. One with a clock needs the option `timeZone` of parsing,
 * unless it has an offset. A year of two digits is one from 1950 to 2049. Names of months and weekdays are English,
 * or those of `locale`, a locale of date-fns.
 *
 * *Gotchas*. Throws `invalid-argument` for letters that date-fns does not know, and for `YYYY` and `DD`, which mean
 * other years and days than `yyyy` and `dd`.
 *
 * @example
 * ```ts
 * import { Deal } from "salesmetrics";
 * import { dateFormat, parseRows } from "salesmetrics/schemas";
 *
 * const [deal] = parseRows(Deal, [{ id: "1", status: "won", closedAt: "03/02/2025" }], {
 *   dates: dateFormat("dd/MM/yyyy"),
 * });
 * deal?.closedAt; // => "2025-02-03"
 * ```
 *
 * @category Schemas
 */
export function dateFormat(format: string, options: { readonly locale?: Locale } = {}): DateFormat {
  const letters = typeof format === "string" ? format.replace(/'[^']*'/g, "") : "";
  const refused = (): Error =>
    invalidArgument("dateFormat", 'a format of date-fns, such as "dd/MM/yyyy"', format);
  if (letters === "" || !knownLetters.test(letters)) throw refused();
  // Two-digit years are those from 1950 to 2049; what a format does not say is that of this moment.
  const reference = new UtcDate(946_684_800_000);
  const says = /[XxTt]/.test(letters) ? "instant" : /[abBhHkKmsSp]/.test(letters) ? "clock" : "date";
  /** The date of a text, or its milliseconds, as if in UTC for local times and for dates of other years than 1 to 9999. */
  const read = (text: string): CalendarDate | number | null => {
    try {
      const milliseconds = parse(text, format, reference, options).getTime();
      if (Number.isNaN(milliseconds)) return null;
      const day = milliseconds / millisecondsPerDay;
      return says === "date" && day >= firstDay && day <= lastDay ? dateAt(day) : milliseconds;
    } catch {
      // date-fns refuses some formats, such as "HH hh", once a text gets so far.
      throw refused();
    }
  };
  return {
    format,
    reader: (readPlain, local) => (value) => {
      if (typeof value !== "string" || value.length > longestTime) return readPlain(value);
      const time = read(value);
      if (time === null) {
        // Nothing in ISO 8601 can be meant otherwise.
        return isoTime.test(value) ? readPlain(value) : invalidTime(`a time in the format ${format}`, value);
      }
      if (typeof time === "string") return time >= leastDate ? time : notReal(value);
      return says === "clock" ? readLocal(time, value, local) : readInstant(time, value);
    },
  };
}

/** A date whose parts are those in UTC, so that the zone of the machine plays no part in parsing. */
class UtcDate extends Date {
  override getFullYear = (): number => this.getUTCFullYear();
  override getMonth = (): number => this.getUTCMonth();
  override getDate = (): number => this.getUTCDate();
  override getDay = (): number => this.getUTCDay();
  override getHours = (): number => this.getUTCHours();
  override getMinutes = (): number => this.getUTCMinutes();
  override getSeconds = (): number => this.getUTCSeconds();
  override getMilliseconds = (): number => this.getUTCMilliseconds();
  override getTimezoneOffset = (): number => 0;
  override setFullYear = (...parts: Parameters<Date["setFullYear"]>): number => this.setUTCFullYear(...parts);
  override setMonth = (...parts: Parameters<Date["setMonth"]>): number => this.setUTCMonth(...parts);
  override setDate = (day: number): number => this.setUTCDate(day);
  override setHours = (...parts: Parameters<Date["setHours"]>): number => this.setUTCHours(...parts);
  override setMinutes = (...parts: Parameters<Date["setMinutes"]>): number => this.setUTCMinutes(...parts);
  override setSeconds = (...parts: Parameters<Date["setSeconds"]>): number => this.setUTCSeconds(...parts);
  override setMilliseconds = (milliseconds: number): number => this.setUTCMilliseconds(milliseconds);
}
