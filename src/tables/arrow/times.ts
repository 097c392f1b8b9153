import { millisecondsPerDay } from "../../calendar/dates.js";
import type { Column } from "../column.js";
import { dayColumn, instantColumn } from "../columns/times.js";
import { missingOf } from "./bits.js";
import { halvesIn, numbersIn } from "./buffers.js";
import { type ArrowData, type ArrowType, typeIds } from "./structure.js";

const greatestDay = 2_147_483_647;

/** What reads times of a type; `null` where it has none. */
export function timeReader({ typeId, unit = 0 }: ArrowType): ((data: ArrowData) => Column) | null {
  if (typeId === typeIds.timestamp) {
    // Seconds, and thousandths, millionths and milliardths of them.
    const [factor, divisor] = (
      [
        [1000, 1],
        [1, 1],
        [1, 1000],
        [1, 1_000_000],
      ] as const
    )[unit]!;
    return (data) => instantColumn(floored(data, factor, divisor), missingOf(data));
  }
  if (typeId === typeIds.date) return unit === 0 ? readDays : readMidnights;
  return null;
}

function readDays(data: ArrowData): Column {
  return dayColumn(numbersIn<Int32Array>(data), missingOf(data));
}

/** Days that are counted in milliseconds. */
function readMidnights(data: ArrowData): Column {
  const milliseconds = floored(data, 1, 1);
  const days = Int32Array.from(milliseconds, (time) => {
    const day = Math.floor(time / millisecondsPerDay);
    // What no day can be is not to become one by losing its upper bits.
    return Math.abs(day) <= greatestDay ? day : greatestDay;
  });
  return dayColumn(days, missingOf(data));
}

/** Whole numbers of 64 bits, times a factor, over a divisor, rounded down. */
function floored(data: ArrowData, factor: number, divisor: number): Float64Array {
  const halves = halvesIn(data);
  const found = new Float64Array(data.length);
  // The upper half counts 2³² of the lower: whole quotients of it, and a rest that goes with the lower half.
  const quotient = Math.floor(4_294_967_296 / divisor);
  const rest = 4_294_967_296 % divisor;
  for (let place = 0; place < data.length; place++) {
    const low = halves[place * 2]! >>> 0;
    const high = halves[place * 2 + 1]!;
    found[place] = (high * quotient + Math.floor((high * rest + low) / divisor)) * factor;
  }
  return found;
}
