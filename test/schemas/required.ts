import { shapeOf } from "../../src/expressions/shape.js";
import { entities, type SomeEntity } from "../entities.js";

/** A row of an entity with its required fields only. */
export function requiredOf(entity: SomeEntity): Record<string, string> {
  const required = Object.entries(entity[shapeOf].fields).filter(([, { isRequired }]) => isRequired);
  return Object.fromEntries(
    required.map(([name, { type, rules }]) => [
      name,
      rules.words?.[0] ?? (type === "number" || type === "money" ? "1" : `${name} 1`),
    ]),
  );
}

/** The entity of the library with that plural. */
export function entityNamed(plural: string): SomeEntity {
  const found = entities.find((entity) => entity[shapeOf].name === plural);
  if (found === undefined) throw new Error(`no entity ${plural}`);
  return found;
}
