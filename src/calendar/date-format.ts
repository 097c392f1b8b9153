import type { Locale } from "date-fns";
import { parse } from "date-fns/parse";
import { invalidArgument } from "../errors.js";

export type { Locale };

/** A format of date-fns: what it says is a calendar date, what a clock showed, or an instant. */
export interface DateFormat {
  readonly says: "date" | "clock" | "instant";
  /** The milliseconds of what a text says, of dates and clocks as if in UTC; `null` where it is not in the format. */
  readonly read: (text: string) => number | null;
}

/** The letters of date-fns that a text can be read by. Y and D mean other years and days than most think. */
const knownLetters = /^[GyuRQqMLwIdoEiecabBhHkKmsSXxtTpP\P{L}]*$/u;

/** A format of date-fns, ready to read texts: `"dd/MM/yyyy"`. Names of months and weekdays are those of the locale. */
export function dateFormat(caller: string, format: string, locale: Locale | undefined): DateFormat {
  const letters = typeof format === "string" ? format.replace(/'[^']*'/g, "") : "";
  const refused = (): Error =>
    invalidArgument(caller, 'dates in a format of date-fns, such as "dd/MM/yyyy"', format);
  if (letters === "" || !knownLetters.test(letters)) throw refused();
  const options = locale === undefined ? {} : { locale };
  // Two-digit years are those from 1950 to 2049; what a format does not say is that of this moment.
  const reference = new UtcDate(946_684_800_000);
  return {
    says: /[XxTt]/.test(letters) ? "instant" : /[abBhHkKmsSp]/.test(letters) ? "clock" : "date",
    read: (text) => {
      try {
        const milliseconds = parse(text, format, reference, options).getTime();
        return Number.isNaN(milliseconds) ? null : milliseconds;
      } catch {
        // date-fns refuses some formats, such as "HH hh", once a text gets so far.
        throw refused();
      }
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
