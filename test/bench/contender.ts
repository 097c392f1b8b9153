import type { DealColumns } from "./data/columns.js";
import { type Deals, mostRows } from "./data/deals.js";
import type { BenchDeal } from "./data/rows.js";
import type { QuestionName, RowOf } from "./questions.js";

/** Answers a question, or says why this contender does not. */
export type Answering<Row> = (() => readonly Row[] | Promise<readonly Row[]>) | LeftOut;

/** A cell of the table that stays empty. */
export interface LeftOut {
  readonly leftOut: string;
}

/** What a contender that has its data answers. */
export type Answers = { readonly [Name in QuestionName]: Answering<RowOf[Name]> };

/** One way to answer the questions. What it makes of the rows or columns it is given is timed as loading. */
export interface Contender {
  readonly name: string;
  /** The npm package whose version is printed, if it is one. */
  readonly packageName?: string;
  /** A contender that takes both takes rows, as its user would have them, at the sizes that have rows. */
  readonly fromRows?: (rows: readonly BenchDeal[]) => Answers | Promise<Answers>;
  readonly fromColumns?: (columns: DealColumns) => Answers | Promise<Answers>;
}

/** An answer whose question is no longer known to the compiler. */
export type AnyAnswer = readonly object[];

/** The answer to a question that the contender does not leave out. */
export async function answerOf(answers: Answers, question: QuestionName): Promise<AnyAnswer | LeftOut> {
  const answering = answers[question];
  return typeof answering === "function" ? await answering() : answering;
}

/** Whether there is a form in which a contender takes so many deals. */
export function canHold({ fromRows, fromColumns }: Contender, size: number): boolean {
  return fromColumns !== undefined || (fromRows !== undefined && size <= mostRows);
}

/** Loads a contender, from rows if it can and they are there; `null` where it has nothing to load from. */
export function loaderOf(
  contender: Contender,
  { rows, columns }: Deals,
): (() => Answers | Promise<Answers>) | null {
  const { fromRows, fromColumns } = contender;
  if (fromRows !== undefined && rows !== null) return () => fromRows(rows);
  return fromColumns === undefined ? null : () => fromColumns(columns);
}
