import {
  canonicalDecimal,
  type DecimalInput,
  fifteenDigits,
  finestScale,
  isDecimal,
  powersOfTen,
  shortTextNumber,
} from "../exact/index.js";
import { grown } from "./slots.js";

/** The decimals `units / 10^scale`, with whole units; NaN for a decimal that does not fit. */
export interface Scaled {
  readonly units: Float64Array;
  readonly scale: number;
}

/** The decimals that do not fit into the numbers of a batch, by row. */
export type Exceptions = ReadonlyMap<number, DecimalInput> | null;

/**
 * The decimals of a batch, as the numbers that print as them or as scaled whole numbers. It is given one of the two
 * and computes the other on demand. The object is reused for every batch.
 */
export class Decimals {
  exceptions: Exceptions = null;
  #size = 0;
  #values: Float64Array | null = null;
  #scaled: Scaled | null = null;
  #scale = 0;
  #buffer = new Float64Array(0);

  /** Takes the numbers of the next batch; NaN for an exception. */
  takeNumbers(values: Float64Array, size: number, exceptions: Exceptions = null): this {
    return this.#take(values, null, size, exceptions);
  }

  /** Takes the scaled numbers of the next batch, of at most 15 digits each; NaN for an exception. */
  takeScaled(scaled: Scaled, size: number, exceptions: Exceptions = null): this {
    return this.#take(null, scaled, size, exceptions);
  }

  /** The numbers; NaN for an exception. */
  values(): Float64Array {
    return (this.#values ??= this.#divided(this.#scaled!));
  }

  /** The scaled numbers; NaN for a number with too many digits, and for an exception. */
  scaled(): Scaled {
    return (this.#scaled ??= this.#multiplied(this.#values!));
  }

  at(row: number): DecimalInput {
    // Adding 0 turns -0 into 0.
    return this.exceptions?.get(row) ?? this.values()[row]! + 0;
  }

  #take(values: Float64Array | null, scaled: Scaled | null, size: number, exceptions: Exceptions): this {
    this.#size = size;
    this.#values = values;
    this.#scaled = scaled;
    this.exceptions = exceptions;
    return this;
  }

  #divided({ units, scale }: Scaled): Float64Array {
    if (scale === 0) return units;
    const values = this.#room();
    const power = powersOfTen[scale]!;
    for (let row = 0; row < this.#size; row++) values[row] = units[row]! / power;
    return values;
  }

  /** If `units / power === value` and `units` has at most 15 digits, `value` prints as that decimal. */
  #multiplied(values: Float64Array): Scaled {
    const units = this.#room();
    let row = 0;
    while ((row = scaleFrom(values, row, this.#size, powersOfTen[this.#scale]!, units)) < this.#size) {
      const finer = finerScale(values[row]!, this.#scale);
      if (finer === null) units[row++] = Number.NaN;
      else [this.#scale, row] = [finer, 0];
    }
    return { units, scale: this.#scale };
  }

  #room(): Float64Array {
    return (this.#buffer = grown(this.#buffer, this.#size));
  }
}

/** Added and subtracted again, rounds a double below 2^51 to a whole number, faster than `Math.round`. */
const rounder = 6_755_399_441_055_744;

/** Writes `value * power` from row `start` on; returns the first row whose decimal that is not, else `size`. */
function scaleFrom(
  values: Float64Array,
  start: number,
  size: number,
  power: number,
  units: Float64Array,
): number {
  for (let row = start; row < size; row++) {
    const value = values[row]!;
    const whole = value * power + rounder - rounder;
    if (!(whole / power === value && whole < fifteenDigits && whole > -fifteenDigits)) return row;
    units[row] = whole;
  }
  return size;
}

/** The smallest scale above `tooCoarse` at which `value * 10^scale` is whole; `null` if there is none. */
export function finerScale(value: number, tooCoarse: number): number | null {
  for (let scale = tooCoarse + 1; scale <= finestScale; scale++) {
    const power = powersOfTen[scale]!;
    const whole = Math.round(value * power);
    if (whole / power === value && Math.abs(whole) < fifteenDigits) return scale;
  }
  return null;
}

/** The number that prints as the decimal, or its canonical text if no number does; `null` if it is no decimal. */
export function plainDecimal(value: unknown): DecimalInput | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const short = shortTextNumber(value);
  if (!Number.isNaN(short)) return short;
  return isDecimal(value) ? plainResult(value) : null;
}

/** As {@link plainDecimal}, for a decimal of any length, such as a result of arithmetic. */
export function plainResult(value: DecimalInput): DecimalInput {
  const text = canonicalDecimal(value);
  const number = Number(text);
  return Number.isFinite(number) && canonicalDecimal(number) === text ? number : text;
}
