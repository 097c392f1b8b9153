import type { Expression, Json } from "./expression.js";
import { type Kind, wordsOf } from "./kind.js";

/**
 * A reference to a field of an entity's rows. With `tellsKind` its definition tells fields of one name and different
 * kinds apart, which different applications, or one in two places, may declare.
 */
export function field<Data, Value>(
  entity: string,
  name: string,
  kind: Kind,
  tellsKind = false,
): Expression<Data, Value> {
  const path = `${entity}.${name}`;
  return {
    type: kind.type,
    entity,
    definition: {
      field: path,
      ...(kind.name === null ? tellsKind && identityOf(kind) : { kind: kind.name }),
    },
    words: name,
    order: kind.rules.words,
    opaque: false,
    bind: (scope) => kind.bind(scope, name),
  };
}

/** What decides how values are read: the type, or the words with their spellings; nothing for plain texts. */
function identityOf({ type, rules }: Kind): { readonly [name: string]: Json } {
  if (type !== "text") return { type };
  return rules.words === undefined ? {} : { words: [...wordsOf(rules)] };
}
