import {
  type Cube,
  evaluate,
  type Metrics,
  type Query,
  report,
  SalesmetricsError,
  type TimeValue,
} from "salesmetrics";
import { anyGrain } from "salesmetrics/calendars";
import { live, type LiveBoard } from "salesmetrics/live";
import { type Draw, drawFrom } from "../../src/testing/random.js";
import type { Row } from "../engines/engine.js";
import { otherQuestion } from "./other-questions.js";

// The law of live: whatever happens to the rows, the report is that of `evaluate` over the rows that remain, and so are the
// answer to another question and the report of the cube.

/** A question, and what happens to rows until it is asked. */
export interface History {
  readonly metrics: Metrics;
  readonly query: Query;
  /** Versions of rows, by entity. Several may have one id: one of them is there at a time. */
  readonly versions: Readonly<Record<string, readonly Row[]>>;
  /** The moments that the question is asked for, in turn; none if it has no `asOf`. */
  readonly moments: readonly TimeValue[];
  /** How many operations there are, and after how many the reports are compared. */
  readonly operations: number;
  readonly step: number;
  readonly seed: number;
}

/** The rows that remain, kept without any code of the library. */
type Remaining = Readonly<Record<string, Map<string, Row>>>;

/** Runs a history, and tells `compare` what the board and what `evaluate` say. */
export function runHistory(
  { metrics, query, versions, moments, operations, step, seed }: History,
  compare: (said: unknown, expected: unknown) => void,
): void {
  const draw = drawFrom(seed);
  const remaining: Remaining = Object.fromEntries(Object.keys(versions).map((name) => [name, new Map()]));
  for (const [name, rows] of Object.entries(versions))
    for (const row of rows) if (draw(3) > 0 && hasKey(row)) remaining[name]!.set(keyOf(name, row), row);
  const asOfs = moments.length === 0 ? [query.asOf] : moments;
  let asked = query;
  let moves = 0;
  const board = startOf(() => live(metrics as never, listsOf(remaining), asked as never), remaining);
  for (let done = 0; done < operations; done += step) {
    for (let each = 0; each < step; each++) change(board, versions, remaining, draw);
    if (moments.length > 0 && draw(3) > 0) {
      asked = { ...query, asOf: asOfs[moves++ % asOfs.length] };
      board.advance(asked.asOf!);
    }
    const lists = listsOf(remaining);
    const place = draw(1_000);
    const saidOf = (make: () => AnyReport): unknown => said(metrics, place, make);
    const evaluated = (query: Query) => evaluate(metrics as never, lists as never, query);
    const expected = saidOf(() => evaluated(asked));
    compare(
      saidOf(() => board.report()),
      expected,
    );
    if (draw(2) === 0) {
      compare(
        saidOf(() => reportOfCube(metrics, board.cube(), asked)),
        expected,
      );
    } else {
      const other = otherQuestion(asked, rowsIn(expected), draw);
      compare(
        saidOf(() => board.ask(other)),
        saidOf(() => evaluated(other)),
      );
    }
  }
}

function reportOfCube(metrics: Metrics, cube: Cube, asked: Query): AnyReport {
  const { top, subtotals, orderBy, limit } = asked as Query & Parameters<typeof report>[2];
  return report(metrics, cube, { top, subtotals, orderBy, limit, grain: anyGrain });
}

/** The rows of what a report says; none if it was refused. */
function rowsIn(said: unknown): readonly Row[] {
  return typeof said === "object" ? (said as { readonly rows: readonly Row[] }).rows : [];
}

/** A board. One whose first rows no report can be made of is refused, as by `evaluate`: it begins with none. */
function startOf(make: () => unknown, remaining: Remaining): LiveBoard {
  try {
    return make() as LiveBoard;
  } catch (error) {
    if (!(error instanceof SalesmetricsError)) throw error;
    for (const rows of Object.values(remaining)) rows.clear();
    return make() as LiveBoard;
  }
}

function change(board: LiveBoard, versions: History["versions"], remaining: Remaining, draw: Draw): void {
  const names = Object.keys(versions).filter((name) => versions[name]!.length > 0);
  const name = names[draw(names.length)]!;
  const rows = Array.from({ length: 1 + draw(3) }, () => versions[name]![draw(versions[name]!.length)]!);
  if (draw(3) === 0) {
    board.remove({ [name]: rows });
    for (const row of rows) remaining[name]!.delete(keyOf(name, row));
    return;
  }
  board.upsert({ [name]: rows });
  for (const row of rows) if (hasKey(row)) remaining[name]!.set(keyOf(name, row), row);
}

function hasKey({ id }: Row): boolean {
  return typeof id === "string" && id !== "";
}

/** Days of one campaign are rows of their own. */
function keyOf(name: string, { id, spentAt }: Row): string {
  return name === "campaigns" ? JSON.stringify([id, spentAt ?? null]) : String(id);
}

function listsOf(remaining: Remaining): Record<string, readonly Row[]> {
  return Object.fromEntries(Object.entries(remaining).map(([name, rows]) => [name, [...rows.values()]]));
}

type AnyReport = {
  readonly rows: readonly object[];
  readonly total: object;
  readonly explain: unknown;
};

/** What a report says, and how a row and the total came about; of one that cannot be made, that it was refused. */
function said(metrics: Metrics, place: number, make: () => AnyReport): unknown {
  try {
    const { rows, total, explain } = make();
    const explained = [...(rows.length === 0 ? [] : [rows[place % rows.length]!]), total].map((row) =>
      Object.keys(metrics).map((name) =>
        orRefused(() => (explain as (row: object, name: string) => unknown)(row, name)),
      ),
    );
    return { rows, total, explained };
  } catch (error) {
    if (error instanceof SalesmetricsError) return "refused";
    throw error;
  }
}

function orRefused(explain: () => unknown): unknown {
  try {
    return explain();
  } catch (error) {
    if (error instanceof SalesmetricsError) return error.code;
    throw error;
  }
}
