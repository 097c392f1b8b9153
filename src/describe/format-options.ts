import type { Reason } from "../aggregates/outcome.js";
import { invalidArgument, oneNamed, refusal } from "../errors.js";
import { isKnownLocale } from "../money/format-money.js";
import { type Language, languageIn } from "./language.js";

/**
 * How a value is written.
 *
 * @category Formats
 */
export interface FormatOptions {
  /** Needed for percentage points and reasons, which `Intl` has no words for. */
  readonly language?: Language | undefined;
  /** Why the value is missing, from `explain` of a report. */
  readonly reason?: Reason | null | undefined;
  /** Whether long numbers are shortened, `"1.2M"`; `false` by default. */
  readonly compact?: boolean | undefined;
  /** The most digits after the point; by default those of the unit, or of the currency. */
  readonly maximumFractionDigits?: number | undefined;
  /** Whether the text is put between isolates, as {@link isolated} does; `false` by default. */
  readonly isolate?: boolean | undefined;
}

export const formatOptions = ["language", "reason", "compact", "maximumFractionDigits", "isolate"] as const;

/** The options, checked. */
export function formatOptionsIn(caller: string, locale: string, options: FormatOptions): FormatOptions {
  const { language, reason, compact, maximumFractionDigits, isolate } = options;
  if (!isKnownLocale(locale)) throw invalidArgument(caller, "a locale that this runtime knows", locale);
  if (language !== undefined) languageIn(caller, language);
  if (reason != null) oneNamed(caller, reason, reasons);
  for (const [name, flag] of Object.entries({ compact, isolate }))
    if (flag !== undefined && typeof flag !== "boolean")
      throw invalidArgument(caller, `true or false as ${name}`, flag);
  if (maximumFractionDigits !== undefined && !isDigitCount(maximumFractionDigits))
    throw invalidArgument(caller, "maximumFractionDigits from 0 to 20", maximumFractionDigits);
  return options;
}

const reasons = [
  "empty",
  "zero-denominator",
  "immature",
  "incomplete-period",
  "no-base",
  "not-applicable",
] as const satisfies readonly Reason[];

function isDigitCount(digits: unknown): boolean {
  return typeof digits === "number" && Number.isInteger(digits) && digits >= 0 && digits <= 20;
}

/** The language of the options; throws where there is none. */
export function languageOf(caller: string, { language }: FormatOptions, what: string): Language {
  if (language !== undefined) return language;
  throw refusal(caller, `a language for ${what}: { language: en }`, "none");
}
