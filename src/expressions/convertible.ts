import { oneFraction } from "../exact/index.js";
import { dateAt, millisecondsPerDay } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";
import { having, isSalesmetricsError, refusal, SalesmetricsError, shown } from "../errors.js";
import { isCurrency } from "../money/currencies.js";
import { Dictionary } from "../vectors/dictionary.js";
import { memoized } from "../memo.js";
import { Slots } from "../vectors/slots.js";
import { soleWord } from "../vectors/texts.js";
import type { MoneyVector, Read, TextVector, TimeVector } from "../vectors/vector.js";
import { type AnyExpression, type Expression, operation, type Scope } from "./expression.js";
import { constantText, constantTime } from "./literal.js";

/** The day of an amount without a time. */
export const noDay = -Infinity;

/**
 * Amounts with a conversion key, `EUR@2025-03-31`, in place of the currency: amounts of one key are added first and
 * converted once. A row with an unknown currency is reported.
 *
 * *Details*. In a question without a currency the key is the currency. An instant takes the rate of its day in UTC,
 * an amount without a time that of `asOf`.
 */
export function convertible(
  money: AnyExpression,
  at: Expression<never, TimeValue> | undefined,
): AnyExpression {
  return keyedBy("convertible", at === undefined ? [money] : [money, at], keyOf);
}

/**
 * Amounts with their currency as the key, converted at the end at the rate of a day that is not in the row: a stock
 * is worth its value at the end of the period. A row with an unknown currency is reported.
 */
export function convertibleLater(money: AnyExpression): AnyExpression {
  return keyedBy("convertibleLater", [money], laterKeyOf);
}

/** The key of an amount that is converted at the end. A currency that never has a rate may be reported already. */
export function laterKeyOf(source: string, _: number, scope: Conversion): string {
  const { currency, rates } = scope;
  if (currency === null || rates === null) return keyOf(source, noDay, scope);
  if (rates.definition.missing === "reported") rates.key(source, currency, lastDate);
  return source;
}

const lastDate = "9998-12-31";

/** What a question says about conversion. */
type Conversion = Pick<Scope, "currency" | "rates" | "factors">;

/** The conversion key of a currency on a day. */
type KeyOf = (source: string, day: number, scope: Scope) => string;

function keyedBy(name: string, operands: readonly AnyExpression[], keyFor: KeyOf): AnyExpression {
  return operation(name, "{1}", operands, "money", (reads: readonly Read[], scope) => {
    const [readMoney, readTime] = reads as [Read<MoneyVector>, Read<TimeVector> | undefined];
    const { arena } = scope;
    checkCurrency(scope);
    const keys = keyTable(scope, keyFor);
    const currencies = new Dictionary();
    const sources = arena.int32();
    const codes = arena.int32();
    const issues = arena.uint16();
    const constant = scope.asOf === null ? null : constantTime(scope.asOf, arena);
    return (batch, subset) => {
      const { size } = batch;
      const vector = readMoney(batch, subset);
      const times = readTime?.(batch, subset) ?? constant;
      const sole = keys.needsDay ? null : soleWord(vector.currencies, size, subset);
      if (sole !== null) {
        const code = keys.codeOf(currencies, currencies.codeOf(sole), noDay);
        if (code >= 0) return { ...vector, currencies: keys.constant(code) };
      }
      currencies.codesOf(vector.currencies, size, sources);
      let hasIssues = false;
      const count = subset === null ? size : subset.count;
      for (let index = 0; index < count; index++) {
        const row = subset === null ? index : subset.rows[index]!;
        let issue = vector.issues === null ? 0 : vector.issues[row]!;
        codes[row] = 0;
        if (issue === 0) {
          const code = keys.codeOf(currencies, sources[row]!, keys.needsDay ? dayOf(times, row) : noDay);
          if (code < 0) issue = -code;
          else codes[row] = code;
        }
        issues[row] = issue;
        hasIssues ||= issue !== 0;
      }
      const keyed = { type: "text", issues: null, codes, words: keys.words } as const;
      return {
        type: "money",
        issues: hasIssues ? issues : null,
        amounts: vector.amounts,
        currencies: keyed,
      };
    };
  });
}

/** Refuses rates without a currency, and a currency that is no ISO 4217 code. */
export function checkCurrency({ currency, rates }: Pick<Scope, "currency" | "rates">): void {
  if (rates !== null) having("rates", "what rates() returns", rates, "quoteKey");
  if (currency === null && rates !== null) {
    throw refusal("rates", "a currency to convert into, pass { currency }", "none");
  }
  if (currency !== null && (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency))) {
    throw new SalesmetricsError(
      "unknown-currency",
      `currency: expected an ISO 4217 code such as "USD", got ${shown(currency)}`,
    );
  }
}

function dayOf(times: TimeVector | null, row: number): number {
  if (times === null || (times.issues !== null && times.issues[row] !== 0)) return noDay;
  return Math.floor(times.values[row]! / millisecondsPerDay);
}

interface KeyTable {
  readonly words: readonly string[];
  readonly needsDay: boolean;
  /** A vector with one key in every row. */
  constant(code: number): TextVector;
  /** The code of the key of a currency on a day, or an issue, negated. */
  codeOf(currencies: Dictionary, source: number, day: number): number;
}

/** Finds the key of each currency and day once. */
function keyTable(scope: Scope, keyFor: KeyOf): KeyTable {
  const { problems, arena, currency, rates } = scope;
  const unknown = -problems.invalid("unknown currency");
  const keys = new Dictionary();
  const pairs = new Slots();
  const codes: number[] = [];
  const constants: TextVector[] = [];
  const refusals = new Map<string, (day: number) => string | SalesmetricsError>();
  const find = (source: string, day: number): number => {
    const code = source.toUpperCase();
    if (!isCurrency(code)) return unknown;
    try {
      return keys.codeOf(keyFor(code, day, scope));
    } catch (error) {
      if (!isSalesmetricsError(error)) throw error;
      const problemOn = memoized(refusals, code, () => rates?.problemOf(error, code) ?? (() => error));
      return -problems.invalid(problemOn(day));
    }
  };
  return {
    words: keys.values,
    needsDay: keyFor === keyOf && currency !== null && rates !== null,
    constant: (code) => (constants[code] ??= constantText(keys.values[code]!, arena)),
    codeOf: (currencies, source, day) => {
      const pair = pairs.at(source, day);
      return (codes[pair] ??= find(currencies.values[source]!, day));
    },
  };
}

/** The conversion key of a currency on a day; throws where there is no rate. */
export function keyOf(source: string, day: number, { currency, rates, factors }: Conversion): string {
  if (currency === null) return source;
  if (rates === null) {
    if (source !== currency) {
      throw new SalesmetricsError(
        "mixed-currencies",
        `expected amounts in ${currency}, got ${source}: pass { rates } to convert them`,
      );
    }
    factors[source] = oneFraction;
    return source;
  }
  const key = rates.key(source, currency, day === noDay ? null : dateAt(day));
  factors[key] = rates.factor(key);
  return key;
}
