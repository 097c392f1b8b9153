import type { Arena } from "./arena.js";
import type { DecimalInput } from "../exact/index.js";
import { Decimals, type Exceptions } from "./decimals.js";
import type { Issues } from "./problems.js";
import type { FlagVector, NumberVector, TextVector, TimeVector } from "./vector.js";

/** All values of a field, by place, possibly more than one batch. Texts have codes. */
export type FieldVector = TextVector | FlagVector | NumberVector | TimeVector;

/** A vector with the value at `places[row]` for each row. The place of a row with an issue is ignored. */
export type Gather = (places: Float64Array, size: number, issues: Issues) => FieldVector;

/** A function that picks values of a field by place. */
export function gatherer(field: FieldVector, arena: Arena): Gather {
  switch (field.type) {
    case "text": {
      const { words } = field;
      const takeCodes = taker(field.codes!, arena.int32());
      return (places, size, issues) => ({ type: "text", issues, codes: takeCodes(places, size), words });
    }
    case "flag": {
      const takeFlags = taker(field.values, arena.uint8());
      return (places, size, issues) => ({ type: "flag", issues, values: takeFlags(places, size) });
    }
    case "number": {
      const { exceptions } = field.decimals;
      const takeNumbers = taker(field.decimals.values(), arena.float64());
      const decimals = new Decimals();
      return (places, size, issues) => {
        const found = exceptionsAt(exceptions, places, size);
        return {
          type: "number",
          issues,
          decimals: decimals.takeNumbers(takeNumbers(places, size), size, found),
        };
      };
    }
    case "time": {
      const { dates } = field;
      const takeTimes = taker(field.values, arena.float64());
      const takeDates = typeof dates === "boolean" ? () => dates : taker(dates, arena.uint8());
      return (places, size, issues) => {
        return { type: "time", issues, values: takeTimes(places, size), dates: takeDates(places, size) };
      };
    }
  }
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

/** Copies the values at some places into `found`. */
function taker<Numbers extends Uint8Array | Int32Array | Float64Array>(
  values: Numbers,
  found: Numbers,
): (places: Float64Array, size: number) => Numbers {
  return (places, size) => {
    for (let row = 0; row < size; row++) found[row] = values[places[row]!]!;
    return found;
  };
}
