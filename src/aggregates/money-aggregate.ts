import { fifteenDigits, oneFraction } from "../exact/index.js";
import { SalesmetricsError } from "../errors.js";
import { Decimal } from "../money/decimal.js";
import { fromFraction, type Money, moneyOf } from "../money/money.js";
import { Dictionary } from "../vectors/dictionary.js";
import { grown, Slots, slotsBySecond } from "../vectors/slots.js";
import { literalOf } from "../vectors/texts.js";
import { type MoneyVector, type RowMoney } from "../vectors/vector.js";
import { type Accumulator, type CellRows } from "./accumulator.js";
import type { BatchAggregate } from "./aggregate.js";
import { just, nothing, type Outcome, type Presentation } from "./outcome.js";
import { type NumericAggregate, outcomeOf, type ScaledState } from "./numeric-aggregate.js";

/**
 * One state for each key: a currency, or a currency and the day of its rate, `EUR`, `EUR@2025-03-31`. What is still to be
 * divided has its divisor there too: `EUR/3`.
 */
export type ByCurrency<State> = Readonly<Record<string, State>>;

/**
 * A numeric aggregate whose result is money, with one state for each currency.
 *
 * *Details*. If the question names a currency, whole states are converted and the result is divided once: a total stays
 * exact, an endless quotient has 40 significant digits. Without one, currencies are never added.
 */
export function asMoney<State extends { readonly n: number }>(
  numeric: NumericAggregate<State>,
  finish: typeof finishMoney<State> = finishMoney,
): BatchAggregate<RowMoney, ByCurrency<State>, Money> {
  const { remove, negate, ofTotal } = numeric;
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
        withState(merged, key, numeric.merge(merged[key] ?? numeric.init(), state));
      }
      return merged;
    },
    ...(negate && {
      negate: (states) =>
        Object.fromEntries(Object.entries(states).map(([key, state]) => [key, negate(state)])),
    }),
    ...(ofTotal && { ofTotal: (n, { amount, currency }: RowMoney) => ({ [currency]: ofTotal(n, amount) }) }),
    states: { byCurrency: numeric },
    finish: (states, presentation) => finish(numeric, states, presentation),
    accumulator: () => new MoneyAccumulator(numeric, finish),
  };
}

/** A numeric accumulator whose cells are pairs of a cell and a currency. */
class MoneyAccumulator<State extends { readonly n: number }> implements Accumulator<ByCurrency<State>> {
  readonly #aggregate: NumericAggregate<State>;
  readonly #numeric: Accumulator<State>;
  readonly #finish: typeof finishMoney<State>;
  readonly #keys = new Dictionary();
  /** Made when a second currency appears; until then the cell alone is the key. */
  #pairs: Slots | null = null;
  /** The outcome over no amounts, once it is known. */
  #ofNothing: Outcome<Money> | null = null;
  /** How many cells there were while there was one currency. */
  #soleCells = 0;
  #codes = new Int32Array(0);
  #targets = new Int32Array(0);

  constructor(numeric: NumericAggregate<State>, finish: typeof finishMoney<State>) {
    this.#aggregate = numeric;
    this.#finish = finish;
    this.#numeric = numeric.accumulator();
  }

  fold({ amounts, currencies, issues }: MoneyVector, selected: CellRows): void {
    const input = { type: "number", decimals: amounts, issues } as const;
    const { rows, cells, count, cellCount } = selected;
    const sole = literalOf(currencies);
    const key = sole === null ? null : this.#keys.codeOf(sole);
    if (key === 0 && this.#pairs === null) {
      this.#soleCells = cellCount;
      this.#numeric.fold(input, selected);
      return;
    }
    const pairs = (this.#pairs ??= new Slots());
    for (let cell = pairs.size; cell < this.#soleCells; cell++) pairs.at(cell, 0);
    const size = rows[count - 1]! + 1;
    const codes = (this.#codes = grown(this.#codes, size));
    const targets = (this.#targets = grown(this.#targets, size));
    this.#keys.codesOf(currencies, size, codes);
    for (let index = 0; index < count; index++)
      targets[index] = pairs.at(cells[index]!, codes[rows[index]!]!);
    this.#numeric.fold(input, { rows, cells: targets, count, cellCount: pairs.size });
  }

  gather(cells: ArrayLike<number>): ByCurrency<State> | null {
    const states: Record<string, State> = {};
    const pairsByKey = this.#pairs === null ? ([[0, cells]] as const) : slotsBySecond(this.#pairs, cells);
    for (const [key, pairs] of pairsByKey) {
      const state = this.#numeric.gather(pairs);
      if (state !== null) states[this.#keys.values[key]!] = state;
    }
    return Object.keys(states).length === 0 ? null : states;
  }

  finish(cells: ArrayLike<number>, presentation: Presentation): Outcome<Money> {
    if (this.#pairs === null && presentation.currency === null && this.#keys.values.length < 2) {
      const state = this.#numeric.gather(cells);
      if (state === null) return (this.#ofNothing ??= this.#finish(this.#aggregate, {}, presentation));
      const short = shortMoney(this.#aggregate, state, this.#keys.values[0]!);
      if (short !== null) return short;
    }
    return this.#finish(this.#aggregate, this.gather(cells) ?? {}, presentation);
  }
}

/** Sets the state of a key, in place; a state of no inputs is removed. */
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

export function finishMoney<State extends { readonly n: number }>(
  numeric: Pick<NumericAggregate<State>, "find" | "zeroWhenEmpty">,
  states: ByCurrency<State>,
  presentation: Presentation,
): Outcome<Money> {
  const keys = Object.keys(states).sort();
  const currency = presentation.currency ?? keys[0] ?? null;
  if (presentation.currency === null && keys.length > 1) {
    if (presentation.mayMixCurrencies === true) return nothing("not-applicable");
    throw new SalesmetricsError(
      "mixed-currencies",
      `expected amounts of one currency, got ${keys.join(", ")}: split by currency, or say { currency, rates }`,
    );
  }
  const scaled = keys.map((key): ScaledState<State> => ({
    state: states[key]!,
    factor: presentation.currency === null ? oneFraction : presentation.factorOf(key),
  }));
  const result = numeric.find(scaled);
  if (result !== null) return outcomeOf(result, (exact) => fromFraction(exact, currency!));
  if (numeric.zeroWhenEmpty !== true) return nothing("empty", 0);
  if (currency === null) return { ...nothing("empty", 0), isZero: true };
  return just(moneyOf(new Decimal(0), currency), 0);
}

/** The outcome of one state whose result is short; else `null`. A double of at most 15 digits prints as its decimal. */
function shortMoney<State extends { readonly n: number }>(
  numeric: NumericAggregate<State>,
  state: State,
  currency: string,
): Outcome<Money> | null {
  const short = numeric.findShort?.(state) ?? null;
  if (short === null || Math.abs(short.units) >= fifteenDigits) return null;
  const { units, power, n, isMean } = short;
  const total = moneyOf(new Decimal(units / power), currency);
  if (!isMean) return just(total, n);
  const value = moneyOf(total.amount.div(n), currency);
  return { value, reason: null, numerator: total, denominator: n, n };
}
