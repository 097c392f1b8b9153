// Rows of any entity, most of their values sound, and some with everything that may be wrong with one.
import fc from "fast-check";
import type { Kind } from "../../../src/expressions/kind.js";
import { type EntityShape, shapeOf } from "../../../src/expressions/shape.js";
import { entities } from "../../entities.js";
import { timesOf } from "../deals.js";
import { contacts } from "./contacts.js";
import type { Row } from "./values.js";

export interface RowOptions {
  readonly times: "dates" | "both";
  /** Whether amounts are in several currencies, which takes rates. */
  readonly currencies: readonly string[];
}

const mostly = (sound: fc.Arbitrary<unknown>, ...dirt: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: sound }, { weight: 1, arbitrary: fc.constantFrom(...dirt) });

const nothing = [null, undefined];
// Few ids, so that some occur twice, and some keys lead somewhere and others nowhere.
const ids = fc.constantFrom("0", "1", "2", "3", "4", "5");
const people = fc.constantFrom("ann", "bob", "cleo", "__proto__", "constructor");
const badNumbers = [...nothing, "oops", "", " 1", Number.NaN, Infinity, true, {}];
const absurd = [0, -0, "0.1", "1e21", "-12345678901234567890.123", 5e-7, -3, "007.50", "+5"];
const amounts = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2_000, max: 900_000 }).map((units) => units / 100) },
  // Some that are alike, so that a limit is met exactly.
  { weight: 2, arbitrary: fc.constant(100) },
  { weight: 1, arbitrary: fc.constantFrom(...absurd) },
);
const numbers = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 10 }) },
  { weight: 2, arbitrary: fc.nat({ max: 200 }) },
  { weight: 1, arbitrary: amounts },
);
const shares = fc.nat({ max: 4 }).map((quarters) => quarters / 4);

const contactTexts = [...Object.keys(contacts), null, 5];

/** Texts of fields whose names end so; the first that fits counts. */
const texts: readonly (readonly [name: RegExp, fc.Arbitrary<unknown>])[] = [
  [/^(owner|rep|manager)Id$/, mostly(people, ...nothing, "", 5)],
  [/^(mergedInto|supersededBy)Id$/, fc.constantFrom(null, null, undefined, null, "1", "0", "", 5)],
  [/Id$/, mostly(ids, ...nothing, "", "nowhere", 5)],
  [/^email$/, mostly(fc.constant("ann@lovelace.org"), ...contactTexts)],
  [/^phone$/, mostly(fc.constant("+49 30 1234567"), ...contactTexts)],
  [/^(name|firstName|lastName)$/, mostly(fc.constant("Ann Bee"), ...contactTexts)],
  [/stage$/i, mostly(fc.constantFrom("demo", "contract"), ...nothing, "", "__proto__")],
  [/./, mostly(fc.constantFrom("web", "fair", "budget", "timing"), ...nothing, "", 5)],
];

function valueOf(entity: string, field: string, { type, rules }: Kind, options: RowOptions) {
  if (rules.words !== undefined) {
    const spellings = Object.values(rules.spellings ?? {}).flat();
    return mostly(fc.constantFrom(...rules.words), ...nothing, "", "unheard of", 7, ...spellings);
  }
  if (type === "time") return timesOf(options.times);
  if (type === "flag") return mostly(fc.constantFrom(true, false, false, undefined), "yes", 1, null);
  if (type === "money") return mostly(amounts, ...badNumbers);
  if (type === "number") return mostly(/probability|closeness/.test(field) ? shares : numbers, ...badNumbers);
  if (field === "currency")
    return mostly(fc.constantFrom(...options.currencies), ...nothing, "usd", "", "ZZZ", "constructor", 5);
  if (field === "id") return mostly(entity === "reps" ? people : ids, ...nothing, "", 5);
  if (entity === "usageEvents" && field === "name")
    return mostly(fc.constantFrom("export", "login"), null, "");
  return texts.find(([name]) => name.test(field))![1];
}

function rowsOf({ name, fields }: EntityShape, options: RowOptions): fc.Arbitrary<readonly Row[]> {
  const row = Object.entries(fields).map(([field, kind]) => [field, valueOf(name, field, kind, options)]);
  const model = Object.fromEntries(row) as Record<string, fc.Arbitrary<unknown>>;
  return fc.array(fc.record(model), { maxLength: 16, size: "max" });
}

/** Rows of the entities of some names. */
export function dataOf(names: ReadonlySet<string>, options: RowOptions) {
  const shapes = entities.map((entity) => entity[shapeOf]).filter(({ name }) => names.has(name));
  return fc.record(Object.fromEntries(shapes.map((shape) => [shape.name, rowsOf(shape, options)])));
}
