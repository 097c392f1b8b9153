import { describe } from "./describe.js";
import { Problem, type Read } from "./issue.js";
import { readNumber } from "./number.js";

/** A canonical decimal from 0 to 1. `Number` would round 1.00000000000000000001 to 1. */
const canonicalShare = /^(0(\.\d+)?|1)$/;

/** A number from 0 to 1. */
export const readShare: Read = (value) => {
  const number = readNumber(value);
  if (number instanceof Problem && number.severity === "error") return number;
  const inside =
    typeof number === "number" ? number >= 0 && number <= 1 : canonicalShare.test(String(number));
  if (inside) return number;
  return new Problem(
    "out-of-range",
    `expected a share from 0 to 1, got ${describe(value)}; divide a percentage by 100`,
  );
};
