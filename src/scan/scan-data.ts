import type { Measure } from "../question/measure.js";
import { Cells, noPeriod } from "../cube/cells.js";
import { Exclusions } from "../cube/exclusions.js";
import type { Store } from "../cube/store.js";
import { naming, SalesmetricsError } from "../errors.js";
import type { AnyExpression, Scope } from "../expressions/expression.js";
import type { Selected } from "../aggregates/accumulator.js";
import { Problems } from "../vectors/problems.js";
import { rowSource } from "../vectors/row-source.js";
import { type HasSource, type Source, sourceOf } from "../vectors/source.js";
import type { Batch, RowSubset } from "../vectors/vector.js";
import { type Axis, axisOf } from "./axis.js";
import { Fold } from "./fold.js";
import type { Frame } from "../question/frame.js";
import { type Grouped, groupReader } from "./groups.js";
import type { AnyRows, Query } from "../question/query.js";
import { type Common, identityOf, type Needed, scopeOf } from "./scope.js";
import { Selection } from "./selection.js";

/** Reads all rows once and folds every measure into cells. `names` says which metric each measure is for. */
export function scanData(
  measures: readonly Measure[],
  names: readonly string[],
  data: AnyRows,
  query: Query,
  frame: Frame,
): Store {
  const cells = new Cells(Object.keys(query.by ?? {}).length);
  const problems = new Problems();
  const factors: Scope["factors"] = {};
  const rows = (entity: string): Source => sourceFor(data, entity);
  const common: Common = { problems, factors, rows, shared: new Map() };
  const folds: Fold[] = [];
  const unknowns: Exclusions[] = [];
  for (const entity of new Set(measures.map((measure) => measure.entity))) {
    const reader = names[measures.findIndex((measure) => measure.entity === entity)]!;
    const source = naming(reader, () => rows(entity));
    const needed: Needed = { subset: null };
    const scope = scopeOf(source, frame, query, common, needed);
    const readGroups = groupReader(entity, query.by ?? {}, scope, cells);
    const sections = sectionsOf(entity, measures, names, scope, frame, cells);
    for (const section of sections) {
      for (const { fold, index } of section.folds) [folds[index], unknowns[index]] = [fold, section.unknown];
    }
    scanSource({ source, sections, readGroups, cells, needed, nonRow: problems.invalid("not a row") });
    for (const { selection } of sections) selection.markUsed();
  }
  return {
    cells,
    measures,
    currency: query.currency ?? null,
    factors,
    gather: (measure, found) => folds[measure]!.accumulator.gather(found),
    finish: (measure, found, presentation) => {
      const { accumulator } = folds[measure]!;
      const { aggregate } = measures[measure]!;
      if (accumulator.finish !== undefined) return accumulator.finish(found);
      const state = accumulator.essence?.(found) ?? accumulator.gather(found);
      return aggregate.finish(state ?? aggregate.init(), presentation);
    },
    excluded: (measure, cell) => {
      const { exclusions, selection } = folds[measure]!;
      const record: Record<string, number> = {};
      selection.exclusions.addTo(record, cell);
      exclusions.addTo(record, cell);
      return Object.keys(record).length === 0 ? null : record;
    },
    unknown: (measure, cell) => {
      const record: Record<string, number> = {};
      unknowns[measure]!.addTo(record, cell);
      return Object.keys(record).length === 0 ? null : record;
    },
  };
}

/** A selection and the measures that share it, under the name of the first metric that asked. */
interface Section {
  readonly name: string;
  readonly selection: Selection;
  /** The rows that count in a group which may not be theirs, for what splits them could not be read. */
  readonly unknown: Exclusions;
  readonly folds: { readonly fold: Fold; readonly index: number; readonly name: string }[];
}

function sectionsOf(
  entity: string,
  measures: readonly Measure[],
  names: readonly string[],
  scope: Scope,
  frame: Frame,
  cells: Cells,
): Section[] {
  const axes = new Map<unknown, Axis>();
  const sections = new Map<unknown, Section>();
  for (const [index, measure] of measures.entries()) {
    if (measure.entity !== entity) continue;
    const { where, at, carried } = measure;
    const name = names[index]!;
    naming(name, () => {
      const axisKey = carried === true ? `carried ${String(keyOf(at))}` : keyOf(at);
      const axis = axes.get(axisKey) ?? axisOf(measure, scope, frame, cells);
      axes.set(axisKey, axis);
      const isOpaque = where?.opaque === true || at?.opaque === true;
      const key = isOpaque ? measure : `${String(axisKey)} ${String(keyOf(where))}`;
      const section = sections.get(key) ?? {
        name,
        selection: new Selection(where, axis, scope, cells),
        unknown: new Exclusions(scope.problems),
        folds: [],
      };
      sections.set(key, section);
      section.folds.push({ fold: new Fold(measure, section.selection, scope), index, name });
    });
  }
  return [...sections.values()];
}

/** What tells an expression from others; one with a callback is like no other. */
function keyOf(expression: AnyExpression | null): unknown {
  return expression?.opaque === true ? expression : expression && identityOf(expression);
}

interface Task {
  readonly source: Source;
  readonly sections: readonly Section[];
  readonly readGroups: (batch: Batch, subset: RowSubset | null) => Grouped;
  readonly cells: Cells;
  readonly needed: Needed;
  readonly nonRow: number;
}

/** Batch by batch: which rows hold the conditions, where those belong, then what is folded of those that count. */
function scanSource({ source, sections, readGroups, cells, needed, nonRow }: Task): void {
  const gatherHeld = heldGatherer(source, sections);
  const gather = subsetGatherer(source, sections);
  for (const batch of source.batches()) {
    const nonRows = source.nonRows(batch);
    if (nonRows > 0) {
      const cell = cells.at(cells.groupAt(cells.dimensions.map(() => null)), noPeriod);
      for (const { selection } of sections) selection.exclude(cell, nonRow, nonRows);
    }
    needed.subset = null;
    for (const { name, selection } of sections) naming(name, () => selection.decide(batch));
    needed.subset = gatherHeld(batch.size);
    const { groups, unknown } = readGroups(batch, needed.subset);
    for (const { name, selection } of sections) naming(name, () => selection.select(batch, groups));
    if (unknown !== null)
      for (const section of sections)
        naming(section.name, () => report(section.selection.selected, unknown, section.unknown));
    needed.subset = gather(batch.size);
    for (const { selection, folds } of sections)
      for (const { name, fold } of folds)
        naming(name, () => fold.fold(batch, selection.selected, needed.subset));
  }
}

function report({ rows, cells, count }: Selected, unknown: Uint16Array, exclusions: Exclusions): void {
  for (let index = 0; index < count; index++) {
    const issue = unknown[rows[index]!]!;
    if (issue !== 0) exclusions.add(cells[index]!, issue);
  }
}

/** The rows that may count for any selection, where it pays not to read the others. */
function heldGatherer(source: Source, sections: readonly Section[]): (size: number) => RowSubset | null {
  if (!source.isCostly || sections.some(({ selection }) => selection.holdsAlways)) return () => null;
  const marks = new Uint8Array(source.capacity);
  const rows = new Int32Array(source.capacity);
  return (size) => {
    marks.fill(0, 0, size);
    for (const { selection } of sections) selection.markHeld(size, marks);
    return marked(marks, size, rows);
  };
}

function marked(marks: Uint8Array, size: number, rows: Int32Array): RowSubset {
  let count = 0;
  for (let row = 0; row < size; row++) {
    rows[count] = row;
    count += marks[row]!;
  }
  return { rows, count };
}

/** The rows that any measure folds something of, where it pays not to read the others or a callback must not see them. */
function subsetGatherer(source: Source, sections: readonly Section[]): (size: number) => RowSubset | null {
  const reading = sections.filter(({ folds }) => folds.some(({ fold }) => fold.readsInput));
  const isWorthwhile =
    source.isCostly || reading.some(({ folds }) => folds.some(({ fold }) => fold.isOpaque));
  if (!isWorthwhile) return () => null;
  const marks = new Uint8Array(source.capacity);
  const rows = new Int32Array(source.capacity);
  return (size) => {
    if (reading.length === 1) return reading[0]!.selection.selected;
    marks.fill(0, 0, size);
    for (const { selection } of reading) mark(selection.selected, marks);
    return marked(marks, size, rows);
  };
}

function mark({ rows, count }: RowSubset, marks: Uint8Array): void {
  for (let index = 0; index < count; index++) marks[rows[index]!] = 1;
}

function sourceFor(data: AnyRows | null | undefined, entity: string): Source {
  const rows = data?.[entity];
  if (Array.isArray(rows)) return rowSource(rows);
  if (typeof rows === "object" && rows !== null && sourceOf in rows) {
    const held = rows as HasSource;
    if (held.entity === entity) return held[sourceOf]();
    throw new SalesmetricsError("missing-data", `expected a table of ${entity}, got one of ${held.entity}`);
  }
  throw new SalesmetricsError(
    "missing-data",
    `expected data with an array of ${entity}, { ${entity} }, got ${rows === undefined ? "none" : typeof rows}`,
  );
}
