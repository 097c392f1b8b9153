import type { Expression } from "./expression.js";
import type { Kind } from "./kind.js";

/** A reference to a field of an entity's rows. */
export function field<Data, Value>(entity: string, name: string, kind: Kind): Expression<Data, Value> {
  const path = `${entity}.${name}`;
  return {
    type: kind.type,
    entity,
    definition: kind.name === null ? { field: path } : { field: path, kind: kind.name },
    words: name,
    opaque: false,
    bind: (scope) => kind.bind(scope, name),
  };
}
