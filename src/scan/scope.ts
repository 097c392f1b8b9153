import type { Scope } from "../expressions/expression.js";
import { expressionKey } from "../expressions/expression-key.js";
import { memoized } from "../memo.js";
import type { Source } from "../vectors/source.js";
import type { Batch, RowSubset, Read } from "../vectors/vector.js";
import type { Frame } from "../question/frame.js";
import type { Query } from "../question/query.js";

/** The rows of the current batch that expressions are read for; `null` for all. Each phase of a scan sets its own. */
export interface CurrentSubset {
  subset: RowSubset | null;
}

/** What the scopes of all entities of one question share. */
export type SharedScope = Pick<Scope, "problems" | "factors" | "rows" | "shared">;

/** What the expressions of one entity need to know of a question, and where its fields come from. */
export function scopeOf(
  source: Source,
  { asOf, zone }: Frame,
  { currency, rates }: Query,
  shared: SharedScope,
  current: CurrentSubset,
): Scope {
  const known = new Map<unknown, Read>();
  const once = (key: unknown, bind: () => Read): Read =>
    memoized(known, key, () => {
      const bound = bind();
      // A shared vector must not depend on who asks first: it is read for every row that anybody needs.
      return oncePerBatch((batch) => bound(batch, current.subset));
    });
  const { problems, factors, rows } = shared;
  const scope: Scope = {
    problems,
    factors,
    rows,
    shared: shared.shared,
    asOf,
    zone,
    arena: source.arena,
    currency: currency ?? null,
    rates: rates ?? null,
    field: (name, reader) => once(`${reader.name} ${name}`, () => source.field(name, reader, problems)),
    row: (batch, row) => source.row(batch, row),
    read: (expression) => {
      const bind = (): Read => expression.bind(scope);
      return expression.opaque ? bind() : once(expressionKey(expression), bind);
    },
  };
  return scope;
}

/** The same computation, run once for each batch however many ask. */
export function oncePerBatch<Input, Result>(
  compute: (batch: Batch, input: Input) => Result,
): (batch: Batch, input: Input) => Result {
  let last: Batch | null = null;
  let result: Result;
  return (batch, input) => {
    if (batch !== last) {
      result = compute(batch, input);
      last = batch;
    }
    return result;
  };
}
