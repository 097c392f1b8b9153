import { SalesmetricsError, shown } from "../errors.js";

/** The codes of ISO 4217 list one that have a minor unit. */
export const CURRENCY_CODES = [
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD",
  "CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP",
  "GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR",
  "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN",
  "NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP",
  "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS",
  "VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG",
] as const;

/** Codes that have left list one since 1998, and are in the books of those years. */
export const WITHDRAWN_CODES = [
  "ANG ATS BEF BGL BGN BYR CSD CUC CYP DEM EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MRO MTL NLG PTE",
  "ROL RUR SIT SKK SLL SRG STD TRL VEB VEF ZMK ZWL",
] as const;

/** Currencies whose minor unit is not a hundredth, with its digits after the point. */
const otherExponents = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BEF BYR ESP GRD ITL LUF PTE TRL"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
] as const;

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;

/**
 * The code of a currency in ISO 4217, `"USD"`.
 *
 * *Details*. The codes of list one, including funds such as `CLF`, and those that have left it since 1998, such as `DEM`
 * and `HRK`, which are in the books of those years. Precious metals (`XAU`), units of account without a minor unit
 * (`XDR`), and the codes for tests (`XTS`) and for no currency (`XXX`) are not included.
 *
 * @category Money
 */
export type CurrencyCode = Words<(typeof CURRENCY_CODES | typeof WITHDRAWN_CODES)[number]>;

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
  known ??= new Set([...CURRENCY_CODES, ...WITHDRAWN_CODES].join(" ").split(" "));
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
    `${functionName}: expected an ISO 4217 code, got ${shown(value)}`,
  );
}
