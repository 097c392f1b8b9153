import { millisecondsPerDay } from "../../calendar/dates.js";
import type { Column } from "../column.js";
import { dayColumn, instantColumn } from "../columns/times.js";
import { halvesIn, missingOf, numbersIn } from "./buffers.js";
import { type ArrowData, type ArrowType, typeIds } from "./structure.js";

const greatestDay = 2_147_483_647;

/** A reader of times of an Arrow type; `null` if the type is no time. */
export function timeReader({ typeId, unit = 0 }: ArrowType): ((data: ArrowData) => Column) | null {
  if (typeId === typeIds.timestamp) {
    // By unit: seconds, milliseconds, microseconds, nanoseconds.
    const factor = unit === 0 ? 1000 : 1;
    const divisor = [1, 1, 1000, 1_000_000][unit]!;
    return (data) => instantColumn(floored(data, factor, divisor), missingOf(data));
  }
  if (typeId !== typeIds.date) return null;
  return unit === 0 ? (data) => dayColumn(numbersIn<Int32Array>(data), missingOf(data)) : readMidnights;
}

/** Reads dates in milliseconds. */
function readMidnights(data: ArrowData): Column {
  const milliseconds = floored(data, 1, 1);
  const days = Int32Array.from(milliseconds, (time) => {
    const day = Math.floor(time / millisecondsPerDay);
    // Beyond 32 bits: stays out of range, instead of becoming another day by losing its upper bits.
    return Math.abs(day) <= greatestDay ? day : greatestDay;
  });
  return dayColumn(days, missingOf(data));
}

/** `floor(value / divisor) * factor` of 64-bit values. */
function floored(data: ArrowData, factor: number, divisor: number): Float64Array {
  const halves = halvesIn(data);
  const found = new Float64Array(data.length);
  // value = high * 2³² + low, and 2³² = quotient * divisor + rest.
  const quotient = Math.floor(4_294_967_296 / divisor);
  const rest = 4_294_967_296 % divisor;
  for (let place = 0; place < data.length; place++) {
    const low = halves[place * 2]! >>> 0;
    const high = halves[place * 2 + 1]!;
    found[place] = (high * quotient + Math.floor((high * rest + low) / divisor)) * factor;
  }
  return found;
}
