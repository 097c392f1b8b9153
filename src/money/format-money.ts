import { invalidArgument } from "../errors.js";
import { type CurrencyCode, currencyExponent } from "./currencies.js";
import { amountText, type Money } from "./money.js";

/**
 * What `Intl.NumberFormat` takes, without what the money itself decides.
 *
 * @category Money
 */
export type MoneyFormat = Omit<Intl.NumberFormatOptions, "style" | "currency">;

/**
 * An amount as people of a locale write it, by `Intl.NumberFormat`.
 *
 * *Details*. All digits of the amount are read, not those that a double holds. Unless `options` say otherwise it is
 * shown with the digits of its minor unit in ISO 4217, ties to even as `roundMoney`. The locale has no default, as
 * nothing here reads the environment; one that the runtime does not know throws `invalid-argument`.
 *
 * *Gotchas*. The text is the runtime's, with its spaces (often U+00A0 or U+202F) and signs; do not compare or parse
 * it. Engines older than `Intl.NumberFormat` version 3 (Chrome 106, Firefox 116, Safari 15.4, Node 19) read the
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
  // A decimal text is formatted to its last digit; the types of ES2022 know numbers only.
  return format.format(text as unknown as bigint);
}

/** The digits of ISO 4217, stretched to what the options ask for. Compact notation has rules of its own. */
function fractionDigits(currency: CurrencyCode, options: MoneyFormat): MoneyFormat {
  if (options.notation === "compact") return {};
  const digits = currencyExponent(currency);
  const minimumFractionDigits =
    options.minimumFractionDigits ?? Math.min(digits, options.maximumFractionDigits ?? digits);
  const maximumFractionDigits = options.maximumFractionDigits ?? Math.max(digits, minimumFractionDigits);
  return { minimumFractionDigits, maximumFractionDigits };
}

/** `Intl` would quietly take the environment's locale for one that it does not know. */
function isKnownLocale(locale: unknown): locale is string {
  try {
    return typeof locale === "string" && Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
