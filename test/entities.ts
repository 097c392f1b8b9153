import * as library from "../src/index.js";
import { type AnyEntity, shapeOf } from "../src/expressions/shape.js";

export type TextField = typeof library.Deal.ownerId;

/** An entity, whatever its rows are. */
export type SomeEntity = AnyEntity<string, never>;

/** Every entity that the main entry exports. */
export const entities: readonly SomeEntity[] = Object.values<unknown>(library).filter(isEntity);

function isEntity(value: unknown): value is SomeEntity {
  return typeof value === "object" && value !== null && shapeOf in value;
}

/** A reference to the first of some fields that an entity has. */
export function fieldIn(entity: SomeEntity, names: readonly string[]): TextField {
  const { name, fields } = entity[shapeOf];
  const found = names.find((field) => Object.hasOwn(fields, field));
  if (found === undefined) throw new Error(`${name}: expected one of the fields ${names.join(", ")}`);
  return (entity as unknown as Readonly<Record<string, TextField>>)[found]!;
}

/** One dimension for the rows of every entity: the first of some fields that each has. */
export function dimensionBy(...names: readonly string[]) {
  return ofEntities((entity) => fieldIn(entity, names));
}

/** One dimension for the rows of every entity. */
export function ofEntities(fieldOf: (entity: SomeEntity) => library.Expression<never, string>) {
  const fields = entities.map((entity) => [entity[shapeOf].name, fieldOf(entity)]);
  return library.dimension(Object.fromEntries(fields) as Readonly<Record<"deals", TextField>>);
}
