import { SalesmetricsError } from "../errors.js";
import type { RowMoney } from "../expressions/expression.js";
import { Decimal } from "../money/decimal.js";
import { type CurrencyCode, isCurrency } from "../money/currencies.js";
import type { Money } from "../money/money.js";
import { type Aggregate, nothing, type Outcome, type Presentation } from "./aggregate.js";
import type { NumericAggregate, Part } from "./numeric.js";
import { one, type Quotient } from "./quotient.js";

/** One state for each currency, or for each currency and sheet of rates: `EUR`, `EUR@2025-03-31`. */
export type ByCurrency<State> = Readonly<Record<string, State>>;

/**
 * A numeric aggregate whose result is money: a state for each currency, which are never added.
 *
 * *Details*. Where the question names a currency, each state is converted as a whole and the result is divided once.
 * A total stays exact; a quotient that does not end has 40 significant digits.
 */
export function amounts<State extends { readonly n: number }>(
  numeric: NumericAggregate<State>,
): Aggregate<RowMoney, ByCurrency<State>, Money> {
  const { remove } = numeric;
  return {
    definition: numeric.definition,
    class: numeric.class,
    init: () => ({}),
    step: (states, { amount, currency }) =>
      withState(states, currency, numeric.step(states[currency] ?? numeric.init(), amount)),
    ...(remove && {
      remove: (states, { amount, currency }) =>
        withState(states, currency, remove(states[currency]!, amount)),
    }),
    merge: (left, right) => {
      const merged: Record<string, State> = {};
      for (const [key, state] of [...Object.entries(left), ...Object.entries(right)]) {
        merged[key] = numeric.merge(merged[key] ?? numeric.init(), state);
      }
      return merged;
    },
    finish: (states, presentation) => finishAmounts(numeric, states, presentation),
  };
}

/** Whether an amount can be added at all: the engine leaves out, and reports, what is in no known currency. */
export function hasKnownCurrency({ currency }: RowMoney): boolean {
  return isCurrency(currency);
}

function withState<State extends { readonly n: number }>(
  states: ByCurrency<State>,
  key: string,
  state: State,
): ByCurrency<State> {
  const mutable = states as Record<string, State>;
  if (state.n === 0) delete mutable[key];
  else mutable[key] = state;
  return states;
}

function finishAmounts<State extends { readonly n: number }>(
  numeric: NumericAggregate<State>,
  states: ByCurrency<State>,
  presentation: Presentation,
): Outcome<Money> {
  const keys = Object.keys(states).sort();
  const currency = presentation.currency ?? keys[0] ?? null;
  if (presentation.currency === null && keys.length > 1) {
    throw new SalesmetricsError(
      "mixed-currencies",
      `expected amounts of one currency, got ${keys.join(", ")}: split by currency, or say { currency, rates }`,
    );
  }
  const parts = keys.map((key): Part<State> => {
    return { state: states[key]!, factor: presentation.currency === null ? one : presentation.factorOf(key) };
  });
  const finding = numeric.find(parts);
  if (finding !== null) {
    const money = moneyIn(currency as CurrencyCode);
    return {
      value: money(finding.value),
      reason: null,
      numerator: finding.total === undefined ? null : money(finding.total),
      denominator: finding.total === undefined ? null : finding.n,
      n: finding.n,
    };
  }
  if (numeric.zeroWhenEmpty !== true) return nothing("empty", 0);
  if (currency === null) return { ...nothing("empty", 0), isZero: true };
  return {
    value: { amount: new Decimal(0), currency: currency as CurrencyCode },
    reason: null,
    numerator: null,
    denominator: null,
    n: 0,
  };
}

function moneyIn(currency: CurrencyCode): (quotient: Quotient) => Money {
  return ({ numerator, denominator }) => {
    const amount = new Decimal(numerator);
    return { amount: denominator === "1" ? amount : amount.div(denominator), currency };
  };
}
