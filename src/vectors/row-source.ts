import { isCalendarDate } from "../calendar/dates.js";
import type { DecimalInput } from "../exact/index.js";
import { Decimals, plainDecimal } from "./decimals.js";
import { Dictionary } from "./dictionary.js";
import type { Issues, Problems } from "./problems.js";
import type { FieldType, Source } from "./source.js";
import { type Batch, batchSize, type RowSubset, midnightOf, type Vector } from "./vector.js";

type Row = Readonly<Record<string, unknown>>;

/** Plain objects, `size` of them from a place on. */
interface RowBatch extends Batch {
  readonly rows: readonly Row[];
  readonly start: number;
  readonly nonRows: number;
}

/** Reads plain objects. */
export function rowSource(rows: readonly unknown[]): Source {
  const capacity = Math.min(rows.length, batchSize);
  return {
    capacity,
    isCostly: true,
    batches: () => rowBatches(rows),
    field: (name, type, problems) => {
      const read = fieldReader(name, type, problems, capacity);
      return (batch, subset) => read(batch as RowBatch, subset);
    },
    row: (batch, row) => (batch as RowBatch).rows[(batch as RowBatch).start + row],
    nonRows: (batch) => (batch as RowBatch).nonRows,
  };
}

function* rowBatches(rows: readonly unknown[]): Iterable<RowBatch> {
  for (let start = 0; start < rows.length; start += batchSize) {
    const end = Math.min(start + batchSize, rows.length);
    const size = countRows(rows, start, end);
    if (size === end - start) yield { rows: rows as readonly Row[], start, size, nonRows: 0 };
    else {
      const found = rows.slice(start, end).filter(isRow);
      yield { rows: found, start: 0, size, nonRows: end - start - size };
    }
  }
}

function countRows(rows: readonly unknown[], start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index++) if (isRow(rows[index])) count++;
  return count;
}

function isRow(row: unknown): row is Row {
  return typeof row === "object" && row !== null;
}

/** Reads the values of a field of a batch, for the rows that matter, and makes a vector of them. */
function fieldReader(
  name: string,
  type: FieldType,
  problems: Problems,
  capacity: number,
): (batch: RowBatch, subset: RowSubset | null) => Vector {
  const values = new Array<unknown>(capacity).fill(null);
  const issues = new Uint16Array(capacity);
  const everyRow = Int32Array.from({ length: capacity }, (_, row) => row);
  const makeVector = vectorMaker(type, values, issues);
  const missing = problems.missing(`missing ${name}`);
  const invalid = problems.invalid(`invalid ${name}`);
  const isInherited = name in {};
  return ({ rows, start, size }, subset) => {
    const places = subset === null ? everyRow : subset.rows;
    const count = subset === null ? size : subset.count;
    gather(rows, start, name, places, count, values);
    if (isInherited) dropInherited(rows, start, name, places, count, values);
    const vector = makeVector(places, count, size);
    if (vector.issues === null) return vector;
    for (let row = 0; row < size; row++)
      if (issues[row] !== 0) issues[row] = values[row] == null ? missing : invalid;
    return vector;
  };
}

function gather(
  rows: readonly Row[],
  start: number,
  name: string,
  places: Int32Array,
  count: number,
  values: unknown[],
): void {
  for (let index = 0; index < count; index++) {
    const place = places[index]!;
    values[place] = rows[start + place]![name];
  }
}

/** A property that every object has, such as `constructor`, is no field of a row. */
function dropInherited(
  rows: readonly Row[],
  start: number,
  name: string,
  places: Int32Array,
  count: number,
  values: unknown[],
): void {
  for (let index = 0; index < count; index++) {
    const place = places[index]!;
    if (!Object.hasOwn(rows[start + place]!, name)) values[place] = null;
  }
}

/**
 * Makes a vector of values, of which the first `count` places matter. `issues` gets a 1 where a value cannot be used.
 */
export type MakeVector = (places: Int32Array, count: number, size: number) => Vector;

/** What makes vectors of the values that an array holds at the time. */
export function vectorMaker(type: FieldType, values: readonly unknown[], issues: Uint16Array): MakeVector {
  return makers[type](values, issues);
}

const makers: Readonly<Record<FieldType, (values: readonly unknown[], issues: Uint16Array) => MakeVector>> = {
  text,
  flag,
  number,
  time,
};

/** From so many different texts on, a code for each costs more than it saves. */
const manyWords = 4096;

function text(values: readonly unknown[], issues: Uint16Array): MakeVector {
  const codes = new Int32Array(issues.length);
  const words = new Array<string>(issues.length).fill("");
  const dictionary = new Dictionary();
  dictionary.codeOf("");
  return (places, count, size) => {
    const isCoded = dictionary.values.length < manyWords;
    let found = 0;
    issues.fill(0, 0, size);
    for (let index = 0; index < count; index++) {
      const place = places[index]!;
      const value = values[place];
      const isText = typeof value === "string";
      if (isCoded) codes[place] = isText ? dictionary.codeOf(value) : 0;
      else words[place] = isText ? value : "";
      issues[place] = isText ? 0 : 1;
      found += isText ? 0 : 1;
    }
    const shown: Issues = found > 0 ? issues : null;
    return isCoded
      ? { type: "text", issues: shown, codes, words: dictionary.values }
      : { type: "text", issues: shown, codes: null, words };
  };
}

function flag(values: readonly unknown[], issues: Uint16Array): MakeVector {
  const flags = new Uint8Array(issues.length);
  return (places, count, size) => {
    let found = 0;
    issues.fill(0, 0, size);
    for (let index = 0; index < count; index++) {
      const place = places[index]!;
      const value = values[place];
      flags[place] = value === true ? 1 : 0;
      issues[place] = typeof value === "boolean" ? 0 : 1;
      found += issues[place];
    }
    return { type: "flag", issues: found > 0 ? issues : null, values: flags };
  };
}

function number(values: readonly unknown[], issues: Uint16Array): MakeVector {
  const numbers = new Float64Array(issues.length);
  const decimals = new Decimals();
  return (places, count, size) => {
    let found = 0;
    let exceptions: Map<number, DecimalInput> | null = null;
    issues.fill(0, 0, size);
    for (let index = 0; index < count; index++) {
      const place = places[index]!;
      const value = values[place];
      const plain = typeof value === "number" && Number.isFinite(value) ? value : plainDecimal(value);
      if (typeof plain === "number") numbers[place] = plain;
      else if (plain === null) {
        issues[place] = 1;
        found++;
      } else {
        numbers[place] = Number.NaN;
        (exceptions ??= new Map()).set(place, plain);
      }
    }
    return {
      type: "number",
      issues: found > 0 ? issues : null,
      decimals: decimals.takeNumbers(numbers, size, exceptions),
    };
  };
}

// Years 1 to 9998, less a day at either end for zones: a date in 9999 stands for "never", and has no period after it.
const earliest = -62135510400000;
const latest = 253370678400000;

function time(values: readonly unknown[], issues: Uint16Array): MakeVector {
  const times = new Float64Array(issues.length).fill(Number.NaN);
  const dates = new Uint8Array(issues.length);
  let last = Number.NaN;
  return (places, count, size) => {
    const hadNone = Number.isNaN(last);
    readInstants(values, places, count, times);
    let [found, dated] = [0, 0];
    issues.fill(0, 0, size);
    for (let index = 0; index < count; index++) {
      const place = places[index]!;
      let time = times[place]!;
      dates[place] = 0;
      if (!(time >= earliest && time < latest)) {
        const value = values[place];
        const isDate = isCalendarDate(value) && value < "9999";
        // In place of what is missing stands the time before it, which loops over many rows digest best.
        time = isDate ? midnightOf(value) : last;
        times[place] = time;
        dates[place] = isDate ? 1 : 0;
        dated += isDate ? 1 : 0;
        issues[place] = isDate ? 0 : 1;
      }
      found += 1 - issues[place]!;
      last = time;
    }
    if (hadNone) fillGaps(times, size);
    const isMixed = dated > 0 && dated < found;
    return {
      type: "time",
      issues: found < count ? issues : null,
      values: times,
      dates: isMixed ? dates : dated > 0,
    };
  };
}

/** Reads dates and does nothing else, so that a processor waits for many of them at once. */
function readInstants(
  values: readonly unknown[],
  places: Int32Array,
  count: number,
  times: Float64Array,
): void {
  for (let index = 0; index < count; index++) {
    const place = places[index]!;
    const value = values[place];
    times[place] = value instanceof Date ? value.getTime() : Number.NaN;
  }
}

/** Puts some time, the first that is there, where none has been read yet. */
function fillGaps(times: Float64Array, size: number): void {
  const some = times.subarray(0, size).find((time) => !Number.isNaN(time)) ?? 0;
  for (let place = 0; place < times.length; place++) if (Number.isNaN(times[place]!)) times[place] = some;
}
