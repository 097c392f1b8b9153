import { addDays } from "../../calendar/dates.js";
import { requiredAsOf } from "../../expressions/moment.js";
import type { Json } from "../../expressions/expression.js";
import type { Compiler, Operator } from "../compiler.js";
import { sql } from "../fragment.js";
import { constantTime } from "../literal.js";
import { computed } from "./quantities.js";

export const lifetimes: Readonly<Record<string, Operator>> = {
  lifetime: (operands, compiler) => lifetime(operands, "elapsed milliseconds", compiler),
  calendarLifetime: (operands, compiler) => lifetime(operands, "calendar milliseconds", compiler),
  lastSeen: ([from], { compile, frame: { asOf, zone } }) => {
    if (typeof asOf !== "string" || zone === null || compile(from!).kind === "date")
      return constantTime(requiredAsOf({ asOf }));
    return constantTime(zone.startOf(addDays(asOf, 1)) - 1);
  },
};

/** Lengths as survival estimates read them: `2 * length + (hasEnded ? 0 : 1)`. */
function lifetime([from, until, ...more]: readonly Json[], milliseconds: string, { compile }: Compiler) {
  const { ended, leftAt } = Object.assign({}, ...more) as {
    readonly [name: string]: readonly Json[] | undefined;
  };
  const seen: Json = { lastSeen: [from!, { asOf: [] }] };
  const hasEnded: Json = {
    and: [
      ended?.[0] ?? { isPresent: [until!] },
      { happened: [{ required: [until!] }] },
      ...(leftAt === undefined ? [] : [{ not: [{ lt: [leftAt[0]!, until!] }] }]),
    ],
  };
  const soFar: Json = { [milliseconds]: [from!, seen] };
  const left: Json =
    leftAt === undefined
      ? soFar
      : { choose: [{ lt: [leftAt[0]!, seen] }, { [milliseconds]: [from!, leftAt[0]!] }, soFar] };
  const length = compile({ choose: [hasEnded, { [milliseconds]: [from!, until!] }, left] });
  const code = sql`(${length.unguarded} * 2 + CASE WHEN ${compile(hasEnded).value} THEN 0 ELSE 1 END)`;
  return computed(length, code, length.issues);
}
