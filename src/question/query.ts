import type { Grain, Period, TimeValue, Zone } from "../calendar/time.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Json } from "../expressions/expression.js";
import type { CurrencyCode } from "../money/currencies.js";
import type { Rates } from "../money/rates.js";
import type { Table } from "../tables/table.js";
import type { Only } from "./only.js";

/**
 * The rows of a question, a list or a table for each entity: `{ deals, leads }`.
 *
 * @category Engine
 */
export type Rows<Data> = { readonly [Name in keyof Data]: readonly Data[Name][] | Table<Data[Name]> };

/** The rows of a question as arrays, without tables: `{ deals, leads }`. */
export type RowLists<Data> = { readonly [Name in keyof Data]: readonly Data[Name][] };

/** Data whose entities are not known to the types. */
export type AnyRows = Readonly<Record<string, unknown>>;

/**
 * What a single number is asked for: `during` a period, as known at `asOf`, in a `currency`.
 *
 * @category Engine
 */
export interface QuestionOptions {
  /** The period whose rows count; all rows count without it. */
  readonly during?: Period | undefined;
  /** The instant, or the end of the day, that the question is asked for. Rows dated later are left out and reported. */
  readonly asOf?: TimeValue | undefined;
  /** The zone of instants, if `during` and `every` have none: `timeZone("Europe/Berlin")`. Calendar dates need none. */
  readonly zone?: Zone | undefined;
  /** The currency of every amount in the answer. Other currencies need `rates`. */
  readonly currency?: CurrencyCode | undefined;
  /** What converts each amount at the rate of the day it belongs to. */
  readonly rates?: Rates | undefined;
}

/**
 * What a report is asked for: one row for each combination of `by` and each period of `every`.
 *
 * @category Engine
 */
export interface Query<By extends Dimensions = Dimensions> extends QuestionOptions {
  readonly by?: By | undefined;
  readonly every?: Grain | undefined;
  /** Which rows count, for all metrics: `only(eq(Deal.source, "web"))`. All count without it. */
  readonly where?: Only<never> | undefined;
}

/** The definition of a grain, to be part of the definition of an expression or a formula. */
export function grainJson({ definition }: Grain): Json {
  return { ...definition } as Record<string, unknown> as Readonly<Record<string, Json>>;
}
