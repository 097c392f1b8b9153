import { having } from "../errors.js";
import type { Expression } from "./expression.js";
import type { Kind } from "./kind.js";

/** The property that a field of a kind has in a row. */
export type PropertyOf<FieldKind> = FieldKind extends Kind<infer Property> ? Property : never;

/** The value that a field of a kind has in an expression. */
export type ValueOf<FieldKind> = FieldKind extends Kind<unknown, infer Value> ? Value : never;

/** Fields and their kinds. */
export type FieldKinds = Readonly<Record<string, Kind>>;

/** What the rows of an entity look like. */
export interface EntityShape {
  /** The plural that data and definitions know it by: `"deals"`. */
  readonly name: string;
  readonly fields: FieldKinds;
  /** The fields that together tell one row from another. */
  readonly key: readonly string[];
}

/** The key under which an entity keeps its shape, apart from its fields. */
export const shapeOf: unique symbol = /*#__PURE__*/ Symbol.for("salesmetrics.shape") as never;

declare const rowOf: unique symbol;
declare const fieldsOf: unique symbol;

/** What the rows of an entity look like; throws for what is no entity. */
export function shapeIn<Name extends string, RowType>(
  caller: string,
  entity: AnyEntity<Name, RowType>,
): EntityShape & { readonly name: Name } {
  return having(caller, "an entity, such as Deal", entity, shapeOf)[shapeOf];
}

/** The name of an entity and the type of its rows. */
export interface AnyEntity<Name extends string, in out RowType> {
  readonly [shapeOf]: EntityShape & { readonly name: Name };
  /** @internal */
  readonly [rowOf]?: (row: RowType) => RowType;
}

/** A kind of row: typed references to its fields, under the names they have in the row. */
export type Entity<Name extends string, RowType, Fields> = AnyEntity<Name, RowType> & {
  /** @internal */
  readonly [fieldsOf]?: Fields;
} & {
  readonly [Field in keyof Fields]: Expression<Record<Name, RowType>, ValueOf<Fields[Field]>>;
};

type RequiredNames<Fields> = {
  [Field in keyof Fields]: Fields[Field] extends Kind<unknown, unknown, infer IsRequired>
    ? true extends IsRequired
      ? Field
      : never
    : never;
}[keyof Fields];

type Present<Fields, Names extends keyof Fields> = { readonly [Field in Names]: PropertyOf<Fields[Field]> };

type Optional<Fields, Names extends keyof Fields> = {
  readonly [Field in Names]?: PropertyOf<Fields[Field]> | null | undefined;
};

/** The row that fields make: the required ones always, the others where they are known. */
export type RowOfFields<Fields> = Present<Fields, RequiredNames<Fields>> &
  Optional<Fields, Exclude<keyof Fields, RequiredNames<Fields>>>;

/**
 * The type of the rows of an entity.
 *
 * @example
 * ```ts
 * import { entity, id, text, type RowOf } from "salesmetrics";
 *
 * const Visit = entity("visits", { id: id(), page: text() });
 * interface Visit extends RowOf<typeof Visit> {}
 *
 * const visit: Visit = { id: "v1", page: "/prices" };
 * visit.page; // => "/prices"
 * ```
 *
 * @category Entities
 */
export type RowOf<SomeEntity> = SomeEntity extends AnyEntity<string, infer RowType> ? RowType : never;

/**
 * A declared entity under a named type of rows: editors and error messages then show that name, not all the fields.
 *
 * @category Entities
 */
export type EntityOf<RowType, Declared> = Declared extends AnyEntity<infer Name, infer _Row> & {
  readonly [fieldsOf]?: infer Fields;
}
  ? Entity<Name, RowType, Fields>
  : never;
