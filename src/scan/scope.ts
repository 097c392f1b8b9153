import type { AnyExpression, Scope } from "../expressions/expression.js";
import type { Source } from "../vectors/source.js";
import type { Batch, RowSubset, Read, Vector } from "../vectors/vector.js";
import type { Frame } from "../question/frame.js";
import type { Query } from "../question/query.js";

/** The rows of the batch at hand that matter to what is read now; `null` where all do. */
export interface Needed {
  subset: RowSubset | null;
}

/** What the scopes of all entities of a question have in common. */
export type Common = Pick<Scope, "problems" | "factors" | "rows" | "shared">;

/** What the expressions of one entity need to know of a question, and where its fields come from. */
export function scopeOf(
  source: Source,
  { asOf, zone }: Frame,
  { currency, rates }: Query,
  common: Common,
  needed: Needed,
): Scope {
  const known = new Map<string, Read>();
  const remembered = (key: string, bind: () => Read): Read => {
    let read = known.get(key);
    if (read === undefined) known.set(key, (read = onceForEachBatch(bind(), needed)));
    return read;
  };
  const scope: Scope = {
    ...common,
    asOf,
    zone,
    capacity: source.capacity,
    currency: currency ?? null,
    rates: rates ?? null,
    field: (name, type) => remembered(`${type} ${name}`, () => source.field(name, type, common.problems)),
    row: (batch, row) => source.row(batch, row),
    read: (expression) => {
      const bind = (): Read => expression.bind(scope);
      return expression.opaque ? bind() : remembered(identityOf(expression), bind);
    },
  };
  return scope;
}

/** The definition of an expression as text; the same text may stand for another type of value. */
export function identityOf({ type, definition }: AnyExpression): string {
  return `${type} ${JSON.stringify(definition)}`;
}

/** What many share must not depend on which of them asks first: it is read for all rows that matter to any. */
function onceForEachBatch(read: Read, needed: Needed): Read {
  let last: Batch | null = null;
  let vector: Vector;
  return (batch) => {
    if (batch !== last) {
      vector = read(batch, needed.subset);
      last = batch;
    }
    return vector;
  };
}
