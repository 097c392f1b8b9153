import { invalidArgument, SalesmetricsError } from "../errors.js";
import type { ValueType } from "../expressions/expression.js";
import { field } from "../expressions/field.js";
import {
  type AnyEntity,
  type Entity,
  type EntityShape,
  type FieldKind,
  type KindFor,
  type PropertyOf,
  shapeOf,
} from "../expressions/shape.js";

type KindsOf<RowType> = { readonly [Field in keyof RowType]-?: KindFor<NonNullable<RowType[Field]>> };

/** Makes the field references of an entity whose rows are described by an interface. */
export function entity<RowType>() {
  return <const Name extends string, const Kinds extends KindsOf<RowType>>(
    name: Name,
    kinds: Kinds,
    required: readonly (keyof RowType & string)[],
    key: readonly (keyof RowType & string)[] = ["id" as keyof RowType & string],
  ): Entity<Name, RowType, Kinds> =>
    build({ name, kinds: kinds, required, key }) as Entity<Name, RowType, Kinds>;
}

/** The rows of an entity that carries an application's own fields as well. */
export type Extended<RowType, Kinds> = RowType & {
  readonly [Field in keyof Kinds]?: PropertyOf<Kinds[Field]> | null | undefined;
};

/**
 * An entity with an application's own fields: in its references, its row type and its schema.
 *
 * *Details*. The new fields are optional. A money field takes its currency from the field `currency`, which an entity
 * without one, such as Customer, then needs as well.
 *
 * *Gotchas*. A name that the entity already has is refused with `name-taken`.
 *
 * @example
 * ```ts
 * import { count, Deal, eq, extend } from "salesmetrics";
 *
 * const RegionalDeal = extend(Deal, { region: "text", tier: ["gold", "silver"] });
 * const northern = count(RegionalDeal, { where: eq(RegionalDeal.region, "north") });
 *
 * northern({ deals: [{ id: "1", status: "open", region: "north" }] }); // => 1
 * ```
 *
 * @category Entities
 */
export function extend<
  Name extends string,
  RowType,
  Known,
  const Kinds extends Readonly<Record<string, FieldKind>>,
>(
  base: AnyEntity<Name, RowType> & Known,
  kinds: Kinds,
): Omit<Known, symbol> & Entity<Name, Extended<RowType, Kinds>, Kinds> {
  const shape = base[shapeOf];
  for (const name of Object.keys(kinds)) {
    if (Object.hasOwn(shape.kinds, name)) {
      throw new SalesmetricsError(
        "name-taken",
        `extend: expected new field names, got ${name}, which ${shape.name} have`,
      );
    }
  }
  const all = { ...shape.kinds, ...kinds };
  if (Object.values(all).includes("money") && !Object.hasOwn(all, "currency")) {
    throw invalidArgument(
      "extend",
      'a field currency: "text" beside a money field',
      Object.keys(kinds).join(", "),
    );
  }
  return build({ ...shape, kinds: all }) as never;
}

function build(shape: EntityShape): object {
  const fields = Object.entries(shape.kinds).map(([name, kind]) => {
    const type: ValueType = typeof kind === "string" ? kind : "text";
    return [name, field(shape.name, name, type, type === "money" ? "currency" : null)] as const;
  });
  return Object.fromEntries<unknown>([...fields, [shapeOf, shape]]);
}
