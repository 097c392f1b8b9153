import type { Room } from "./room.js";
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
export function selector(type: Exclude<Vector["type"], "dated">, room: Room): Select {
  const issues = room.uint16();
  const take = takers[type](room);
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

function takeTexts(room: Room): Take<TextVector> {
  const words = new Array<string>(room.size).fill("");
  return (picks, first, second, size) => {
    for (let row = 0; row < size; row++) {
      const chosen = picks[row] === 1 ? first : second;
      words[row] = chosen.issues === null || chosen.issues[row] === 0 ? textAt(chosen, row) : "";
    }
    return { type: "text", issues: null, codes: null, words };
  };
}

function takeFlags(room: Room): Take<FlagVector> {
  const values = room.uint8();
  return (picks, first, second, size) => {
    for (let row = 0; row < size; row++) values[row] = (picks[row] === 1 ? first : second).values[row]!;
    return { type: "flag", issues: null, values };
  };
}

function takeDecimals(room: Room): Take<Decimals> {
  const values = room.float64();
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

function takeNumbers(room: Room): Take<NumberVector> {
  const take = takeDecimals(room);
  return (picks, first, second, size) => ({
    type: "number",
    issues: null,
    decimals: take(picks, first.decimals, second.decimals, size),
  });
}

function takeTimes(room: Room): Take<TimeVector> {
  const values = room.float64();
  const dates = room.uint8();
  return (picks, first, second, size) => {
    for (let row = 0; row < size; row++) {
      const chosen = picks[row] === 1 ? first : second;
      values[row] = chosen.values[row]!;
      dates[row] = isDateAt(chosen, row) ? 1 : 0;
    }
    return { type: "time", issues: null, values, dates };
  };
}

function takeMoney(room: Room): Take<MoneyVector> {
  const takeAmounts = takeDecimals(room);
  const takeCurrencies = takeTexts(room);
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
