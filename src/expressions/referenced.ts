import type { FieldVector } from "../vectors/gather.js";
import { isInvalid, Problems } from "../vectors/problems.js";
import { textReader } from "../vectors/kinds/text.js";
import { ascending, Arena } from "../vectors/arena.js";
import type { FieldReader, Source } from "../vectors/source.js";
import { type Read, scalarAt, textAt, type TextVector } from "../vectors/vector.js";
import type { Scope } from "./expression.js";

/** The rows of an entity that others refer to, with a place for each id. */
export interface Referenced {
  readonly places: ReadonlyMap<string, number>;
  /** The values of a field, by place. */
  field(name: string, reader: FieldReader): ReferencedField;
}

/** The values of a field and their states, by place. */
export interface ReferencedField {
  readonly values: FieldVector;
  /** A {@link FieldState} for each place. */
  readonly states: Uint8Array;
}

/** What the rows with one id hold in a field: the greatest that applies. Ambiguous are two different values. */
export const FieldState = { missing: 0, present: 1, invalid: 2, ambiguous: 3 } as const;

/** The rows of an entity, read once for each question; of their fields only those that are asked for. */
export function referenced(scope: Scope, entity: string): Referenced {
  return memoized(scope, entity, () => {
    const source = scope.rows(entity);
    const { places, placeOfRow } = placesOf(source);
    return {
      places,
      field: (name, reader) =>
        memoized(scope, `${entity} ${reader.name} ${name}`, () =>
          fieldOf(source.field(name, reader, new Problems()), reader, source, placeOfRow, places.size),
        ),
    };
  });
}

function memoized<Value>(scope: Scope, key: string, make: () => Value): Value {
  if (!scope.shared.has(key)) scope.shared.set(key, make());
  return scope.shared.get(key) as Value;
}

/** The place of each id, and the place of each row; -1 for a row without an id. */
function placesOf(source: Source): { places: Map<string, number>; placeOfRow: number[] } {
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

/** Several rows with one id count as one; their values must agree. */
function fieldOf(
  read: Read,
  reader: FieldReader,
  source: Source,
  placeOfRow: readonly number[],
  size: number,
): ReferencedField {
  const { invalid, present, ambiguous } = FieldState;
  const values = new Array<unknown>(size).fill(null);
  const states = new Uint8Array(size);
  let passed = 0;
  for (const batch of source.batches()) {
    const vector = read(batch, null) as FieldVector;
    for (let row = 0; row < batch.size; row++) {
      const place = placeOfRow[passed++]!;
      const issue = vector.issues === null ? 0 : vector.issues[row]!;
      if (place === -1 || (issue !== 0 && !isInvalid(issue))) continue;
      const value = issue === 0 ? scalarAt(vector, row) : null;
      const state = value === null ? invalid : (values[place] ?? value) === value ? present : ambiguous;
      values[place] ??= value;
      states[place] = Math.max(states[place]!, state);
    }
  }
  return { values: vectorOf(reader, values), states };
}

function vectorOf(reader: FieldReader, values: readonly unknown[]): FieldVector {
  // Vectors hold instants as numbers, but are made from Dates.
  const made =
    reader.type === "time"
      ? values.map((time) => (typeof time === "number" ? new Date(time) : time))
      : values;
  const arena = new Arena(made.length);
  return reader.vectors(made, arena)(ascending(arena), made.length, made.length) as FieldVector;
}
