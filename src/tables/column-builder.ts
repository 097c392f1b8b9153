import { type DecimalInput, fifteenDigits, powersOfTen } from "../exact/index.js";
import { finerScale } from "../vectors/decimals.js";
import { Dictionary } from "../vectors/dictionary.js";
import { isInvalid, type Issues } from "../vectors/problems.js";
import { grown } from "../vectors/slots.js";
import type { FieldType } from "../vectors/source.js";
import {
  type FlagVector,
  isDateAt,
  type NumberVector,
  textAt,
  type TextVector,
  type TimeVector,
  type Vector,
} from "../vectors/vector.js";
import { type Column, type ColumnPlaces, invalid, type Marks, missing } from "./column.js";

export type RawAt = (row: number) => unknown;

export interface ColumnBuilder {
  /** Adds the values of a batch. `raw` gives the original of a value that cannot be used. */
  append(vector: Vector, size: number, raw: RawAt): void;
  column(): Column;
}

export function columnBuilder(type: FieldType): ColumnBuilder {
  return new builders[type]();
}

abstract class Places {
  length = 0;
  marks: Marks = null;
  readonly unusable = new Map<number, unknown>();

  /** Adds the issues of a batch; returns the place of its first row. */
  take(issues: Issues, size: number, raw: RawAt): number {
    const start = this.length;
    this.length += size;
    if (this.marks !== null) this.marks = grown(this.marks, this.length);
    for (let row = 0; row < size && issues !== null; row++) {
      if (issues[row] === 0) continue;
      this.marks ??= new Uint8Array(this.length);
      this.marks[start + row] = isInvalid(issues[row]!) ? invalid : missing;
      if (isInvalid(issues[row]!)) this.unusable.set(start + row, raw(row));
    }
    return start;
  }

  found(): ColumnPlaces {
    return { marks: this.marks && this.marks.subarray(0, this.length), unusable: this.unusable };
  }
}

/** With more words than this, and most texts distinct, codes save nothing. */
export const manyWords = 65_536;

class TextBuilder extends Places implements ColumnBuilder {
  readonly #dictionary = new Dictionary();
  #codes: Int32Array | null = new Int32Array(0);
  #words: string[] = [];

  append(vector: TextVector, size: number, raw: RawAt): void {
    const start = this.take(vector.issues, size, raw);
    if (this.#codes === null) {
      for (let row = 0; row < size; row++) this.#words.push(textAt(vector, row));
      return;
    }
    const codes = (this.#codes = grown(this.#codes, start + size));
    this.#dictionary.codesOf(vector, size, codes.subarray(start));
    const { values } = this.#dictionary;
    if (values.length > manyWords && values.length * 2 > this.length) {
      this.#words = Array.from(codes.subarray(0, start + size), (code) => values[code]!);
      this.#codes = null;
    }
  }

  column(): Column {
    const codes = this.#codes && this.#codes.subarray(0, this.length);
    const words = codes === null ? this.#words : this.#dictionary.values;
    return { type: "text", codes, words, ...this.found() };
  }
}

class FlagBuilder extends Places implements ColumnBuilder {
  #values = new Uint8Array(0);

  append({ values, issues }: FlagVector, size: number, raw: RawAt): void {
    const start = this.take(issues, size, raw);
    this.#values = grown(this.#values, start + size);
    this.#values.set(values.subarray(0, size), start);
  }

  column(): Column {
    return { type: "flag", values: this.#values.subarray(0, this.length), ...this.found() };
  }
}

/** With more exceptions than this, and one in 16 values, numbers are stored without a scale. */
const fewExceptions = 1000;

class NumberBuilder extends Places implements ColumnBuilder {
  #values = new Float64Array(0);
  #scale: number | null = 0;
  #exceptions = new Map<number, DecimalInput>();
  /** Whether a column shares the values. */
  #isLent = false;

  append({ decimals, issues }: NumberVector, size: number, raw: RawAt): void {
    const start = this.take(issues, size, raw);
    this.#values = grown(this.#values, start + size);
    const values = decimals.values();
    for (let row = 0; row < size; row++) {
      const value = values[row]!;
      if (Number.isNaN(value)) this.#except(start + row, issues?.[row] ? 0 : decimals.at(row));
      else this.#store(start + row, value);
    }
    if (this.#exceptions.size > fewExceptions && this.#exceptions.size > this.length / 16)
      this.#storeNumbers();
  }

  column(): Column {
    this.#isLent = true;
    return {
      type: "number",
      values: this.#values.subarray(0, this.length),
      scale: this.#scale,
      exceptions: this.#exceptions,
      ...this.found(),
    };
  }

  #store(place: number, value: number): void {
    if (this.#scale === null) {
      this.#values[place] = value;
      return;
    }
    const power = powersOfTen[this.#scale]!;
    const whole = Math.round(value * power);
    if (whole / power === value && Math.abs(whole) < fifteenDigits) this.#values[place] = whole;
    else {
      const scale = finerScale(value, this.#scale);
      if (scale !== null && this.#refine(scale, place)) this.#store(place, value);
      else this.#except(place, value);
    }
  }

  #except(place: number, value: DecimalInput): void {
    this.#values[place] = Number.NaN;
    this.#exceptions.set(place, value);
  }

  /** Converts all values to a finer scale; `false` if one would have too many digits. */
  #refine(scale: number, length: number): boolean {
    const factor = powersOfTen[scale - this.#scale!]!;
    for (let place = 0; place < length; place++)
      if (Math.abs(this.#values[place]!) * factor >= fifteenDigits) return false;
    this.#ownValues();
    for (let place = 0; place < length; place++) this.#values[place]! *= factor;
    this.#scale = scale;
    return true;
  }

  #storeNumbers(): void {
    if (this.#scale === null) return;
    this.#ownValues();
    const power = powersOfTen[this.#scale]!;
    for (let place = 0; place < this.length; place++) this.#values[place]! /= power;
    for (const [place, value] of this.#exceptions) {
      if (typeof value !== "number") continue;
      this.#values[place] = value;
      this.#exceptions.delete(place);
    }
    this.#scale = null;
  }

  /** Copies the values before they are rewritten, since earlier columns share them. */
  #ownValues(): void {
    if (!this.#isLent) return;
    this.#values = this.#values.slice();
    this.#exceptions = new Map(this.#exceptions);
    this.#isLent = false;
  }
}

class TimeBuilder extends Places implements ColumnBuilder {
  #values = new Float64Array(0);
  #dates: boolean | Uint8Array = false;
  #isTimed = false;

  append(vector: TimeVector, size: number, raw: RawAt): void {
    const start = this.take(vector.issues, size, raw);
    this.#values = grown(this.#values, start + size);
    this.#values.set(vector.values.subarray(0, size), start);
    const isTimed = isAnySound(vector.issues, size);
    // A batch without any time does not decide whether the column holds dates.
    if (typeof this.#dates === "boolean" && !isTimed) return;
    if (!this.#isTimed && typeof vector.dates === "boolean") this.#dates = vector.dates;
    else if (vector.dates !== this.#dates || typeof this.#dates !== "boolean") this.#mix(vector, start, size);
    this.#isTimed = true;
  }

  column(): Column {
    const { length } = this;
    return {
      type: "time",
      values: this.#values.subarray(0, length),
      dates: typeof this.#dates === "boolean" ? this.#dates : this.#dates.subarray(0, length),
      ...this.found(),
    };
  }

  #mix(vector: TimeVector, start: number, size: number): void {
    const before = this.#dates;
    const dates =
      typeof before === "boolean"
        ? new Uint8Array(start + size).fill(before ? 1 : 0, 0, start)
        : grown(before, start + size);
    for (let row = 0; row < size; row++) dates[start + row] = isDateAt(vector, row) ? 1 : 0;
    this.#dates = dates;
  }
}

function isAnySound(issues: Issues, size: number): boolean {
  if (issues === null) return size > 0;
  for (let row = 0; row < size; row++) if (issues[row] === 0) return true;
  return false;
}

const builders = { text: TextBuilder, flag: FlagBuilder, number: NumberBuilder, time: TimeBuilder };
