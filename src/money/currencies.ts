import { SalesmetricsError, shown } from "../errors.js";

/** The codes of ISO 4217 list one that have a minor unit, one after another: spaces cost every bundle 150 bytes. */
export const CURRENCY_CODES = [
  "AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBHDBIFBMDBNDBOBBOVBRLBSDBTNBWPBYNBZD",
  "CADCDFCHECHFCHWCLFCLPCNYCOPCOUCRCCUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKP",
  "GBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQDIRRISKJMDJODJPYKESKGSKHR",
  "KMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMXVMYRMZN",
  "NADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHP",
  "SLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUSNUYIUYUUYWUZS",
  "VEDVESVNDVUVWSTXADXAFXCDXCGXOFXPFYERZARZMWZWG",
] as const;

/** Codes that have left list one since 1998, and are in the books of those years. */
export const WITHDRAWN_CODES = [
  "ANGATSBEFBGLBGNBYRCSDCUCCYPDEMEEKESPFIMFRFGHCGRDHRKIEPITLLTLLUFLVLMROMTLNLGPTE",
  "ROLRURSITSKKSLLSRGSTDTRLVEBVEFZMKZWL",
] as const;

/** Currencies whose minor unit is not a hundredth, with its digits after the point. */
const otherExponents = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BEF BYR ESP GRD ITL LUF PTE TRL"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
] as const;

type CodesIn<Text extends string> = Text extends `${infer First}${infer Second}${infer Third}${infer Rest}`
  ? `${First}${Second}${Third}` | CodesIn<Rest>
  : never;

/**
 * The code of a currency in ISO 4217, `"USD"`.
 *
 * *Details*. The codes of list one, including funds such as `CLF`, and those that have left it since 1998, such as `DEM`
 * and `HRK`, which are in the books of those years. Precious metals (`XAU`), units of account without a minor unit
 * (`XDR`), and the codes for tests (`XTS`) and for no currency (`XXX`) are not included.
 *
 * @category Money
 */
export type CurrencyCode = CodesIn<(typeof CURRENCY_CODES | typeof WITHDRAWN_CODES)[number]>;

/** All codes; made on first use, so that importing the library costs no time. */
let known: ReadonlySet<unknown> | undefined;

/**
 * Whether a value is the code of a currency, in capitals.
 *
 * @example
 * ```ts
 * import { isCurrency } from "salesmetrics";
 *
 * isCurrency("EUR"); // => true
 * isCurrency("eur"); // => false
 * isCurrency("XAU"); // => false
 * ```
 *
 * @category Money
 */
export function isCurrency(value: unknown): value is CurrencyCode {
  known ??= new Set([...CURRENCY_CODES, ...WITHDRAWN_CODES].join("").match(/.../g));
  return known.has(value);
}

/**
 * The number of digits after the point in the minor unit of a currency: 2 for cents.
 *
 * *Gotchas*. These are the digits of ISO 4217: 2 for `AFN` and 3 for `IQD`. `Intl` sometimes has the digits of daily
 * use instead, here 0. An unknown code throws `unknown-currency`.
 *
 * @example
 * ```ts
 * import { currencyExponent } from "salesmetrics";
 *
 * currencyExponent("USD"); // => 2
 * currencyExponent("JPY"); // => 0
 * currencyExponent("KWD"); // => 3
 * ```
 *
 * @category Money
 */
export function currencyExponent(code: CurrencyCode): number {
  checkCurrencyCode("currency", code);
  return otherExponents.find(([, codes]) => codes.includes(code))?.[0] ?? 2;
}

/** Throws `unknown-currency` unless the value is the code of a currency. */
export function checkCurrencyCode(functionName: string, value: unknown): asserts value is CurrencyCode {
  if (isCurrency(value)) return;
  throw new SalesmetricsError(
    "unknown-currency",
    `${functionName}: expected an ISO 4217 code such as "USD", got ${shown(value)}`,
  );
}
