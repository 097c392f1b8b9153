import type { FieldVector } from "../vectors/gather.js";
import { isInvalid, Problems } from "../vectors/problems.js";
import { textReader } from "../vectors/kinds/text.js";
import type { FieldReader, Source } from "../vectors/source.js";
import { type Read, scalarAt, textAt, type TextVector } from "../vectors/vector.js";
import type { Scope } from "./expression.js";

/** The rows of an entity that others refer to: a place for each id. */
export interface Referenced {
  readonly places: ReadonlyMap<string, number>;
  /** What a field holds at each place. */
  field(name: string, reader: FieldReader): ReferencedField;
}

/** What a field holds at each place, and whether that can be used. */
export interface ReferencedField {
  readonly values: FieldVector;
  readonly standings: Uint8Array;
}

// What is known of a field at a place, from all rows with one id together: the greatest that applies.
export const absent = 0;
export const known = 1;
export const unusable = 2;
export const contradictory = 3;

/** The rows of an entity, which are read once for each question, and of their fields those that are asked for. */
export function referenced(scope: Scope, entity: string): Referenced {
  return once(scope, entity, () => {
    const source = scope.rows(entity);
    const { places, placeOfRow } = placed(source);
    return {
      places,
      field: (name, reader) =>
        once(scope, `${entity} ${reader.name} ${name}`, () =>
          fieldOf(source.field(name, reader, new Problems()), reader, source, placeOfRow, places.size),
        ),
    };
  });
}

function once<Value>(scope: Scope, key: string, make: () => Value): Value {
  if (!scope.shared.has(key)) scope.shared.set(key, make());
  return scope.shared.get(key) as Value;
}

/** Gives each id a place, and each row that of its id; -1 where it has none. */
function placed(source: Source): { places: Map<string, number>; placeOfRow: number[] } {
  const readId = source.field("id", textReader, new Problems()) as Read<TextVector>;
  const places = new Map<string, number>();
  const placeOfRow: number[] = [];
  for (const batch of source.batches()) {
    const ids = readId(batch, null);
    for (let row = 0; row < batch.size; row++) {
      const id = ids.issues === null || ids.issues[row] === 0 ? textAt(ids, row) : null;
      if (id !== null && !places.has(id)) places.set(id, places.size);
      placeOfRow.push(id === null ? -1 : places.get(id)!);
    }
  }
  return { places, placeOfRow };
}

/** Several rows with one id count as one: those that have a value must agree on it. */
function fieldOf(
  read: Read,
  reader: FieldReader,
  source: Source,
  placeOfRow: readonly number[],
  size: number,
): ReferencedField {
  const values = new Array<unknown>(size).fill(null);
  const standings = new Uint8Array(size);
  let passed = 0;
  for (const batch of source.batches()) {
    const vector = read(batch, null) as FieldVector;
    for (let row = 0; row < batch.size; row++) {
      const place = placeOfRow[passed++]!;
      const issue = vector.issues === null ? 0 : vector.issues[row]!;
      if (place === -1 || (issue !== 0 && !isInvalid(issue))) continue;
      const value = issue === 0 ? scalarAt(vector, row) : null;
      const standing = value === null ? unusable : (values[place] ?? value) === value ? known : contradictory;
      values[place] ??= value;
      standings[place] = Math.max(standings[place]!, standing);
    }
  }
  return { values: vectorOf(reader, values), standings };
}

function vectorOf(reader: FieldReader, values: readonly unknown[]): FieldVector {
  // Instants stand as numbers in a vector, and as a Date where a vector is made of values.
  const made =
    reader.type === "time"
      ? values.map((time) => (typeof time === "number" ? new Date(time) : time))
      : values;
  const every = Int32Array.from({ length: made.length }, (_, place) => place);
  const make = reader.vectors(made, new Uint16Array(made.length));
  return make(every, made.length, made.length) as FieldVector;
}
