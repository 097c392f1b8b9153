import type { GrainDefinition, PeriodJson } from "../calendar/time.js";
import type { Fraction } from "../exact/index.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Json } from "../expressions/expression.js";
import type { AskedCondition } from "../question/condition-text.js";

/** A value that rows are split by. */
export type DimensionValue = string | number | boolean | null;

/** A period as plain data, with the grain that its neighbours come from. Without one, neighbours have as many days. */
export interface AskedPeriod extends PeriodJson {
  readonly grain: GrainDefinition | null;
}

/** A dimension of a question: its name, and its definition. */
export interface NamedDimension {
  readonly name: string;
  readonly definition: Json;
  /** Its values in order, where its expressions list them: bands, and the words of `oneOf`. */
  readonly order?: readonly string[];
}

/** The question that a cube answers. Cubes of one question can be merged. */
export interface CubeQuestion {
  readonly measures: readonly Json[];
  /** The dimensions of every key, in this order. A list: a store of JSON may not keep the order of names. */
  readonly by: readonly NamedDimension[];
  /** Which rows it is about, if not all. The measures are without these conditions. */
  readonly where?: readonly AskedCondition[];
  readonly every: GrainDefinition | null;
  readonly during: AskedPeriod | null;
  readonly asOf: string | null;
  /** The zone of a question without periods; periods have their own. */
  readonly timeZone?: string;
  readonly currency: string | null;
  readonly rates: Json;
}

/** How many rows, by reason; `null` for none. */
export type Counts = Readonly<Record<string, number>> | null;

/** The states of one combination of dimension values in one period. */
export interface CubeCell {
  readonly key: readonly DimensionValue[];
  /** The number of the period; `null` for rows that have no period or need none. */
  readonly ordinal: number | null;
  /** One state for each measure; `null` if no row was folded. */
  readonly states: readonly unknown[];
  /** For each measure, how many rows could not be used. */
  readonly excluded: readonly Counts[];
  /** For each measure, how many rows are here because a dimension value could not be read. Left out if there are none. */
  readonly unknown?: readonly Counts[];
}

/**
 * The result of scanning rows: for each combination of dimension values and period, one small state for each
 * measure.
 *
 * *Details*. It is plain data and survives `JSON.stringify`, so that shards can be scanned apart, sent, merged with
 * {@link mergeCubes}, and made into a report once. Each cube that comes in is checked, down to every state; one that
 * no scan can have made is refused with `invalid-cube`. The order of properties does not matter.
 *
 * @category Engine
 */
export interface Cube<out By extends Dimensions = Dimensions, out Every = unknown> {
  readonly version: 1;
  readonly question: CubeQuestion;
  readonly cells: readonly CubeCell[];
  /** What converts the amounts kept under each key into the currency of the question. */
  readonly factors: Readonly<Record<string, Fraction>>;
  /** Carries the types of what it was split by to the rows of a report; never set at run time. */
  readonly split?: () => readonly [By, Every];
}
