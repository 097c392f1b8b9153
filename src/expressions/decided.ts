import type { FlagVector, Read } from "../vectors/vector.js";
import { operation, type Predicate } from "./expression.js";
import { flagVector } from "./flags.js";

/** True where a condition is true or false; a row for which it is neither, for a value that is invalid, is reported. */
export function isDecided<Data>(condition: Predicate<Data>): Predicate<Data> {
  return operation(
    "decided",
    "it is known whether {1}",
    [condition],
    "flag",
    ([read]: [Read<FlagVector>], { arena }) => {
      const values = arena.uint8();
      const invalid = arena.uint16();
      return (batch, subset) => {
        const { issues } = read(batch, subset);
        values.fill(1, 0, batch.size);
        return flagVector(values, issues, batch.size, 1, invalid);
      };
    },
  );
}
