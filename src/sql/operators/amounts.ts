import { dayOf, millisecondsPerDay } from "../../calendar/dates.js";
import type { TimePoint } from "../../calendar/time.js";
import { isSalesmetricsError } from "../../errors.js";
import { keyOf, laterKeyOf, noDay } from "../../expressions/convertible.js";
import type { Json } from "../../expressions/expression.js";
import { isCurrency } from "../../money/currencies.js";
import type { Rates } from "../../money/rates.js";
import type { Compiled } from "../compiled.js";
import type { Compiler, Operator } from "../compiler.js";
import { integer, raw, type Sql } from "../fragment.js";
import { momentAt, type Step, stepped } from "../times.js";

export const conversions: Readonly<Record<string, Operator>> = {
  convertible: ([money, at], compiler) => {
    const { query } = compiler;
    const isDated = query.currency !== undefined && query.rates !== undefined;
    const amount = compiler.compile(money!);
    return {
      ...amount,
      ...(isDated && { rateDay: rateDayOf(at, query.rates, compiler) }),
      keyOf: keyIn(compiler),
    };
  },
  convertibleLater: ([money], compiler) => {
    const amount = compiler.compile(money!);
    return { ...amount, keyOf: keyIn(compiler, laterKeyOf) };
  },
  dated: ([at, value], compiler) => {
    const [time, held] = [compiler.compile(at!), compiler.compile(value!)];
    return { ...held, issues: [...time.issues, ...held.issues], at: time };
  },
};

function keyIn({ query, factors }: Compiler, keyFor = keyOf): NonNullable<Compiled["keyOf"]> {
  const { currency = null, rates = null } = query;
  return (written, day) => {
    const source = written.toUpperCase();
    if (!isCurrency(source)) return { why: "unknown currency" };
    try {
      return keyFor(source, day, { currency, rates, factors });
    } catch (error) {
      const why = isSalesmetricsError(error) ? rates?.problemOf(error, source)(noDay) : undefined;
      if (typeof why !== "string") throw error;
      return { why };
    }
  };
}

/** The number of the last day with a quote on or before the day of an amount; the day before the first quote if none. */
function rateDayOf(at: Json | undefined, { definition }: Rates, compiler: Compiler): Sql {
  const { frame, dialect } = compiler;
  if (at === undefined) return frame.asOf === null ? raw("NULL") : integer(utcDayOf(frame.asOf));
  const { unguarded, kind } = compiler.compile(at);
  const dates = definition.quotes.map(({ date }) => date).filter((date) => date !== null);
  const days = [...new Set(dates)].sort().map((date) => dayOf(date));
  const steps: Step[] = [-1, ...days].map((day, index) => ({
    from: index === 0 ? null : momentAt(day * millisecondsPerDay, kind!, dialect),
    value: integer(index === 0 ? (days[0] ?? 0) - 1 : day),
  }));
  return stepped(unguarded, steps);
}

function utcDayOf(time: TimePoint): number {
  return typeof time === "string" ? dayOf(time) : Math.floor(time / millisecondsPerDay);
}
