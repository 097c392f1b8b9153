import type { DecimalInput } from "../exact/index.js";
import { Decimals, type Exceptions } from "./decimals.js";
import type { Issues } from "./problems.js";
import type { FlagVector, NumberVector, TextVector, TimeVector } from "./vector.js";

/** All values of a field, by place, possibly more than one batch. Texts have codes. */
export type FieldVector = TextVector | FlagVector | NumberVector | TimeVector;

/** A vector with the value at `places[row]` for each row. The place of a row with an issue is ignored. */
export type Gather = (places: Float64Array, size: number, issues: Issues) => FieldVector;

/** A function that picks values of a field by place. */
export function gatherer(field: FieldVector, capacity: number): Gather {
  switch (field.type) {
    case "text":
      return textGatherer(field, capacity);
    case "flag":
      return flagGatherer(field, capacity);
    case "number":
      return numberGatherer(field, capacity);
    case "time":
      return timeGatherer(field, capacity);
  }
}

function textGatherer({ codes, words }: TextVector, capacity: number): Gather {
  const found = new Int32Array(capacity);
  return (places, size, issues) => {
    take(codes!, places, size, found);
    return { type: "text", issues, codes: found, words };
  };
}

function flagGatherer({ values }: FlagVector, capacity: number): Gather {
  const found = new Uint8Array(capacity);
  return (places, size, issues) => {
    take(values, places, size, found);
    return { type: "flag", issues, values: found };
  };
}

function numberGatherer({ decimals }: NumberVector, capacity: number): Gather {
  const values = decimals.values();
  const found = new Float64Array(capacity);
  const result = new Decimals();
  return (places, size, issues) => {
    take(values, places, size, found);
    const exceptions = exceptionsAt(decimals.exceptions, places, size);
    return { type: "number", issues, decimals: result.takeNumbers(found, size, exceptions) };
  };
}

function exceptionsAt(exceptions: Exceptions, places: Float64Array, size: number): Exceptions {
  if (exceptions === null) return null;
  const found = new Map<number, DecimalInput>();
  for (let row = 0; row < size; row++) {
    const exception = exceptions.get(places[row]!);
    if (exception !== undefined) found.set(row, exception);
  }
  return found;
}

function timeGatherer({ values, dates }: TimeVector, capacity: number): Gather {
  const found = new Float64Array(capacity);
  const areDates = new Uint8Array(capacity);
  return (places, size, issues) => {
    take(values, places, size, found);
    if (typeof dates === "boolean") return { type: "time", issues, values: found, dates };
    take(dates, places, size, areDates);
    return { type: "time", issues, values: found, dates: areDates };
  };
}

type Numbers = Uint8Array | Int32Array | Float64Array;

function take(values: Numbers, places: Float64Array, size: number, found: Numbers): void {
  for (let row = 0; row < size; row++) found[row] = values[places[row]!]!;
}
