import { Cells } from "../cube/cells.js";
import type { Store } from "../cube/store.js";
import { SalesmetricsError } from "../errors.js";
import type { Frame } from "../question/frame.js";
import type { Measure } from "../question/measure.js";
import type { AnyRows, Query } from "../question/query.js";
import { memoized } from "../memo.js";
import { Problems } from "../vectors/problems.js";
import { ownOf } from "../vectors/own.js";
import { rowSource } from "../vectors/row-source.js";
import { type HasSource, type Source, sourceOf } from "../vectors/source.js";
import { countsIn } from "./exclusions.js";
import type { Fold } from "./fold.js";
import { type Grouping, ungrouped } from "./groups.js";
import { type NamedMeasure, scanEntity, type ScanContext } from "./scan-entity.js";
import type { SharedScope } from "./scope.js";

/**
 * Reads all rows once and folds every measure into cells. `names` has the first metric that asked for each measure;
 * `referred` has the rows that others refer to, where `data` is a part of them.
 */
export function scanData(
  measures: readonly Measure[],
  names: readonly string[],
  data: AnyRows,
  query: Query,
  frame: Frame,
  grouping: Grouping = ungrouped,
  referred = data,
): Store {
  const rows = (entity: string): Source => sourceFor(referred, entity);
  const context: ScanContext = {
    query,
    frame,
    grouping,
    rows: (entity) => sourceFor(data, entity),
    cells: new Cells(grouping.groups),
    shared: { problems: new Problems(), factors: {}, rows, shared: new Map() },
  };
  const byEntity = new Map<string, NamedMeasure[]>();
  for (const [index, measure] of measures.entries())
    memoized(byEntity, measure.entity, (): NamedMeasure[] => []).push({ measure, name: names[index]! });
  const foldOf = new Map<Measure, Fold>();
  for (const [entity, asked] of byEntity) {
    const [folds, read] = scanEntity(entity, asked, context);
    read();
    for (const fold of folds) foldOf.set(fold.measure, fold);
  }
  return scannedStore(
    measures.map((measure) => foldOf.get(measure)!),
    context,
  );
}

/** What folds of one scan have in their cells. */
export function scannedStore(
  folds: readonly Fold[],
  {
    cells,
    grouping,
    query,
    shared,
  }: Pick<ScanContext, "cells" | "grouping" | "query"> & { readonly shared: Pick<SharedScope, "factors"> },
): Store {
  return {
    cells,
    groups: grouping.groups,
    measures: folds.map(({ measure }) => measure),
    currency: query.currency ?? null,
    factors: shared.factors,
    gather: (index, found) => folds[index]!.accumulator.gather(found),
    finish: (index, found, presentation) => {
      const { accumulator, measure } = folds[index]!;
      if (accumulator.finish !== undefined) return accumulator.finish(found, presentation);
      const state = accumulator.gatherCompact?.(found) ?? accumulator.gather(found);
      return measure.aggregate.finish(state ?? measure.aggregate.init(), presentation);
    },
    excluded: (index, cell) => {
      const { exclusions, selection } = folds[index]!;
      return countsIn(cell, selection.exclusions, exclusions);
    },
    unknown: (index, cell) => countsIn(cell, folds[index]!.selection.unknown),
  };
}

/** The rows of an entity; throws if there are none. */
export function sourceFor(data: AnyRows | null | undefined, entity: string): Source {
  const rows = data && ownOf(data, entity);
  if (Array.isArray(rows)) return rowSource(rows);
  if (typeof rows === "object" && rows !== null && sourceOf in rows) {
    const held = rows as HasSource;
    if (held.entity === entity) return held[sourceOf]();
    throw new SalesmetricsError("missing-data", `expected a table of ${entity}, got one of ${held.entity}`);
  }
  throw new SalesmetricsError(
    "missing-data",
    `expected data with an array of ${entity}, { ${entity} }, got ${rows == null ? "none" : typeof rows}`,
  );
}
