import { compareValues } from "../cube/groups.js";
import type { DimensionValue } from "../cube/cube.js";
import { having, listIn, nameErrors, SalesmetricsError } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import type { AnyLayout, TopGroups } from "./layout.js";
import type { Metrics } from "../formulas/metric.js";
import type { CubeContext } from "../formulas/slice.js";
import { ownOf } from "../vectors/own.js";
import type { Dictionary } from "../vectors/dictionary.js";
import { topOf } from "./top.js";

/** Groups that make up one row, or one row for each period. */
export interface Section {
  /** The values of the dimensions it goes down to. */
  readonly key: readonly DimensionValue[];
  readonly groups: readonly number[];
  /** How many groups a row of others merges; `null` for any other row. */
  readonly merged: number | null;
  readonly isSubtotal: boolean;
}

/** The groups of a context in the order of a report's rows. */
export function sectionsOf(
  context: CubeContext,
  metrics: Metrics,
  { top = {}, subtotals = false }: AnyLayout,
): Section[] {
  const { by, dimensions: names } = context;
  if (names.length === 0) return [{ key: [], groups: context.groups, merged: null, isSubtotal: false }];
  checkNames("top", Object.keys(having("top", "names of by, such as { rep: { n, by } }", top)), names);
  const orders = by.map(({ name, definition }, place) =>
    nameErrors(`top.${name}`, () => orderOf(context, place, definition, ownOf(top, name), metrics)),
  );
  return nested(context, orders, levelsOf(names, subtotals, context.frame.every !== null));
}

/** The values of a dimension in order, and the place of each code among them. */
interface DimensionOrder {
  readonly values: readonly DimensionValue[];
  readonly placeOf: Int32Array;
  /** The place of the others, or -1. */
  readonly other: number;
}

function orderOf(
  context: CubeContext,
  dimension: number,
  definition: Json,
  top: TopGroups | undefined,
  metrics: Metrics,
): DimensionOrder {
  const dictionary = context.store.groups.dimensions[dimension]!;
  const order = readingOrder(dictionary, definition);
  const first = top === undefined ? order : topOf(context, dimension, order, top, metrics);
  const other = top === undefined ? -1 : first.length;
  const values = top === undefined ? order : [...first, top.other ?? "other", null];
  const placeOf = new Int32Array(order.length).fill(other);
  for (const [place, value] of first.entries()) placeOf[dictionary.codeOf(value)] = place;
  if (top !== undefined && order.includes(null)) placeOf[dictionary.codeOf(null)] = other + 1;
  return { values, placeOf, other };
}

/** The values of a dimension in reading order: as its definition lists them, else sorted; `null` is last. */
function readingOrder({ values }: Dictionary<DimensionValue>, definition: Json): DimensionValue[] {
  const order = orderIn(definition);
  if (order !== null) return [...values].sort((left, right) => placeIn(order, left) - placeIn(order, right));
  // Texts sort in the same order, and several times faster, without a comparator.
  const isText = values.every((value) => typeof value === "string");
  return isText ? [...values].sort() : [...values].sort(compareValues);
}

function placeIn(order: readonly Json[], value: DimensionValue): number {
  const place = order.indexOf(value);
  return place === -1 ? order.length : place;
}

/** The order in a definition, such as that of bands; for a shared dimension only if all its entities agree. */
function orderIn(definition: Json): readonly Json[] | null {
  const { dimension } = Object(definition) as { readonly dimension?: Json };
  if (typeof dimension !== "object" || dimension === null) return ownOrder(definition);
  const [first = null, ...others] = Object.values<Json>(dimension).map(ownOrder);
  return others.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : null;
}

function ownOrder(definition: Json): readonly Json[] | null {
  const { order } = Object(definition) as { readonly order?: unknown };
  return Array.isArray(order) ? order : null;
}

/** By how many dimensions the rows of each level are split; all of them last. */
function levelsOf(
  names: readonly string[],
  subtotals: NonNullable<AnyLayout["subtotals"]>,
  hasPeriods: boolean,
): number[] {
  if (subtotals === false) return [names.length];
  if (subtotals === true) {
    const all = Array.from({ length: names.length + 1 }, (_, level) => level);
    return hasPeriods ? all : all.slice(1);
  }
  const above = listIn("subtotals", "true, or names of by", subtotals);
  checkNames(
    "subtotals",
    above.filter((name) => name !== null),
    names,
  );
  const asked = new Set(above.map((name) => (name === null ? 0 : names.indexOf(name) + 1)));
  return [...asked.add(names.length)].sort((left, right) => left - right);
}

function checkNames(option: string, given: readonly string[], names: readonly string[]): void {
  const unknown = given.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new SalesmetricsError(
    "unknown-name",
    `${option}: expected names of by, ${names.join(", ")}, got ${String(unknown)}`,
  );
}

/** The sections of sorted groups, one for groups at the same places; each level above comes before its own. */
function nested(
  context: CubeContext,
  orders: readonly DimensionOrder[],
  levels: readonly number[],
): Section[] {
  const { groups } = context.store;
  const sorted = context.groups
    .map((group) => ({
      group,
      places: groups.codesOf(group).map((code, place) => orders[place]!.placeOf[code]!),
    }))
    .sort((left, right) => {
      const place = firstUnlike(left.places, right.places);
      return place === orders.length ? 0 : left.places[place]! - right.places[place]!;
    });
  const sections: OpenSection[] = [];
  const open: OpenSection[] = [];
  let previous: readonly number[] | null = null;
  for (const { group, places } of sorted) {
    const shared = previous === null ? -1 : firstUnlike(previous, places);
    for (const level of levels) {
      if (level > shared) sections.push((open[level] = { places: places.slice(0, level), groups: [] }));
      open[level]!.groups.push(group);
    }
    previous = places;
  }
  return sections.map((section) => closed(context, orders, section));
}

interface OpenSection {
  readonly places: readonly number[];
  readonly groups: number[];
}

function firstUnlike(left: readonly number[], right: readonly number[]): number {
  let place = 0;
  while (place < left.length && left[place] === right[place]) place++;
  return place;
}

function closed(
  { store }: CubeContext,
  orders: readonly DimensionOrder[],
  { places, groups }: OpenSection,
): Section {
  const isOther = places.some((place, dimension) => place === orders[dimension]!.other);
  const keyOf = (group: number): string => store.groups.codesOf(group).slice(0, places.length).join();
  return {
    key: places.map((place, dimension) => orders[dimension]!.values[place]!),
    groups,
    merged: isOther ? new Set(groups.map(keyOf)).size : null,
    isSubtotal: places.length < orders.length,
  };
}
