import { invalidArgument, nameErrors } from "../errors.js";
import { gatherer } from "../vectors/gather.js";
import type { FieldReader } from "../vectors/source.js";
import type { RowSubset, NumberVector, Read, TextVector } from "../vectors/vector.js";
import { Decimals } from "../vectors/decimals.js";
import { type AnyExpression, type Expression, type Json, operation, type Scope } from "./expression.js";
import { absent, contradictory, known, referenced, unusable } from "./referenced.js";
import { type AnyEntity, shapeOf } from "./shape.js";

/** The fields of an entity, read from the row that another row refers to. */
export type Reference<Data, Fields> = {
  readonly [Field in keyof Fields & string]: Fields[Field] extends Expression<never, infer Value>
    ? Expression<Data, Value>
    : never;
};

/**
 * The fields of the row that a field refers to by its id: the channel of a deal's campaign, the team of its owner.
 *
 * *When to use*. Wherever an expression goes: to split by, in conditions, in sums. The rows referred to are given
 * beside the others, `{ deals, campaigns }`; leaving them out does not compile.
 *
 * *Details*. Each row refers to one row at the most, so that no row is ever counted twice. `via` names the field that
 * refers, so a deal may refer to a rep as its owner and to another as its engineer; and what it gives may refer
 * further, `via(via(Deal.leadId, Lead).ownerId, Rep).team`. Where the field is missing, so is the value. Several rows
 * with one id, such as the days of a campaign, stand for one thing, and must agree on a value where they have one.
 *
 * *Gotchas*. A reference to a row that is not there is unknown, and neither missing nor false: a condition on it
 * leaves the row out, a sum of it too, and both report it with "ownerId not in reps". Split by it, the row is in the
 * group `null` and `explain` lists it under `unknown`. So is a value on which rows with one id disagree, "ownerId.team
 * is ambiguous".
 *
 * @example
 * ```ts
 * import { Campaign, Deal, evaluate, via, wonDeals } from "salesmetrics";
 *
 * const { rows } = evaluate(
 *   { wonDeals },
 *   {
 *     deals: [
 *       { id: "1", status: "won", campaignId: "fair", closedAt: "2025-03-03" },
 *       { id: "2", status: "won", campaignId: "ads", closedAt: "2025-03-04" },
 *       { id: "3", status: "won", campaignId: "ads", closedAt: "2025-03-05" },
 *     ],
 *     campaigns: [
 *       { id: "fair", channel: "events" },
 *       { id: "ads", channel: "web" },
 *     ],
 *   },
 *   { by: { channel: via(Deal.campaignId, Campaign).channel } },
 * );
 *
 * rows.map((row) => [row.channel, row.wonDeals]); // => [["events", 1], ["web", 2]]
 * ```
 *
 * @category Expressions
 */
export function via<Data, Name extends string, RowType extends { readonly id: string }, Fields>(
  key: Expression<Data, string>,
  entity: AnyEntity<Name, RowType> & Fields,
): Reference<Data & Record<Name, RowType>, Fields> {
  const shape = entity[shapeOf];
  const { name } = shape;
  checkKey(key, name);
  const fields = entity as unknown as Readonly<Record<string, AnyExpression>>;
  return Object.fromEntries(
    Object.keys(shape.fields).map((field) => [field, fieldThrough(key, name, fields[field]!)]),
  ) as never;
}

/** A row's own id says what others may refer to, many of them: going that way a row could count more than once. */
function checkKey({ type, entity, definition }: AnyExpression, name: string): void {
  if (type !== "text" || entity === null)
    throw invalidArgument("via", "a field that holds an id", `a ${type}`);
  if (JSON.stringify(definition) === JSON.stringify({ field: `${entity}.id` })) {
    throw invalidArgument(
      "via",
      `a field that refers to one row of ${name}, for ${entity}.id may lead to many: start from ${name}`,
      `${entity}.id`,
    );
  }
}

function fieldThrough(key: AnyExpression, entity: string, field: AnyExpression): AnyExpression {
  return {
    type: field.type,
    entity: key.entity,
    definition: { via: [key.definition, field.definition] },
    words: { parts: [key, field], as: "{1}.{2}" },
    opaque: key.opaque,
    bind: (scope) =>
      field.bind({ ...scope, field: (name, reader) => readThrough(scope, key, entity, name, reader) }),
  };
}

function readThrough(
  scope: Scope,
  key: AnyExpression,
  entity: string,
  name: string,
  reader: FieldReader,
): Read {
  const { problems, capacity } = scope;
  const readPlace = scope.read(placeIn(entity, key)) as Read<NumberVector>;
  const { values, standings } = referenced(scope, entity).field(name, reader);
  const gather = gatherer(values, capacity);
  const issues = new Uint16Array(capacity);
  const path = `${pathOf(key.definition)}.${name}`;
  const issueOf = new Uint16Array(4);
  issueOf[absent] = problems.missing(`missing ${path}`);
  issueOf[known] = 0;
  issueOf[unusable] = problems.invalid(`invalid ${path}`);
  issueOf[contradictory] = problems.invalid(`${path} is ambiguous`);
  return (batch, subset) => {
    const { decimals, issues: unplaced } = readPlace(batch, subset);
    const places = decimals.values();
    let found = 0;
    for (let row = 0; row < batch.size; row++) {
      const own = unplaced === null ? 0 : unplaced[row]!;
      const issue = own === 0 ? issueOf[standings[places[row]!]!]! : own;
      issues[row] = issue;
      found |= issue;
    }
    return gather(places, batch.size, found === 0 ? null : issues);
  };
}

/** The place of the row that each row refers to, which all fields of one reference share. */
function placeIn(entity: string, key: AnyExpression): Expression<never, number> {
  return operation(`place in ${entity}`, "{1}", [key], "number", ([readKey]: [Read<TextVector>], scope) => {
    const path = pathOf(key.definition);
    const look = looker(nameErrors(`via ${path}`, () => referenced(scope, entity)).places);
    const places = new Float64Array(scope.capacity);
    const issues = new Uint16Array(scope.capacity);
    const decimals = new Decimals();
    const dangling = scope.problems.invalid(`${path} not in ${entity}`);
    return (batch, subset) => {
      const keys = readKey(batch, subset);
      look(keys, batch.size, subset, places);
      let found = 0;
      for (let row = 0; row < batch.size; row++) {
        const own = keys.issues === null ? 0 : keys.issues[row]!;
        const issue = own === 0 && places[row] === -1 ? dangling : own;
        issues[row] = issue;
        found |= issue;
        // Some place, so that nothing is read beyond the ends of arrays.
        if (issue !== 0) places[row] = 0;
      }
      decimals.takeScaled({ units: places, scale: 0 }, batch.size);
      return { type: "number", decimals, issues: found === 0 ? null : issues };
    };
  });
}

/** Finds the place of each text, -1 where there is none; once for each code where texts have codes. */
type Look = (texts: TextVector, size: number, subset: RowSubset | null, places: Float64Array) => void;

const unasked = -2;

function looker(placeOf: ReadonlyMap<string, number>): Look {
  let lastWords: readonly string[] | null = null;
  let table = new Int32Array(0);
  return ({ codes, words }, size, subset, places) => {
    if (codes === null) {
      const count = subset === null ? size : subset.count;
      for (let index = 0; index < count; index++) {
        const row = subset === null ? index : subset.rows[index]!;
        places[row] = placeOf.get(words[row]!) ?? -1;
      }
      return;
    }
    if (words !== lastWords || words.length > table.length) {
      lastWords = words;
      table = new Int32Array(words.length + 16).fill(unasked);
    }
    for (let row = 0; row < size; row++) {
      const code = codes[row]!;
      let place = table[code]!;
      if (place === unasked) table[code] = place = placeOf.get(words[code]!) ?? -1;
      places[row] = place;
    }
  };
}

/** The names of the fields on the way: `ownerId.managerId`. */
export function pathOf(definition: Json): string {
  const { field, via } = definition as { readonly field?: string; readonly via?: readonly Json[] };
  if (field !== undefined) return field.replace(/^[^.]*\./, "");
  return via === undefined ? "reference" : via.map(pathOf).join(".");
}
