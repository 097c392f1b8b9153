import * as library from "../src/index.js";
import { type AnyEntity, shapeOf } from "../src/expressions/shape.js";

/** An entity, whatever its rows are. */
export type SomeEntity = AnyEntity<string, never>;

/** Every entity that the main entry exports. */
export const entities: readonly SomeEntity[] = Object.values<unknown>(library).filter(isEntity);

function isEntity(value: unknown): value is SomeEntity {
  return typeof value === "object" && value !== null && shapeOf in value;
}
