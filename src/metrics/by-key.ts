import { mergeAll } from "../aggregates/accumulator.js";
import type { AnyAggregate } from "../aggregates/aggregate.js";
import { keyed, type Keyed } from "../aggregates/keyed.js";
import { nothing, type Outcome, type Reason } from "../aggregates/outcome.js";
import { Cells } from "../cube/cells.js";
import { Groups } from "../cube/groups.js";
import type { Store } from "../cube/store.js";
import { having, refusal, SalesmetricsError } from "../errors.js";
import { type Dimension, expressionFor, type Splittable } from "../expressions/dimension.js";
import {
  type AnyExpression,
  expressionIn,
  type Json,
  type Readable,
  type Scope,
} from "../expressions/expression.js";
import type { Formula } from "../formulas/formula.js";
import { cellsOf, contextOf, type CubeContext, type Slice } from "../formulas/slice.js";
import { type Measure, measureKey, noKey } from "../question/measure.js";
import { checkNesting, mostWritten } from "../question/nesting.js";
import { askedPeriod, periodEnd } from "../question/periods-read.js";
import { memoized, oncePer } from "../memo.js";
import { type Read, textAt } from "../vectors/vector.js";

/** For each part of a formula, its outcome for each key. */
export type OutcomesByKey = readonly (readonly Outcome<unknown>[])[];

/** What is made of the outcomes of each key. */
export interface FoldByKey<out Value> {
  readonly definition: (parts: readonly Json[], key: Json) => Json;
  /** `{1}` is the first part, and so on; the key comes after the last. */
  readonly words: string;
  /** Why there is nothing to fold in a slice, or `null`; without it there always is. */
  readonly reasonIn?: (slice: Slice) => Reason | null;
  readonly fold: (outcomes: OutcomesByKey, slice: Slice, measures: readonly Measure[]) => Outcome<Value>;
}

/**
 * A formula over others that are evaluated for each key by itself, as if the key were a dimension of the report. The
 * states of their measures are kept by key, in every cell.
 */
export function foldedByKey<Value>(
  caller: string,
  key: Dimension<Splittable>,
  parts: readonly Formula[],
  folding: FoldByKey<Value>,
): Formula<Value> {
  const { definition, words, reasonIn, fold } = folding;
  const own = [...new Set(parts.flatMap(({ measures }) => measures))];
  const measures = own.map((measure) => keyedBy(measure, keyFor(caller, key, measure)));
  const periodsRead = [...new Set(parts.flatMap((part) => part.periodsRead))];
  if (measures.length === 0) throw refusal(caller, "a metric that reads rows", "a constant");
  if (periodsRead.some((read) => read !== askedPeriod && read !== periodEnd)) {
    throw refusal(caller, "a metric that reads one period", "one that reads others too, as prior does");
  }
  return {
    definition: definition(
      parts.map((part) => part.definition),
      key.definition,
    ),
    words: { parts: [...parts, readableKey(key, measures)], as: words },
    measures,
    periodsRead,
    evaluate: (slice) => {
      const reason = reasonIn?.(slice) ?? null;
      return reason === null
        ? fold(outcomesByKey(parts, own, measures, slice), slice, measures)
        : nothing(reason);
    },
    withMeasures: oncePer((change) =>
      foldedByKey(
        caller,
        key,
        parts.map((part) => part.withMeasures(change)),
        folding,
      ),
    ),
  };
}

/** A measure with its states kept apart by the values of an expression. */
export function keyedBy(measure: Measure, by: AnyExpression): Measure {
  checkNesting(by, mostWritten);
  const aggregate = {
    ...(keyed(measure.aggregate) as unknown as AnyAggregate),
    definition: { keyed: measure.aggregate.definition, by: by.definition },
  };
  return {
    ...measure,
    aggregate,
    accumulator: () => aggregate.accumulator!(),
    keyed: { by, bind: (scope) => keysOf(by, scope), each: measure.aggregate },
  };
}

/** Reads keys. An empty text is a missing one, as it is where rows are parsed. */
function keysOf(by: AnyExpression, scope: Scope): Read {
  const read = scope.read(by);
  const missing = scope.problems.missing(noKey(by));
  const issues = scope.arena.uint16();
  return (batch, subset) => {
    const keys = read(batch, subset);
    if (keys.type !== "text") return keys;
    for (let row = 0; row < batch.size; row++) {
      const issue = keys.issues?.[row] ?? 0;
      issues[row] = issue === 0 && textAt(keys, row) === "" ? missing : issue;
    }
    return { ...keys, issues };
  };
}

function keyFor(caller: string, key: Dimension<Splittable>, { entity, keyed }: Measure): AnyExpression {
  if (keyed !== undefined) throw refusal(caller, "a metric without keys of its own", "one of perKey");
  const expression = expressionFor(having(caller, "a key, such as Deal.ownerId", key, "definition"), entity);
  if (expression !== null) return expressionIn(caller, expression, "text", "number", "flag", "time");
  throw new SalesmetricsError(
    "missing-dimension",
    `${caller}: expected a key for ${entity} too, which the metric reads: use dimension({ ${entity}: … })`,
  );
}

/** The key for reading: one field, or those of several entities. */
function readableKey(key: Dimension<Splittable>, measures: readonly Measure[]): Readable {
  const all = new Map(measures.map(({ keyed }) => [JSON.stringify(keyed!.by.words), keyed!.by]));
  const [first, ...others] = all.values();
  return others.length === 0
    ? first!
    : { definition: key.definition, words: { parts: [first!, ...others], as: "or" } };
}

/** The outcomes of formulas for each key that has rows in a slice. */
function outcomesByKey(
  parts: readonly Formula[],
  own: readonly Measure[],
  measures: readonly Measure[],
  { context, groups, span, period, mayMixCurrencies }: Slice,
): OutcomesByKey {
  let { memo } = context;
  for (const key of [...measures.map(measureKey), groups])
    memo = memoized(memo, key, () => new Map<unknown, unknown>());
  const byKey = memoized(memo, "context", () => contextByKey(context, groups, own, measures));
  for (const part of parts) memo = memoized(memo, part, () => new Map<unknown, unknown>());
  const place = JSON.stringify([span?.first, span?.last, period?.start, period?.end, mayMixCurrencies]);
  return memoized(memo, place, () => {
    const slices = byKey.groups
      .map((group): Slice => ({ context: byKey, groups: [group], span, period, mayMixCurrencies }))
      .filter((slice) => own.some((measure) => hasRows(slice, measure)));
    return parts.map((part) => slices.map((slice) => part.evaluate(slice)));
  });
}

function hasRows(slice: Slice, measure: Measure): boolean {
  const { store, indexOf } = slice.context;
  return cellsOf(slice, measure).some((cell) => store.gather(indexOf(measure), [cell]) !== null);
}

/** The context of some groups with a group for each key instead of theirs. */
function contextByKey(
  { store, frame, rates, indexOf }: CubeContext,
  groups: readonly number[],
  own: readonly Measure[],
  measures: readonly Measure[],
): CubeContext {
  const keys = new Groups(1);
  const cells = new Cells(keys);
  const held = own.map((): unknown[][] => []);
  for (const [place, measure] of measures.entries()) {
    const index = indexOf(measure);
    for (const cell of groups.flatMap((group) => [...store.cells.of(group)])) {
      const all = store.gather(index, [cell]) as Keyed | null;
      for (const [at, key] of all?.keys.entries() ?? []) {
        const target = cells.at(keys.at([key]), store.cells.ordinalOf(cell));
        cells.use(target);
        (held[place]![target] ??= []).push(all!.states[at]);
      }
    }
  }
  const gather: Store["gather"] = (measure, found) =>
    mergeAll(own[measure]!.aggregate, Array.from(found, (cell) => held[measure]![cell] ?? []).flat());
  const places = new Map(own.flatMap((each, place) => [[each, place] as const, [measureKey(each), place]]));
  return contextOf(
    { indexOf: (measure) => places.get(measure) ?? places.get(measureKey(measure))! },
    frame,
    {
      ...store,
      cells,
      groups: keys,
      measures: own,
      gather,
      finish: (measure, found, presentation) => {
        const { aggregate } = own[measure]!;
        return aggregate.finish(gather(measure, found) ?? aggregate.init(), presentation);
      },
      // What was left out has no key, or is reported with the whole.
      excluded: () => null,
      unknown: () => null,
    },
    rates,
  );
}
