import type { Factor } from "../aggregates/aggregate.js";
import type { Dated } from "../aggregates/endpoint.js";
import type { Measure } from "../aggregates/measure.js";
import type { TimePoint } from "../calendar/time.js";
import { cellAt, exclude, type Group, Groups } from "../cube/cells.js";
import type { DimensionValue } from "../cube/cube.js";
import { named, naming, SalesmetricsError } from "../errors.js";
import type { AnyExpression, Reader, Row, RowMoney, Scalar, Scope } from "../expressions/expression.js";
import { canonicalDecimal, type DecimalInput } from "../money/exact.js";
import { liesAfterAsOf } from "../expressions/moment.js";
import { type Conversion, conversionOf } from "./conversion.js";
import type { Frame } from "./frame.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { AnyRows, Query } from "./query.js";

/** What a scan found: cells by group, and what converts the amounts in them. */
export interface Scanned {
  readonly groups: readonly Group[];
  readonly currency: string | null;
  readonly factors: Readonly<Record<string, Factor>>;
}

/** Reads all rows once and folds every measure into cells. `names` says which metric each measure is for. */
export function scanRows(
  measures: readonly Measure[],
  names: readonly string[],
  data: AnyRows,
  query: Query,
  frame: Frame,
): Scanned {
  const conversion = conversionOf(query);
  const groups = new Groups();
  const scope: Scope = { asOf: frame.asOf, zone: frame.zone, problem: "" };
  for (const entity of new Set(measures.map((measure) => measure.entity))) {
    const fold = folderOf(entity, measures, query.by ?? {}, { frame, conversion, scope, groups, names });
    const reader = names[measures.findIndex((measure) => measure.entity === entity)]!;
    for (const row of naming(reader, () => rowsOf(data, entity))) fold(row);
  }
  const { currency, factors } = conversion;
  return { groups: groups.list.filter((group) => group.cells.size > 0), currency, factors };
}

interface Target {
  readonly frame: Frame;
  readonly conversion: Conversion;
  readonly scope: Scope;
  readonly groups: Groups;
  readonly names: readonly string[];
}

/** Returns a function that folds one row of an entity into every measure of it. */
function folderOf(
  entity: string,
  measures: readonly Measure[],
  by: Dimensions,
  target: Target,
): (row: unknown) => void {
  const { scope, groups, names } = target;
  const readKey = keyReader(entity, by, scope);
  const folds: ((group: Group, row: Row) => void)[] = [];
  const indexes: number[] = [];
  for (const [index, measure] of measures.entries()) {
    if (measure.entity !== entity) continue;
    indexes.push(index);
    folds.push(naming(names[index]!, () => foldOf(measure, index, measures.length, target)));
  }
  return (row) => {
    if (typeof row !== "object" || row === null) {
      const cell = cellAt(groups.at(Object.keys(by).map(() => null)), null, measures.length);
      for (const index of indexes) exclude(cell, index, "not a row");
      return;
    }
    const group = groups.at(readKey(row as Row));
    for (let place = 0; place < folds.length; place++) {
      try {
        folds[place]!(group, row as Row);
      } catch (error) {
        throw named(names[indexes[place]!]!, error);
      }
    }
  };
}

function foldOf(
  measure: Measure,
  index: number,
  width: number,
  target: Target,
): (group: Group, row: Row) => void {
  const { scope, frame, conversion } = target;
  const readWhere = measure.where?.bind(scope);
  const readTime = measure.at?.bind(scope);
  const readInput = measure.input === null ? null : inputReader(measure, measure.input, scope);
  const { aggregate } = measure;
  const isMoney = measure.input?.type === "money";

  return (group, row) => {
    const admitted = readWhere === undefined || readWhere(row);
    if (admitted === false || admitted === null) return;
    // A row that cannot be decided on is reported in its period, when it has one.
    const undecided = admitted === undefined ? scope.problem : null;
    let time: TimePoint | null = null;
    let ordinal: number | null = null;
    if (readTime !== undefined) {
      const read = readTime(row);
      if (read === null || read === undefined) {
        exclude(cellAt(group, null, width), index, scope.problem);
        return;
      }
      time = read as TimePoint;
      if (frame.periods !== null) {
        ordinal = frame.periods.place(time);
        if (ordinal === null) return;
      }
      if (liesAfterAsOf(time, scope)) {
        exclude(cellAt(group, null, width), index, "after asOf");
        return;
      }
    }
    const cell = cellAt(group, ordinal, width);
    if (undecided !== null) return exclude(cell, index, undecided);
    let input: unknown = true;
    if (readInput !== null) {
      input = readInput(row);
      if (input === null || input === undefined) return exclude(cell, index, scope.problem);
      if (isMoney && conversion.currency !== null)
        input = keyed(input as RowMoney | Dated, time, conversion, scope);
    }
    cell.states[index] = aggregate.step(cell.states[index] ?? aggregate.init(), input);
  };
}

function inputReader({ units, accepts }: Measure, input: AnyExpression, scope: Scope): Reader {
  const read = (units ?? input).bind(scope);
  if (accepts === undefined) return read;
  const isAccepted = accepts.test as (input: Scalar) => boolean;
  return (row) => {
    const value = read(row);
    if (value === null || value === undefined || isAccepted(value)) return value;
    scope.problem = accepts.otherwise;
    return undefined;
  };
}

function keyed(
  input: RowMoney | Dated,
  time: TimePoint | null,
  conversion: Conversion,
  scope: Scope,
): RowMoney | Dated {
  if ("at" in input)
    return { at: input.at, value: keyed(input.value as RowMoney, time, conversion, scope) as RowMoney };
  return { amount: input.amount, currency: conversion.keyOf(input.currency, time ?? scope.asOf) };
}

/** Reads the dimension values of a row. What cannot be read counts as unknown, so that groups still make the total. */
function keyReader(entity: string, by: Dimensions, scope: Scope): (row: Row) => readonly DimensionValue[] {
  const readers = Object.entries(by).map(([name, dimension]) => {
    const expression = "expressions" in dimension ? dimension.expressions[entity] : dimension;
    if (expression === undefined || (expression.entity !== null && expression.entity !== entity)) {
      throw new SalesmetricsError(
        "missing-dimension",
        `by.${name}: expected an expression for ${entity} too, which these metrics read: use dimension({ ${entity}: … })`,
      );
    }
    const read = expression.bind(scope);
    return expression.type === "number" ? numberReader(read) : read;
  });
  const key = new Array<DimensionValue>(readers.length);
  return (row) => {
    for (let index = 0; index < readers.length; index++)
      key[index] = (readers[index]!(row) ?? null) as DimensionValue;
    return key;
  };
}

/** 80, "80" and "80.0" are one value. */
function numberReader(read: Reader): Reader {
  return (row) => {
    const value = read(row);
    if (value === null || value === undefined) return value;
    const text = canonicalDecimal(value as DecimalInput);
    return String(Number(text)) === text ? Number(text) : text;
  };
}

function rowsOf(data: AnyRows | null | undefined, entity: string): readonly unknown[] {
  const rows = data?.[entity];
  if (Array.isArray(rows)) return rows;
  throw new SalesmetricsError(
    "missing-data",
    `expected data with an array of ${entity}, { ${entity} }, got ${rows === undefined ? "none" : typeof rows}`,
  );
}
