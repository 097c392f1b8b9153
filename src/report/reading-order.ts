import { compareValues } from "../cube/cells.js";
import type { DimensionValue } from "../cube/cube.js";
import type { Json } from "../expressions/expression.js";
import type { Dictionary } from "../vectors/dictionary.js";

/** The values of a dimension in the order for reading: that of its definition where it has one; nothing comes last. */
export function readingOrder({ values }: Dictionary<DimensionValue>, definition: Json): DimensionValue[] {
  const order = orderIn(definition);
  if (order !== null) return [...values].sort((left, right) => placeIn(order, left) - placeIn(order, right));
  // Without a comparison of ours, texts are sorted several times faster, and in the same order.
  const isText = values.every((value) => typeof value === "string");
  return isText ? [...values].sort() : [...values].sort(compareValues);
}

function placeIn(order: readonly Json[], value: DimensionValue): number {
  const place = order.indexOf(value);
  return place === -1 ? order.length : place;
}

/** The order that an expression's values have, as bands do; entities that share a dimension share its order. */
function orderIn(definition: Json): readonly Json[] | null {
  const { order, dimension } = definition as { readonly order?: readonly Json[]; readonly dimension?: Json };
  if (order !== undefined || dimension === undefined) return order ?? null;
  const orders = Object.values(dimension as Readonly<Record<string, Json>>).map(orderIn);
  return orders.find((each) => JSON.stringify(each) !== JSON.stringify(orders[0])) === undefined
    ? orders[0]!
    : null;
}
