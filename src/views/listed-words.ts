import { wordsOf } from "../expressions/kind.js";
import { type AnyEntity, shapeOf } from "../expressions/shape.js";

/** The word of a field with listed words, `null` if there is none; why not, if the value cannot be read. */
export interface ListedWord {
  readonly word: string | null;
  readonly problem: string | null;
}

/** Returns a function that reads the values of a field with listed words as expressions do. */
export function listedWords<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  field: keyof RowType & string,
): (value: unknown) => ListedWord {
  const known: ReadonlyMap<unknown, string> = wordsOf(entity[shapeOf].fields[field]!.rules);
  return (value) => {
    const word = known.get(value) ?? null;
    if (word !== null || value === null || value === undefined) return { word, problem: null };
    return { word, problem: typeof value === "string" ? `unknown word in ${field}` : `invalid ${field}` };
  };
}
