import { compareValues } from "../cube/groups.js";
import type { DimensionValue, NamedDimension } from "../cube/cube.js";
import { having, listIn, named, nameErrors, unknownName } from "../errors.js";
import type { AnyLayout, Section, TopGroups } from "./layout.js";
import type { Metrics } from "../formulas/metric.js";
import type { CubeContext } from "../formulas/slice.js";
import { ownOf } from "../vectors/own.js";
import type { Dictionary } from "../vectors/dictionary.js";
import { topOf } from "./top.js";

/** The groups of a context in the order of a report's rows. */
export function sectionsOf(
  context: CubeContext,
  metrics: Metrics,
  { top = {}, subtotals = false }: AnyLayout,
): Section[] {
  const { by, dimensions: names } = context;
  if (names.length === 0) return [{ key: [], groups: context.groups, merged: null, isSubtotal: false }];
  checkNames("top", Object.keys(having("top", "names of by, such as { rep: { n, by } }", top)), names);
  const orders = by.map((named, place) =>
    nameErrors(`top.${named.name}`, () => orderOf(context, place, named, ownOf(top, named.name), metrics)),
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
  named: NamedDimension,
  top: TopGroups | undefined,
  metrics: Metrics,
): DimensionOrder {
  const dictionary = context.store.groups.dimensions[dimension]!;
  const order = readingOrder(dictionary, named);
  const first = top === undefined ? order : topOf(context, dimension, order, top, metrics);
  const other = top === undefined ? -1 : first.length;
  const values = top === undefined ? order : [...first, top.other ?? "other", null];
  const placeOf = new Int32Array(order.length).fill(other);
  for (const [place, value] of first.entries()) placeOf[dictionary.codeOf(value)] = place;
  if (top !== undefined && order.includes(null)) placeOf[dictionary.codeOf(null)] = other + 1;
  return { values, placeOf, other };
}

/** The values of a dimension in reading order: as its expressions list them, else sorted; `null` is last. */
export function readingOrder(
  { values }: Dictionary<DimensionValue>,
  { order }: NamedDimension,
): DimensionValue[] {
  if (order !== undefined) {
    const places = new Map<DimensionValue, number>(order.map((value, place) => [value, place]));
    const placeOf = (value: DimensionValue): number => places.get(value) ?? order.length;
    return [...values].sort((left, right) => placeOf(left) - placeOf(right) || compareValues(left, right));
  }
  // Texts sort in the same order, and several times faster, without a comparator.
  const isText = values.every((value) => typeof value === "string");
  return isText ? [...values].sort() : [...values].sort(compareValues);
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
  throw named(option, unknownName(`names of by, ${names.join(", ")}`, unknown));
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
