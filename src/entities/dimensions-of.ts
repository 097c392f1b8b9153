import type { Dimension } from "../expressions/dimension.js";
import { type AnyEntity, shapeIn } from "../expressions/shape.js";

/**
 * The fields of an entity that reports are split by: texts, words and flags, but not `id`.
 *
 * @category Entities
 */
export type DimensionsOf<SomeEntity> = {
  readonly [
    Name in keyof SomeEntity as Name extends "id" | symbol
      ? never
      : SomeEntity[Name] extends Dimension<string | boolean>
        ? Name
        : never
  ]: SomeEntity[Name];
};

/**
 * The dimensions of an entity by name: its texts, words and flags, but not `id`.
 *
 * *When to use*. To offer them in a dropdown, and to find the one that a query string names, with {@link choiceOf}.
 *
 * @example
 * ```ts
 * import { Deal, dimensionsOf } from "salesmetrics";
 *
 * Object.keys(dimensionsOf(Deal)).slice(0, 4); // => ["status", "name", "currency", "type"]
 * dimensionsOf(Deal).status === Deal.status; // => true
 * ```
 *
 * @see {@link choiceOf}
 * @category Entities
 */
export function dimensionsOf<Name extends string, RowType, Known>(
  entity: AnyEntity<Name, RowType> & Known,
): DimensionsOf<Known> {
  const { fields } = shapeIn("dimensionsOf", entity);
  const names = Object.keys(fields).filter(
    (name) => name !== "id" && (fields[name]!.type === "text" || fields[name]!.type === "flag"),
  );
  return Object.fromEntries(names.map((name) => [name, entity[name as keyof Known]])) as never;
}
