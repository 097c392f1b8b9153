import { invalidArgument, nameErrors } from "../errors.js";
import { gatherer } from "../vectors/gather.js";
import type { FieldReader } from "../vectors/source.js";
import type { RowSubset, NumberVector, Read, TextVector } from "../vectors/vector.js";
import { Decimals } from "../vectors/decimals.js";
import { type AnyExpression, type Expression, type Json, operation, type Scope } from "./expression.js";
import { FieldState, referenced } from "./referenced.js";
import { type AnyEntity, shapeIn } from "./shape.js";

/** The fields of an entity, read from the row that another row refers to. */
export type Reference<Data, Fields> = {
  readonly [Field in keyof Fields & string]: Fields[Field] extends Expression<never, infer Value>
    ? Expression<Data, Value>
    : never;
};

/**
 * The fields of the row that `key` refers to by its id: the channel of a deal's campaign, the team of its owner.
 *
 * *When to use*. Wherever an expression is allowed: in `by`, in conditions, in sums. The other rows are passed too,
 * `{ deals, campaigns }`; leaving them out does not compile.
 *
 * *Details*. A row refers to at most one other row, so no row is counted twice. A deal may refer to two reps by two
 * fields, its owner and its engineer. References can be chained: `via(via(Deal.leadId, Lead).ownerId, Rep).team`. A
 * missing `key` gives a missing value. Several rows with one id, such as the days of a campaign, must agree on a
 * value.
 *
 * *Gotchas*. A reference to a row that does not exist is invalid, not missing: conditions and sums leave the row out
 * and report it with "ownerId not in reps". As a dimension it puts the row in the group `null`, and `explain` lists
 * it under `unknown`. The same holds when rows with one id disagree: "ownerId.team is ambiguous".
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
  const shape = shapeIn("via", entity);
  const { name } = shape;
  checkKey(key, name);
  const fields = entity as unknown as Readonly<Record<string, AnyExpression>>;
  return Object.fromEntries(
    Object.keys(shape.fields).map((field) => [field, fieldThrough(key, name, fields[field]!)]),
  ) as never;
}

/** Refuses a row's own id: many rows may refer to it, so that following it back could count a row twice. */
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
    order: field.order,
    words: { parts: [key, field], as: "{1}.{2}" },
    opaque: key.opaque,
    bind: (scope) =>
      field.bind({
        ...scope,
        path: `${pathOf(key.definition)}.`,
        field: (name, reader) => readThrough(scope, key, entity, name, reader),
      }),
  };
}

function readThrough(
  scope: Scope,
  key: AnyExpression,
  entity: string,
  name: string,
  reader: FieldReader,
): Read {
  const { problems, arena } = scope;
  const readPlace = scope.read(placeIn(entity, key)) as Read<NumberVector>;
  const { values, states } = referenced(scope, entity).field(name, reader);
  const gather = gatherer(values, arena);
  const issues = arena.uint16();
  const path = `${pathOf(key.definition)}.${name}`;
  const issueOf = new Uint16Array(4);
  issueOf[FieldState.missing] = problems.missing(`missing ${path}`);
  issueOf[FieldState.invalid] = problems.invalid(`invalid ${path}`);
  issueOf[FieldState.ambiguous] = problems.invalid(`${path} is ambiguous`);
  return (batch, subset) => {
    const { decimals, issues: placeIssues } = readPlace(batch, subset);
    const places = decimals.values();
    let found = 0;
    for (let row = 0; row < batch.size; row++) {
      const own = placeIssues === null ? 0 : placeIssues[row]!;
      const issue = own === 0 ? issueOf[states[places[row]!]!]! : own;
      issues[row] = issue;
      found |= issue;
    }
    return gather(places, batch.size, found === 0 ? null : issues);
  };
}

/** The place of the row that each row refers to; all fields of one reference share it. */
function placeIn(entity: string, key: AnyExpression): Expression<never, number> {
  return operation(`place in ${entity}`, "{1}", [key], "number", ([readKey]: [Read<TextVector>], scope) => {
    const path = pathOf(key.definition);
    const findPlaces = placeFinder(nameErrors(`via ${path}`, () => referenced(scope, entity)).places);
    const places = scope.arena.float64();
    const issues = scope.arena.uint16();
    const decimals = new Decimals();
    const dangling = scope.problems.invalid(`${path} not in ${entity}`);
    return (batch, subset) => {
      const keys = readKey(batch, subset);
      findPlaces(keys, batch.size, subset, places);
      let found = 0;
      for (let row = 0; row < batch.size; row++) {
        const own = keys.issues === null ? 0 : keys.issues[row]!;
        const issue = own === 0 && places[row] === -1 ? dangling : own;
        issues[row] = issue;
        found |= issue;
        // A valid place, so that no array is read beyond its end.
        if (issue !== 0) places[row] = 0;
      }
      decimals.takeScaled({ units: places, scale: 0 }, batch.size);
      return { type: "number", decimals, issues: found === 0 ? null : issues };
    };
  });
}

/** Finds the place of each text, -1 where there is none; once per code where texts have codes. */
type FindPlaces = (texts: TextVector, size: number, subset: RowSubset | null, places: Float64Array) => void;

const notLookedUp = -2;

function placeFinder(placeOf: ReadonlyMap<string, number>): FindPlaces {
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
      table = new Int32Array(words.length + 16).fill(notLookedUp);
    }
    for (let row = 0; row < size; row++) {
      const code = codes[row]!;
      let place = table[code]!;
      if (place === notLookedUp) table[code] = place = placeOf.get(words[code]!) ?? -1;
      places[row] = place;
    }
  };
}

/** The path of a reference: `ownerId.managerId`. */
export function pathOf(definition: Json): string {
  const { field, via } = definition as { readonly field?: string; readonly via?: readonly Json[] };
  if (field !== undefined) return field.replace(/^[^.]*\./, "");
  return via === undefined ? "reference" : via.map(pathOf).join(".");
}
