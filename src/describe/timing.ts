import type { Json } from "../expressions/expression.js";
import type { Formula } from "../formulas/formula.js";
import { fieldsRead } from "./fields-read.js";
import type { Timing } from "./language.js";

/** What a formula is of: a period, a moment, or both. */
export function timingOf({ definition, measures }: Formula): Timing {
  if (opensAPeriod(definition)) return "flow";
  const isFlow = measures.map(({ at, carried }) => at !== null && carried === undefined);
  if (isFlow.every(Boolean)) return "flow";
  return isFlow.some(Boolean) ? "mixed" : "stock";
}

/** Whether it compares the end of a period with its opening. */
function opensAPeriod(definition: Json): boolean {
  if (typeof definition !== "object" || definition === null) return false;
  return Object.entries(definition).some(
    ([name, part]: [string, Json]) => name.startsWith("opening ") || opensAPeriod(part),
  );
}

/** The times that place rows in periods, or in a stock: `["deals.closedAt"]`. */
export function timesOf({ measures }: Formula): readonly string[] {
  const paths = measures.flatMap(({ at }) =>
    at === null
      ? []
      : Object.entries(fieldsRead(at).needed).flatMap(([entity, names]) =>
          names.map((name) => `${entity}.${name}`),
        ),
  );
  return [...new Set(paths)];
}
