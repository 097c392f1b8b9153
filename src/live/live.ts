import type { Grain, TimeValue } from "../calendar/time.js";
import { having } from "../errors.js";
import type { Cube } from "../cube/cube.js";
import type { DataOfDimensions, Dimensions } from "../expressions/dimension.js";
import type { DataOf } from "../expressions/expression.js";
import type { Metrics } from "../formulas/metric.js";
import type { DataOfWhere, Only } from "../question/only.js";
import type { AnyRows, Query, RowLists } from "../question/query.js";
import type { ReportQuery } from "../report/evaluate.js";
import type { Layout, Shown, Tops } from "../report/layout.js";
import type { Report, ReportRow } from "../report/report.js";
import { askedOf } from "./asked.js";
import { Board } from "./board.js";
import type { RowChange } from "./changes.js";
import type { Rejected } from "./row-batch.js";
import type { RowKeys } from "./row-keys.js";
import type { RowBehind } from "./rows-behind.js";
import { checkQuestion, type LiveSnapshot, readSnapshot } from "./snapshot.js";

/** The rows that a board reads: those of its metrics, dimensions and conditions. */
export type LiveData<
  M extends Metrics,
  By extends Dimensions,
  Where extends Only<never>,
> = string extends keyof M
  ? AnyRows
  : RowLists<DataOf<M[keyof M]> & DataOfDimensions<By, keyof DataOf<M[keyof M]>> & DataOfWhere<Where>>;

/**
 * A board: rows that change, and the report over those that are there.
 *
 * *Details*. Its functions are bound: `useSyncExternalStore(board.subscribe, board.report)` works as it is.
 *
 * @category Live
 */
export interface LiveBoard<
  M extends Metrics = Metrics,
  By extends Dimensions = Dimensions,
  Every = unknown,
  Data = AnyRows,
  Top = Record<never, never>,
> {
  /** Rows of the beginning that were not taken, and why. */
  readonly rejected: readonly Rejected[];
  /** Puts rows in the place of those with their keys. Rows that cannot be taken are returned; the others are taken. */
  readonly upsert: (rows: Partial<Data>) => { readonly rejected: readonly Rejected[] };
  /** Takes rows out, by their ids. Ids that no row has are returned. */
  readonly remove: (keys: KeysOf<Data>) => { readonly rejected: readonly Rejected[] };
  /** Asks the question for another `asOf`. A later one reads only the rows that count otherwise then. */
  readonly advance: (asOf: TimeValue) => void;
  /** The report over the rows that are there: the same frozen object until something changes. */
  readonly report: () => Report<M, Shown<By, Top>, Every>;
  /** The rows that changed from the report before to the one now. */
  readonly changes: readonly RowChange<ReportRow<M, Shown<By, Top>, Every>>[];
  /** Calls a listener after each batch that changed anything. Returns a function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * The report of another question over the same rows. It is put together from the cells of the board where another `by`
   * is a part of its own and another `where` reads only dimensions of it; else all rows are scanned.
   */
  readonly ask: Ask<M>;
  /** The cube of its rows, for `mergeCubes` with those of other boards and `report`: what `scan` makes of them. */
  readonly cube: () => Cube<By, Every>;
  /** The question that it answers, with the last `asOf`. */
  readonly question: () => Query<By>;
  /**
   * The rows behind the value of a metric in a row of one of its reports, or in its total: those that it rests on, and those
   * that were left out, as they are now. All rows are scanned.
   */
  readonly rowsBehind: (report: object, row: object, name: keyof M & string) => readonly RowBehind[];
  /** Its question and rows as plain data, for {@link resume}. */
  readonly snapshot: () => LiveSnapshot;
}

/**
 * Asks another question for the same metrics; its types decide the types of the rows.
 *
 * @category Live
 */
export type Ask<M extends Metrics> = <
  const By extends Dimensions = Record<never, never>,
  Every extends Grain | undefined = undefined,
  const Top extends Tops<M, By> = Record<never, never>,
  const Where extends Only<never> = Only<unknown>,
>(
  query: ReportQuery<By, Every, Where> & Layout<M, By, Top>,
) => Report<M, Shown<By, Top>, Every>;

/**
 * Keys of rows: ids, or objects with all fields of the key, such as `{ id, spentAt }` of campaigns.
 *
 * @category Live
 */
export type KeysOf<Data> = {
  readonly [Name in keyof Data]?: Data[Name] extends readonly (infer Row)[]
    ? readonly (string | Partial<Row>)[]
    : readonly unknown[];
};

/** The question of a board, and how its rows are told apart. */
export type LiveQuery<
  M extends Metrics,
  By extends Dimensions,
  Every extends Grain | undefined,
  Top extends Tops<M, By>,
  Where extends Only<never>,
> = ReportQuery<By, Every, Where> &
  Layout<M, By, Top> & {
    /** The fields that identify a row, by entity, where `id` alone does not. Campaigns have `["id", "spentAt"]`. */
    readonly keys?: RowKeys | undefined;
  };

/**
 * A board over rows that change: its report is that of `evaluate` over the rows that are there, digit for digit.
 *
 * *When to use*. For a dashboard or a service that gets changes of rows and shows the report after each batch. A report
 * that is made once is cheaper with `evaluate`.
 *
 * *Details*. A row is known by its `id`; a row with the same one takes its place. A change costs what the changed rows
 * cost, the old and the new one, and the report what its cells cost: `docs/live.md` has the cost of each aggregate. Rows
 * that others refer to are the exception: after a change of theirs, all rows that may refer to them are scanned anew. A
 * later `asOf` costs what the rows cost that count otherwise then. Rows are copied when they come in.
 *
 * *Gotchas*. Two rows of the beginning with one id are one row, the later one; `evaluate` counts both. Rows without an id
 * cannot be changed, so they are `rejected`. Tables are not taken: pass arrays. Errors that rows cause, such as two
 * currencies in a row of the report, are thrown by `report()`, until the rows are mended.
 *
 * @example
 * ```ts
 * import { Deal, month, winRate, wonDeals } from "salesmetrics";
 * import { live } from "salesmetrics/live";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
 *   { id: "2", status: "open", ownerId: "ann" },
 * ];
 * const board = live({ wonDeals, winRate }, { deals }, { by: { rep: Deal.ownerId }, every: month() });
 *
 * board.upsert({ deals: [{ id: "2", status: "lost", ownerId: "ann", closedAt: "2025-03-20" }] });
 * board.report().rows.map((row) => [row.rep, row.wonDeals, row.winRate]); // => [["ann", 1, 0.5]]
 * board.changes.map(({ was, now, keys }) => [was?.winRate, now?.winRate, keys]); // => [[1, 0.5, { deals: ["2"] }]]
 *
 * board.remove({ deals: ["2", "7"] }).rejected; // => [{ entity: "deals", place: 1, why: "unknown id" }]
 * board.report().total.winRate; // => 1
 * ```
 *
 * @category Live
 */
export function live<
  const M extends Metrics,
  const By extends Dimensions = Record<never, never>,
  Every extends Grain | undefined = undefined,
  const Top extends Tops<M, By> = Record<never, never>,
  const Where extends Only<never> = Only<unknown>,
>(
  metrics: M,
  data: LiveData<M, By, Where>,
  query: LiveQuery<M, By, Every, Top, Where> = {},
): LiveBoard<M, By, Every, LiveData<M, By, Where>, Top> {
  const { keys = {}, ...question } = having("live", "an object such as { every: month() }", query);
  return new Board(metrics, data, question, keys) as never;
}

/**
 * The board of a snapshot: its rows, and its last `asOf`, for the same question.
 *
 * *Details*. A snapshot is plain data and survives JSON. One of another version throws `invalid-argument`, one of another
 * question `unlike-cubes`. It is read by one scan of its rows.
 *
 * @example
 * ```ts
 * import { winRate } from "salesmetrics";
 * import { live, type LiveSnapshot, resume } from "salesmetrics/live";
 *
 * const board = live({ winRate }, { deals: [{ id: "1", status: "won", closedAt: "2025-03-03" }] });
 * const stored = JSON.stringify(board.snapshot());
 *
 * const resumed = resume({ winRate }, JSON.parse(stored) as LiveSnapshot);
 * resumed.report().total.winRate; // => 1
 * ```
 *
 * @category Live
 */
export function resume<
  const M extends Metrics,
  const By extends Dimensions = Record<never, never>,
  Every extends Grain | undefined = undefined,
  const Top extends Tops<M, By> = Record<never, never>,
  const Where extends Only<never> = Only<unknown>,
>(
  metrics: M,
  snapshot: LiveSnapshot,
  query: LiveQuery<M, By, Every, Top, Where> = {},
): LiveBoard<M, By, Every, LiveData<M, By, Where>, Top> {
  const { rows, asOf } = readSnapshot(snapshot);
  const { keys = {}, ...question } = having("resume", "an object such as { every: month() }", query);
  const asked = { ...question, asOf };
  checkQuestion(askedOf(metrics, asked), snapshot);
  return new Board(metrics, rows, asked, keys) as never;
}
