import { having, listIn, nameErrors } from "../errors.js";
import { coreOf } from "../formulas/metric.js";
import { ownOf } from "../vectors/own.js";
import { type FieldsByEntity, fieldsRead } from "./fields-read.js";
import { madeFrom } from "./made-from.js";
import { isLibraryFamily, isMetric, metricIn } from "./metric-in.js";

/**
 * Which metrics can be computed from some fields, and what the others need.
 *
 * @category Texts
 */
export interface Availability {
  /** By name, in the order of the metrics. */
  readonly available: readonly string[];
  /** Those with the fewest missing fields first. */
  readonly missing: readonly { readonly id: string; readonly needs: FieldsByEntity }[];
}

/**
 * Which metrics can be computed from the fields that you have, and which fields the others still need.
 *
 * *When to use*. To offer what an export can answer, and to say what one more column would bring.
 *
 * *Details*. `metrics` is an object of metrics by name, or all of them: `import * as salesmetrics`. Families count as one
 * of their metrics; whatever else is in it is passed over. Fields that only leave rows out, such as `test` and
 * `mergedIntoId`, are not needed. A metric that reads rows of a view, such as `stageStays`, needs the rows that the
 * view is made from, `stageVisits`; where they are given under the name of the view, its fields are asked for.
 *
 * *Gotchas*. It looks at names alone, not at rows: a field that is empty in every row is there. An entity of your own whose
 * rows a function of your own makes is needed as it is. For the history of a deal a view also needs the stages in order, and
 * for that of a subscription a policy.
 *
 * @param fields - the names of the fields that rows have, by entity
 *
 * @example
 * ```ts
 * import { bookings, dealsCreated, winRate } from "salesmetrics";
 * import { availableFrom } from "salesmetrics/describe";
 *
 * const { available, missing } = availableFrom(
 *   { winRate, bookings, dealsCreated },
 *   { deals: ["id", "status", "closedAt"] },
 * );
 *
 * available; // => ["winRate"]
 * missing;
 * // => [{ id: "dealsCreated", needs: { deals: ["createdAt"] } }, { id: "bookings", needs: { deals: ["amount", "currency"] } }]
 * ```
 *
 * @category Texts
 */
export function availableFrom(metrics: object, fields: FieldsByEntity): Availability {
  const caller = "availableFrom";
  const given = Object.entries(having(caller, 'fields by entity, { deals: ["status"] }', fields)).map(
    ([entity, names]): [string, ReadonlySet<string>] => [
      entity,
      new Set(listIn(caller, `a list of the fields of ${entity}`, names)),
    ],
  );
  const has: Has = new Map(given);
  const named = Object.entries(having(caller, "metrics by name, { winRate }", metrics) as Named);
  const needed = named.flatMap(([id, metric]) =>
    isMetric(metric) || isLibraryFamily(metric)
      ? [{ id, needs: nameErrors(id, () => stillNeeded(fieldsOf(metricIn(caller, metric)), has)) }]
      : [],
  );
  const missing = needed.filter(({ needs }) => sizeOf(needs) > 0);
  return {
    available: needed.filter(({ needs }) => sizeOf(needs) === 0).map(({ id }) => id),
    missing: missing.sort((left, right) => sizeOf(left.needs) - sizeOf(right.needs)),
  };
}

type Named = Readonly<Record<string, unknown>>;
type Has = ReadonlyMap<string, ReadonlySet<string>>;

function fieldsOf(metric: Parameters<typeof coreOf>[1]): FieldsByEntity {
  return fieldsRead(coreOf("availableFrom", metric).formula).needed;
}

/** The fields that are not there. Those of a view are looked for in the rows that it is made from. */
function stillNeeded(fields: FieldsByEntity, has: Has): FieldsByEntity {
  const needs: Record<string, string[]> = {};
  for (const [entity, names] of Object.entries(fields).flatMap((field) => sourcesOf(field, has))) {
    const absent = names.filter((name) => has.get(entity)?.has(name) !== true);
    if (absent.length > 0) needs[entity] = [...new Set([...(needs[entity] ?? []), ...absent])];
  }
  return needs;
}

/** The rows and fields from which those of an entity come. A count of rows needs their id. */
function sourcesOf(
  [entity, names]: [entity: string, names: readonly string[]],
  has: Has,
): [entity: string, names: readonly string[]][] {
  const view = has.has(entity) ? undefined : ownOf(madeFrom, entity);
  if (view === undefined) return [[entity, names.length === 0 ? ["id"] : names]];
  const single = names.map((name) => ownOf(view.fields ?? {}, name) ?? {});
  return [view.always, ...single].flatMap((fields) => Object.entries(fields));
}

function sizeOf(needs: FieldsByEntity): number {
  return Object.values(needs).reduce((size, names) => size + names.length, 0);
}
