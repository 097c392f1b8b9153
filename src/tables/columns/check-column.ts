import { isDecimalValue, isWhole } from "../../aggregates/state-checks.js";
import { millisecondsPerDay } from "../../calendar/dates.js";
import { fifteenDigits, finestScale } from "../../exact/index.js";
import { earliest, latest } from "../../vectors/kinds/time.js";
import { type Codes, type Column, invalid, sound } from "../column.js";
import { described } from "./described.js";
import { isUsableDay } from "./times.js";

/**
 * Whether a column is one that `columnsOf` can have made. It may come from a worker or a store, and a value out of range
 * would be read as another.
 */
export function isWellMade(column: Column, length: number): boolean {
  const { marks, unusable, nonRows = 0 } = column;
  if (!(unusable instanceof Map) || !isWhole(nonRows) || nonRows < 0) return false;
  const isMarked = marks === null || isBytes(marks, length, invalid);
  return isMarked && areValues(column, length);
}

function areValues(column: Column, length: number): boolean {
  const isSound = (place: number): boolean => column.marks === null || column.marks[place] === sound;
  switch (column.type) {
    case "text": {
      const { codes, words } = column;
      if (!Array.isArray(words) || !words.every((word) => typeof word === "string")) return false;
      if (codes === null) return words.length === length;
      if (new Set(words).size < words.length) return false;
      return isCodes(codes) && isEach(codes, length, (code) => code >= 0 && code < words.length);
    }
    case "flag":
      return isBytes(column.values, length, 1);
    case "number": {
      const { values, scale, exceptions } = column;
      if (!(values instanceof Float64Array) || !(exceptions instanceof Map)) return false;
      if (scale !== null && !(isWhole(scale) && scale >= 0 && scale <= finestScale)) return false;
      return isEach(values, length, (value, place) => {
        if (!isSound(place)) return true;
        if (Number.isNaN(value)) return isDecimalValue(exceptions.get(place));
        return scale === null ? Number.isFinite(value) : isWhole(value) && Math.abs(value) < fifteenDigits;
      });
    }
    case "time": {
      const { values, dates } = column;
      if (typeof dates !== "boolean" && !isBytes(dates, length, 1)) return false;
      if (values instanceof Int32Array)
        return isEach(values, length, (day, place) => !isSound(place) || isUsableDay(day));
      const isDate = (place: number): boolean => (typeof dates === "boolean" ? dates : dates[place] === 1);
      const isTime = (time: number, place: number): boolean => {
        if (!isSound(place)) return Number.isNaN(time) || (time >= earliest && time < latest);
        const isInRange = isWhole(time) && time >= earliest && time < latest;
        return isInRange && (!isDate(place) || time % millisecondsPerDay === 0);
      };
      return values instanceof Float64Array && isEach(values, length, isTime);
    }
    default:
      return false;
  }
}

function isBytes(bytes: unknown, length: number, greatest: number): boolean {
  return bytes instanceof Uint8Array && isEach(bytes, length, (byte) => byte <= greatest);
}

/** Whether there are as many numbers as values, and each passes a check. */
function isEach(
  numbers: ArrayLike<number>,
  length: number,
  check: (number: number, place: number) => boolean,
): boolean {
  if (numbers.length !== length) return false;
  for (let place = 0; place < length; place++) if (!check(numbers[place]!, place)) return false;
  return true;
}

export function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

export function isCodes(value: unknown): value is Codes {
  return isArray(value) && /^U?[Ii]nt\d+Array$/.test(described(value));
}
