import type { Arena } from "./arena.js";
import type { DecimalInput } from "../exact/index.js";
import { Decimals } from "./decimals.js";
import { isInvalid, type Issues } from "./problems.js";
import {
  isDateAt,
  type FlagVector,
  type MoneyVector,
  type NumberVector,
  textAt,
  type TextVector,
  type TimeVector,
  type Vector,
} from "./vector.js";

/** A vector of `pick === 1 ? first : second` for each row. Rows that are invalid in `refused` stay invalid. */
export type Select = (
  picks: Uint8Array,
  first: Vector,
  second: Vector,
  size: number,
  refused: Issues,
) => Vector;

/** A function that selects between vectors of a type. */
export function selector(type: Exclude<Vector["type"], "dated">, arena: Arena): Select {
  const issues = arena.uint16();
  const take = takers[type](arena);
  return (picks, first, second, size, refused) => {
    for (let row = 0; row < size; row++) {
      const chosen = picks[row] === 1 ? first : second;
      const own = chosen.issues === null ? 0 : chosen.issues[row]!;
      issues[row] = refused !== null && isInvalid(refused[row]!) ? refused[row]! : own;
    }
    return { ...take(picks, first as never, second as never, size), issues };
  };
}

type Take<V> = (picks: Uint8Array, first: V, second: V, size: number) => V;

const takers = {
  text: takeTexts,
  flag: takeFlags,
  number: takeNumbers,
  time: takeTimes,
  money: takeMoney,
} as const;

function takeTexts(arena: Arena): Take<TextVector> {
  const words = new Array<string>(arena.size).fill("");
  return (picks, first, second, size) => {
    for (let row = 0; row < size; row++) {
      const chosen = picks[row] === 1 ? first : second;
      words[row] = chosen.issues === null || chosen.issues[row] === 0 ? textAt(chosen, row) : "";
    }
    return { type: "text", issues: null, codes: null, words };
  };
}

function takeFlags(arena: Arena): Take<FlagVector> {
  const values = arena.uint8();
  return (picks, first, second, size) => {
    for (let row = 0; row < size; row++) values[row] = (picks[row] === 1 ? first : second).values[row]!;
    return { type: "flag", issues: null, values };
  };
}

function takeDecimals(arena: Arena): Take<Decimals> {
  const values = arena.float64();
  const decimals = new Decimals();
  return (picks, first, second, size) => {
    const [firsts, seconds] = [first.values(), second.values()];
    for (let row = 0; row < size; row++) values[row] = (picks[row] === 1 ? firsts : seconds)[row]!;
    const exceptions = new Map<number, DecimalInput>();
    for (const [row, long] of first.exceptions ?? []) if (picks[row] === 1) exceptions.set(row, long);
    for (const [row, long] of second.exceptions ?? []) if (picks[row] !== 1) exceptions.set(row, long);
    return decimals.takeNumbers(values, size, exceptions);
  };
}

function takeNumbers(arena: Arena): Take<NumberVector> {
  const take = takeDecimals(arena);
  return (picks, first, second, size) => ({
    type: "number",
    issues: null,
    decimals: take(picks, first.decimals, second.decimals, size),
  });
}

function takeTimes(arena: Arena): Take<TimeVector> {
  const values = arena.float64();
  const dates = arena.uint8();
  return (picks, first, second, size) => {
    for (let row = 0; row < size; row++) {
      const chosen = picks[row] === 1 ? first : second;
      values[row] = chosen.values[row]!;
      dates[row] = isDateAt(chosen, row) ? 1 : 0;
    }
    return { type: "time", issues: null, values, dates };
  };
}

function takeMoney(arena: Arena): Take<MoneyVector> {
  const takeAmounts = takeDecimals(arena);
  const takeCurrencies = takeTexts(arena);
  return (picks, first, second, size) => {
    // The currency of an amount with an issue does not matter.
    const currencies = takeCurrencies(picks, first.currencies, second.currencies, size);
    return {
      type: "money",
      issues: null,
      amounts: takeAmounts(picks, first.amounts, second.amounts, size),
      currencies,
    };
  };
}
