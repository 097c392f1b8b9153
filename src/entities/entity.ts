import { having, invalidArgument, listIn, optionsIn, refusal, SalesmetricsError, shown } from "../errors.js";
import { field } from "../expressions/field.js";
import type { Kind, TimeKind } from "../expressions/kind.js";
import {
  type AnyEntity,
  type Entity,
  type EntityShape,
  type FieldKinds,
  type RowOfFields,
  shapeIn,
  shapeOf,
} from "../expressions/shape.js";

/** The names of the time fields. */
type TimesOf<Fields> = {
  [Field in keyof Fields]: Fields[Field] extends TimeKind ? Field : never;
}[keyof Fields];

/** For each field with listed words, some of the words. */
type WordsOf<Fields> = {
  readonly [Field in keyof Fields]?: Fields[Field] extends Kind<infer Property>
    ? [Property] extends [string]
      ? readonly Property[]
      : never
    : never;
};

/** The same, without names of other fields. The keys of an omitted `expectedWhen` are all of `string`. */
type Expectable<Fields, When> = WordsOf<Fields> &
  Record<string extends keyof When ? never : Exclude<keyof When, keyof Fields>, never>;

/** Does not accept fields that refer to missing fields. */
type Checked<Fields> = {
  readonly [Field in keyof Fields]: Fields[Field] extends TimeKind<infer Earlier, infer When>
    ? [Earlier] extends [TimesOf<Fields>]
      ? [When] extends [Expectable<Fields, When>]
        ? unknown
        : TimeKind<Earlier, Expectable<Fields, When>>
      : TimeKind<TimesOf<Fields> & string>
    : unknown;
};

/** The field that every entity has. */
interface WithId {
  readonly id: Kind<string, string, true>;
}

/**
 * An entity: a kind of row, declared once. It has typed references to the fields, the type of the rows, and the facts
 * that parsing, tables and SQL need.
 *
 * *Details*. `name` is the plural that names the rows in data: `{ visits: [...] }`. Every entity has `id: id()`. A
 * field of money takes its currency from the field `currency: text()`. Doc comments on fields also appear on rows and
 * references. `key` names the fields that identify a row, if `id` alone does not.
 *
 * @example
 * ```ts
 * import { elapsed, entity, evaluate, id, mean, type RowOf, text, time } from "salesmetrics";
 *
 * const Candidate = entity("candidates", {
 *   id: id(),
 *   recruiter: text(),
 *   appliedAt: time(),
 *   visitedAt: time({ after: "appliedAt" }),
 * });
 * interface Candidate extends RowOf<typeof Candidate> {}
 *
 * const daysToVisit = mean(elapsed(Candidate.appliedAt, Candidate.visitedAt, "days"));
 * const candidates: Candidate[] = [
 *   { id: "c1", recruiter: "ann", appliedAt: "2025-03-03", visitedAt: "2025-03-10" },
 *   { id: "c2", recruiter: "ann", appliedAt: "2025-03-04", visitedAt: "2025-03-07" },
 *   { id: "c3", recruiter: "bob", appliedAt: "2025-03-05" },
 * ];
 *
 * daysToVisit({ candidates }); // => 5
 * const { rows } = evaluate({ daysToVisit }, { candidates }, { by: { recruiter: Candidate.recruiter } });
 * rows.map((row) => [row.recruiter, row.daysToVisit]); // => [["ann", 5], ["bob", null]]
 * ```
 *
 * @category Entities
 */
export function entity<const Name extends string, Fields extends FieldKinds & WithId>(
  name: Name,
  fields: Fields & Checked<Fields>,
  options: { readonly key?: readonly (keyof Fields & string)[] } = {},
): Entity<Name, RowOfFields<Fields>, Fields> {
  if (typeof name !== "string" || name === "")
    throw invalidArgument("entity", "the plural of its rows", name);
  if (!Object.hasOwn(having("entity", "fields by name", fields), "id"))
    throw refusal(`entity ${name}`, "a field id: id()", "none");
  const shape = { name, fields, key: optionsIn("entity", options).key ?? ["id"] };
  check("entity", shape);
  return { ...referencesTo(name, fields, true), [shapeOf]: shape } as never;
}

/** An entity of the library: the definitions of its fields do not tell their kinds, which nobody else declares. */
export const libraryEntity: typeof entity = (name, fields, { key = ["id"] } = {}) =>
  ({ ...referencesTo(name, fields, false), [shapeOf]: { name, fields, key } }) as never;

/** The rows of an extended entity. */
export type Extended<RowType, Fields> = RowType & RowOfFields<Fields>;

/**
 * An entity with references to more fields, from {@link extend}.
 *
 * @category Entities
 */
export type ExtendedEntity<Name extends string, RowType, Known, Fields> = Omit<Known, symbol> &
  Entity<Name, Extended<RowType, Fields>, Fields>;

/**
 * An entity with more fields, in its references, its row type and its schema.
 *
 * *Details*. A field of money takes its currency from the field `currency`. An entity without it, such as Customer,
 * then needs it too.
 *
 * *Gotchas*. Throws `name-taken` for a field that the entity already has.
 *
 * @example
 * ```ts
 * import { count, Deal, eq, extend, oneOf, text } from "salesmetrics";
 *
 * const RegionalDeal = extend(Deal, { region: text(), tier: oneOf(["gold", "silver"]) });
 * const northern = count(RegionalDeal, { where: eq(RegionalDeal.region, "north") });
 *
 * northern({ deals: [{ id: "1", status: "open", region: "north" }] }); // => 1
 * ```
 *
 * @category Entities
 */
export function extend<Name extends string, RowType, Known, Fields extends FieldKinds>(
  base: AnyEntity<Name, RowType> & Known,
  fields: Fields,
): ExtendedEntity<Name, RowType, Known, Fields> {
  const shape = shapeIn("extend", base);
  for (const name of Object.keys(having("extend", "fields by name", fields))) {
    if (!Object.hasOwn(shape.fields, name)) continue;
    const message = `extend: expected new field names, got ${name}, which ${shape.name} have`;
    throw new SalesmetricsError("name-taken", message);
  }
  const extended = { ...shape, fields: { ...shape.fields, ...fields } };
  check("extend", extended);
  return { ...base, ...referencesTo(shape.name, fields, true), [shapeOf]: extended } as never;
}

function referencesTo(entityName: string, fields: FieldKinds, tellsKinds: boolean): object {
  const references = Object.entries(fields).map(([name, kind]): [string, unknown] => [
    name,
    field(entityName, name, kind, tellsKinds),
  ]);
  return Object.fromEntries(references);
}

/** Throws for fields that are no kinds, amounts without a currency, and references to missing fields. */
function check(caller: string, { name: entityName, fields, key }: EntityShape): void {
  const refuse = (expected: string, got: string): never => {
    throw refusal(`${caller} ${entityName}`, expected, got);
  };
  for (const [name, kind] of Object.entries(fields)) {
    if (typeof kind !== "object" || kind === null || !("rules" in kind))
      refuse(`a kind such as text() for ${name}`, shown(kind));
    if (kind.type === "money" && !Object.hasOwn(fields, "currency"))
      refuse(`a field currency: text() beside the money field ${name}`, "none");
    const { after = [], expectedWhen = {} } = kind.rules;
    const declared = (other: string) => (Object.hasOwn(fields, other) ? fields[other] : undefined);
    for (const other of after)
      if (declared(other)?.type !== "time")
        refuse(`the name of a time field in after of ${name}`, shown(other));
    for (const [other, words] of Object.entries(expectedWhen)) {
      const unknown = words.find((word) => declared(other)?.rules.words?.includes(word) !== true);
      if (unknown !== undefined)
        refuse(`a listed word of ${other} in expectedWhen of ${name}`, shown(unknown));
    }
  }
  for (const name of listIn(caller, "a list of fields as key", key))
    if (!Object.hasOwn(fields, name)) refuse("the names of fields as key", shown(name));
}
