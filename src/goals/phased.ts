import { checkDate } from "../calendar/arguments.js";
import { daysBetween } from "../calendar/dates.js";
import type { Period } from "../calendar/time.js";
import { having, invalidArgument, listIn, refusal } from "../errors.js";
import {
  addFractions,
  canonicalDecimal,
  compareFractions,
  type Fraction,
  fraction,
  isDecimal,
  zeroFraction,
} from "../exact/index.js";
import { type Amount, isNegative, magnitude } from "./amount.js";
import type { Phase } from "./goal.js";
import { perDay } from "./weights.js";

/**
 * The weights of days whose phases have amounts. They are magnitudes: the amounts of a target below its baseline are
 * negative.
 *
 * @param whole - the sums that the amounts may have
 */
export function phasedWeights(
  path: string,
  given: readonly Phase[],
  period: Period,
  whole: readonly Amount[],
): Fraction[] {
  const phases = listIn(path, "a list of { from, amount }", given);
  const amounts = phases.map((phase, place) => amountOfPhase(`${path}[${place}]`, phase));
  checkDates(path, phases, period);
  const sum = amounts.reduce(addFractions, zeroFraction);
  const wholes = whole.map(({ value }) => value);
  if (wholes.length === 0) throw refusal(path, "a target that is an amount", "limits");
  if (!wholes.some((value) => compareFractions(sum, value) === 0))
    throw refusal(path, `amounts that add up to ${wholes[0]!.numerator}`, sum.numerator);
  const isFalling = isNegative(sum);
  if (amounts.some((amount) => amount.numerator !== "0" && isNegative(amount) !== isFalling))
    throw refusal(path, "amounts of one sign", "some above and some below 0");
  return amounts.flatMap((amount, place) => {
    const end = phases[place + 1]?.from ?? period.end;
    const days = daysBetween(phases[place]!.from, end);
    return Array.from({ length: days }, () => perDay(magnitude(amount), days));
  });
}

function amountOfPhase(path: string, phase: Phase): Fraction {
  const { amount, from } = having(path, "{ from, amount }", phase);
  checkDate(`${path}.from`, from);
  if (!isDecimal(amount)) throw invalidArgument(`${path}.amount`, "a decimal number", amount);
  return fraction(canonicalDecimal(amount));
}

function checkDates(path: string, phases: readonly Phase[], { start, end }: Period): void {
  if (phases[0]?.from !== start)
    throw refusal(path, `a first phase from ${start}`, phases[0]?.from ?? "none");
  for (const [place, { from }] of phases.entries()) {
    const before = phases[place - 1]?.from ?? "";
    if (from <= before || from >= end)
      throw refusal(`${path}[${place}].from`, `a date after ${before || "none"} and before ${end}`, from);
  }
}
