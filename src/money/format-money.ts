import { invalidArgument } from "../errors.js";
import { type CurrencyCode, currencyExponent } from "./currencies.js";
import { amountText, type Money } from "./money.js";

/**
 * The options of `Intl.NumberFormat`, without style and currency.
 *
 * @category Money
 */
export type MoneyFormat = Omit<Intl.NumberFormatOptions, "style" | "currency">;

/**
 * The text of an amount in a locale, by `Intl.NumberFormat`.
 *
 * *Details*. All digits of the amount count, not only those that a double holds. By default the text has the digits of
 * the minor unit in ISO 4217, with ties to even as in `roundMoney`. The locale has no default, because nothing here
 * reads the environment; a locale that the runtime does not know throws `invalid-argument`.
 *
 * *Gotchas*. Spaces (often U+00A0 or U+202F) and signs depend on the runtime: do not compare or parse the text.
 * Engines older than `Intl.NumberFormat` version 3 (Chrome 106, Firefox 116, Safari 15.4, Node 19) read the
 * digits as a double and round ties away from zero.
 *
 * @example
 * ```ts
 * import { formatMoney, money } from "salesmetrics";
 *
 * formatMoney(money("1234.5", "USD"), "en-US"); // => "$1,234.50"
 * formatMoney(money("12345678901234567890.12", "USD"), "en-US"); // => "$12,345,678,901,234,567,890.12"
 * formatMoney(money("1234.5", "USD"), "en-US", { maximumFractionDigits: 0 }); // => "$1,234"
 * ```
 *
 * @category Money
 */
export function formatMoney(amount: Money, locale: string, options: MoneyFormat = {}): string {
  const text = amountText("formatMoney", amount);
  if (!isKnownLocale(locale))
    throw invalidArgument("formatMoney", "a locale that this runtime knows", locale);
  const { currency } = amount;
  const settings = { roundingMode: "halfEven", ...fractionDigits(currency, options), ...options };
  const format = new Intl.NumberFormat(locale, { ...settings, style: "currency", currency });
  // `format` reads a decimal text to its last digit; the types of ES2022 have numbers only.
  return format.format(text as unknown as bigint);
}

/** The digits of ISO 4217, widened to those in the options. Compact notation has its own rules. */
function fractionDigits(currency: CurrencyCode, options: MoneyFormat): MoneyFormat {
  if (options.notation === "compact") return {};
  const digits = currencyExponent(currency);
  const minimumFractionDigits =
    options.minimumFractionDigits ?? Math.min(digits, options.maximumFractionDigits ?? digits);
  const maximumFractionDigits = options.maximumFractionDigits ?? Math.max(digits, minimumFractionDigits);
  return { minimumFractionDigits, maximumFractionDigits };
}

/** `Intl` silently replaces an unknown locale with that of the environment. */
export function isKnownLocale(locale: unknown): locale is string {
  try {
    return typeof locale === "string" && Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
