import type { DecimalInput } from "../../exact/index.js";
import { Decimals, plainDecimal } from "../decimals.js";
import type { FieldReader } from "../source.js";

/** Reads decimals: numbers and decimal texts. */
export const numberReader: FieldReader = {
  name: "number",
  type: "number",
  vectors(values, arena) {
    const numbers = arena.float64();
    const issues = arena.uint16();
    const decimals = new Decimals();
    return (places, count, size) => {
      let found = 0;
      let exceptions: Map<number, DecimalInput> | null = null;
      for (let index = 0; index < count; index++) {
        const place = places[index]!;
        const value = values[place];
        const plain = typeof value === "number" && Number.isFinite(value) ? value : plainDecimal(value);
        if (typeof plain === "number") numbers[place] = plain;
        else if (plain === null) {
          if (found++ === 0) issues.fill(0, 0, size);
          issues[place] = 1;
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
  },
};
