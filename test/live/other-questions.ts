import { type Dimensions, eq, ne, only, type Query } from "salesmetrics";
import type { Draw } from "../../src/testing/random.js";
import type { Row } from "../engines/engine.js";

/** Another question about the rows of a report: split by some of its dimensions, and by chance filtered by one. */
export function otherQuestion(
  { by = {}, where, every, during, asOf, zone, currency, rates }: Query,
  rows: readonly Row[],
  draw: Draw,
): Query {
  const split = Object.fromEntries(Object.entries(by).filter(() => draw(2) === 0));
  const texts = Object.keys(by).filter((name) => isText(by[name]!));
  const name = texts[draw(texts.length + 1)];
  const value = name === undefined || rows.length === 0 ? null : rows[draw(rows.length)]![name];
  const filter =
    typeof value === "string" && where === undefined
      ? only((draw(2) === 0 ? eq : ne)(by[name!] as never, value as never))
      : where;
  return { by: split, where: filter, every, during, asOf, zone, currency, rates };
}

function isText(dimension: Dimensions[string]): boolean {
  return "type" in dimension && dimension.type === "text";
}
