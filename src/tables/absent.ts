import { Decimals } from "../vectors/decimals.js";
import type { FieldType } from "../vectors/source.js";
import type { Vector } from "../vectors/vector.js";

/** A vector that is missing in every row. */
export function absentVector(type: FieldType, missing: number, capacity: number): Vector {
  const issues = new Uint16Array(capacity).fill(missing);
  switch (type) {
    case "text":
      return { type, issues, codes: new Int32Array(capacity), words: [""] };
    case "flag":
      return { type, issues, values: new Uint8Array(capacity) };
    case "number":
      return { type, issues, decimals: new Decimals().takeNumbers(new Float64Array(capacity), capacity) };
    case "time":
      return { type, issues, values: new Float64Array(capacity).fill(Number.NaN), dates: false };
  }
}
