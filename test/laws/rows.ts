import fc from "fast-check";
import type { Kind } from "../../src/expressions/kind.js";
import { type EntityShape, shapeOf } from "../../src/expressions/shape.js";
import { entities } from "../entities.js";
import { dealsOf, timesOf, type Kinds } from "./deals.js";

// Rows of any entity, made of what its fields hold: some incomplete, some with what no schema has looked at.

type Rows = fc.Arbitrary<readonly Readonly<Record<string, unknown>>[]>;

const some = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null | undefined> =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });

const id = fc.nat({ max: 6 }).map(String);
const person = fc.constantFrom("ann", "bob", "", "__proto__", "constructor", null);
const amount = fc.oneof(
  fc.integer({ min: -2_000, max: 900_000 }).map((units) => units / 100),
  fc.constantFrom<unknown>("19.99", "0.1", 0, "1e2", "12345678901234567890.123", "oops", null),
);
const number = fc.oneof(fc.nat({ max: 4 }), amount);
const flag = fc.constantFrom(true, false, null, undefined);

/** Texts, some of which are an address, a number or a name, and some of which stand for nothing. */
const contact = fc.constantFrom(
  "ann@lovelace.org",
  "+49 30 1234567",
  "Ann Bee",
  "n/a",
  "test@lovelace.org",
  "",
  "x",
  null,
  5,
);

/** Texts of fields whose names end so; the first that fits counts. */
const texts: readonly (readonly [name: RegExp, fc.Arbitrary<unknown>])[] = [
  [/^id$/, id],
  [/^(owner|rep|manager)Id$/, person],
  // Rows that were replaced by another one are few.
  [/^(mergedInto|supersededBy)Id$/, fc.constantFrom(null, null, null, "1")],
  [/Id$/, some(id)],
  [/^currency$/, fc.constantFrom("USD", "EUR", "JPY")],
  [/stage$/i, fc.constantFrom("demo", "contract", "__proto__", null)],
  [/^(email|phone|name|firstName|lastName)$/, contact],
  [/./, fc.constantFrom("web", "fair", "web", "fair", null, 5)],
];

function valueOf(entity: string, field: string, { type, rules }: Kind, times: Kinds["times"]) {
  if (rules.words !== undefined) return fc.constantFrom(...rules.words, null);
  if (type === "time") return some(timesOf(times));
  if (type === "flag") return flag;
  if (type !== "text") return type === "money" ? amount : number;
  // Reps are who own the rows of others.
  return entity === "reps" && field === "id" ? person : texts.find(([name]) => name.test(field))![1];
}

function rowsOf({ name, fields }: EntityShape, { times }: Kinds): Rows {
  const row = Object.entries(fields).map(([field, kind]) => [field, valueOf(name, field, kind, times)]);
  return fc.array(fc.record(Object.fromEntries(row) as Record<string, fc.Arbitrary<unknown>>), {
    maxLength: 14,
  });
}

/** Rows of the entities of some names. */
export function dataOf(names: ReadonlySet<string>, kinds: Kinds) {
  const shapes = entities.map((entity) => entity[shapeOf]).filter(({ name }) => names.has(name));
  const lists = shapes.map((shape): [string, Rows] => [
    shape.name,
    shape.name === "deals" ? (dealsOf(kinds) as unknown as Rows) : rowsOf(shape, kinds),
  ]);
  return fc.record(Object.fromEntries(lists));
}
