import { type Cells, noPeriod } from "../cube/cells.js";
import type { GroupNumbers } from "../cube/groups.js";
import { nameErrors } from "../errors.js";
import type { Scope } from "../expressions/expression.js";
import { expressionKey } from "../expressions/expression-key.js";
import type { Frame } from "../question/frame.js";
import type { Measure } from "../question/measure.js";
import type { Query } from "../question/query.js";
import { memoized } from "../memo.js";
import type { Source } from "../vectors/source.js";
import type { Batch, RowSubset } from "../vectors/vector.js";
import { type Axis, axisOf } from "./axis.js";
import { Fold } from "./fold.js";
import type { Grouped, Grouping } from "./groups.js";
import { type CurrentSubset, scopeOf, type SharedScope } from "./scope.js";
import { Selection } from "./selection.js";
import { foldedRows, heldRows } from "./subsets.js";

/** A measure with the name of the first metric that asked for it. */
export interface NamedMeasure {
  readonly measure: Measure;
  readonly name: string;
}

/** What the scans of all entities of one question share. */
export interface ScanContext {
  readonly query: Query;
  readonly frame: Frame;
  readonly grouping: Grouping;
  /** The rows of an entity that are counted. */
  readonly rows: (entity: string) => Source;
  readonly cells: Cells;
  readonly shared: SharedScope;
}

/**
 * Binds the measures of an entity to its source. Returns their folds, and a function that reads the rows of the source,
 * batch by batch, and folds them into cells.
 */
export function scanEntity(
  entity: string,
  measures: readonly NamedMeasure[],
  { query, frame, grouping, rows, cells, shared }: ScanContext,
): readonly [folds: readonly Fold[], read: () => void] {
  const source = nameErrors(measures[0]!.name, () => rows(entity));
  const current: CurrentSubset = { subset: null };
  const scope = scopeOf(source, frame, query, shared, current);
  const readGroups = grouping.reader(entity, scope);
  const folds = foldsOf(measures, scope, frame, cells);
  const selections = [...new Set(folds.map(({ selection }) => selection))];
  const notARow = shared.problems.invalid("not a row");
  const readHeld = heldRows(source, selections);
  const readFolded = foldedRows(source, folds);
  const read = (): void => {
    for (const batch of source.batches()) {
      excludeNonRows(source.nonRows(batch), notARow, selections, cells, grouping.groups);
      current.subset = null;
      decide(batch, selections);
      current.subset = readHeld(batch.size);
      const grouped = readGroups(batch, current.subset);
      select(batch, grouped, selections);
      current.subset = readFolded(batch.size);
      fold(batch, current.subset, folds);
    }
    for (const selection of selections) selection.markUsed();
  };
  return [folds, read];
}

/** One fold for each measure. Measures with one condition and one time axis share a selection. */
function foldsOf(measures: readonly NamedMeasure[], scope: Scope, frame: Frame, cells: Cells): Fold[] {
  const axesByCarry = new Map<Measure["carried"], Map<unknown, Axis>>();
  const selectionsByAxis = new Map<Axis, Map<unknown, Selection>>();
  return measures.map(({ measure, name }) =>
    nameErrors(name, () => {
      const { where, at, carried } = measure;
      const axes = memoized(axesByCarry, carried, () => new Map<unknown, Axis>());
      const axis = memoized(axes, at && expressionKey(at), () => axisOf(measure, scope, frame, cells));
      const selections = memoized(selectionsByAxis, axis, () => new Map<unknown, Selection>());
      const selection = memoized(
        selections,
        where && expressionKey(where),
        () => new Selection(name, where, axis, scope, cells),
      );
      return new Fold(name, measure, selection, scope);
    }),
  );
}

/** Reports entries that are no rows: they have no dimension values and no time. */
function excludeNonRows(
  count: number,
  issue: number,
  selections: readonly Selection[],
  cells: Cells,
  groups: GroupNumbers,
): void {
  if (count === 0) return;
  const cell = cells.at(groups.at(groups.dimensions.map(() => null)), noPeriod);
  for (const selection of selections) selection.exclude(cell, issue, count);
}

function decide(batch: Batch, selections: readonly Selection[]): void {
  for (const selection of selections) nameErrors(selection.name, () => selection.decide(batch));
}

function select(batch: Batch, { groups, unknown }: Grouped, selections: readonly Selection[]): void {
  for (const selection of selections)
    nameErrors(selection.name, () => {
      selection.select(batch, groups);
      if (unknown !== null) selection.countUnknown(unknown);
    });
}

function fold(batch: Batch, subset: RowSubset | null, folds: readonly Fold[]): void {
  for (const each of folds) nameErrors(each.name, () => each.fold(batch, subset));
}
