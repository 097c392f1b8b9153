import { invalidArgument } from "../errors.js";
import { plainText } from "../expressions/plain-text.js";
import { type CurrencyCode, isCurrency } from "../money/currencies.js";
import { memoized } from "../memo.js";
import type { NumberFormat } from "./formats.js";
import { Problem } from "./issue.js";

/** A text in its parts. */
interface Written {
  readonly isNegative: boolean;
  readonly isPercent: boolean;
  /** The digits with their separators. */
  readonly digits: string;
  /** What names a currency before and after the digits. */
  readonly currencies: readonly string[];
}

/** Longer texts are no numbers that somebody wrote. */
const longestText = 100;

/**
 * A format of numbers for parsing, by the number 1234.56 as it is written there: `"1,234.56"`, `"1.234,56"`,
 * `"1 234,56"`, `"1'234.56"`, or without groups `"1234,56"`.
 *
 * *Details*. Groups may be left out, and have three digits, or two as in India. Digits may be of any script. A minus
 * may come before or after, and parentheses mean a negative number. A percentage becomes a share: `"60 %"` is 0.6;
 * an amount cannot be one. An amount may come with a currency: a code such as `EUR` must be that of the row, or
 * fills a blank one; a sign such as `€` or `$` must belong to the currency of the row, and never decides it, since
 * several currencies share most signs.
 *
 * *Gotchas*. Text in another format is an error, also `"1234.56"` where the format is `"1.234,56"`. JSON numbers
 * need no format. {@link rowSchema} reads field by field, so there an amount that names a currency is an error.
 *
 * @example
 * ```ts
 * import { Deal } from "salesmetrics";
 * import { numberFormat, parseRows } from "salesmetrics/schemas";
 *
 * const [deal] = parseRows(Deal, [{ id: "1", status: "won", amount: "1.054,00 EUR", closedAt: "2025-03-31" }], {
 *   numbers: numberFormat("1.234,56"),
 * });
 * deal?.amount; // => "1054"
 * deal?.currency; // => "EUR"
 * ```
 *
 * @category Schemas
 */
export function numberFormat(example: string): NumberFormat {
  const [, group, decimal] = /^1([ .,'_]?)234([.,])56$/.exec(String(example)) ?? [];
  if (group === undefined || decimal === undefined || group === decimal)
    throw invalidArgument("numberFormat", 'the number 1234.56 as it is written, such as "1.234,56"', example);
  const fraction = `(?:\\${decimal}\\d+)`;
  const grouped = group === "" ? "" : `|\\d{1,3}(?:[${group}]\\d{2,3})*[${group}]\\d{3}`;
  const pattern = new RegExp(`^(?:(?:\\d+${grouped})${fraction}?|${fraction})$`);
  const signs = new Map<CurrencyCode, ReadonlySet<string>>();

  function partsOf(text: string): Written | null {
    if (text.length > longestText) return null;
    const marked = plainText(text).replaceAll("٬", group!).replaceAll("٫", decimal!).replaceAll("’", "'");
    const inParentheses = /^([^()]*)\(([^()]*)\)([^()]*)$/.exec(marked);
    const whole = inParentheses === null ? marked : inParentheses.slice(1).join(" ");
    const [, before, digits, after] = /^([^\d]*?)([.,]?\d(?:.*\d)?)([^\d]*)$/.exec(whole) ?? [];
    if (before === undefined || digits === undefined || after === undefined || !pattern.test(digits))
      return null;
    const marks = `${before}${after}`.match(/[-+%٪]/g) ?? [];
    const signed = marks.filter((mark) => mark === "-" || mark === "+");
    if (signed.length + Number(inParentheses !== null) > 1 || marks.length - signed.length > 1) return null;
    return {
      isNegative: inParentheses !== null || signed[0] === "-",
      isPercent: marks.length > signed.length,
      digits: digits
        .split(group === "" ? " " : group!)
        .join("")
        .replace(decimal!, "."),
      currencies: [before, after].map((part) => part.replace(/[-+%٪\s]/g, "")).filter((part) => part !== ""),
    };
  }

  return {
    example,
    reader: (readPlain, isAmount) => (value) => {
      if (typeof value !== "string") return readPlain(value);
      const parts = partsOf(value);
      if (parts === null || (isAmount ? parts.isPercent : parts.currencies.length > 0))
        return new Problem("invalid-number", `a number written like ${example}`, value);
      return readPlain(`${parts.isNegative ? "-" : ""}${parts.digits}${parts.isPercent ? "e-2" : ""}`);
    },
    settleCurrency(given, row, columns, found) {
      const named = columns.flatMap(({ name: field, kind }) => {
        if (kind.type !== "money" || kind.convert !== undefined) return [];
        const value = given[field];
        const currencies = typeof value === "string" && row[field] !== null ? partsOf(value)?.currencies : [];
        return (currencies ?? []).map((currency) => ({ field, value, currency }));
      });
      if (named.length === 0) return;
      const isBlank =
        given["currency"] === undefined || given["currency"] === null || given["currency"] === "";
      const code = named.map(({ currency }) => currency.toUpperCase()).find(isCurrency);
      if (code !== undefined && (isBlank || row["currency"] === null)) row["currency"] = code;
      const currency = row["currency"];
      if (!isCurrency(currency)) return;
      const own = memoized(signs, currency, () => signsOf(currency));
      for (const { field, value, currency: name } of named) {
        if (row[field] === null || name.toUpperCase() === currency || own.has(dotless(name))) continue;
        found.push({
          field,
          value,
          problem: new Problem("other-currency", `an amount in ${currency}`, value),
        });
        row[field] = null;
      }
    },
  };
}

/** The signs by which a currency goes, in English and in Arabic. */
function signsOf(currency: CurrencyCode): ReadonlySet<string> {
  return new Set([
    signOf(currency, "en", "narrowSymbol"),
    signOf(currency, "en", "symbol"),
    signOf(currency, "ar", "symbol"),
  ]);
}

function signOf(currency: CurrencyCode, locale: string, currencyDisplay: "symbol" | "narrowSymbol"): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay });
  return dotless(format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency);
}

/** A sign as it is compared: Arabic ones are written with and without points. */
function dotless(sign: string): string {
  return plainText(sign).replace(/[.\s]/g, "");
}
