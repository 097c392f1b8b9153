import type { Operator } from "../compiler.js";
import { ages } from "./ages.js";
import { conversions } from "./amounts.js";
import { choices } from "./choices.js";
import { comparisons } from "./comparison.js";
import { lifetimes } from "./lifetimes.js";
import { connectives } from "./logic.js";
import { moments } from "./moments.js";
import { quantities } from "./quantities.js";

/** The operator that compiles the expressions of a name; `undefined` if they have no SQL. */
export function operatorOf(name: string): Operator | undefined {
  const sources = [comparisons, connectives, quantities, choices, moments, lifetimes, conversions, ages];
  return sources.find((operators) => Object.hasOwn(operators, name))?.[name];
}
