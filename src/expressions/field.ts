import { firstIssues } from "../vectors/problems.js";
import { type NumberVector, type Read, type TextVector } from "../vectors/vector.js";
import type { Expression, ValueType } from "./expression.js";

/** A reference to a field of an entity's rows. `currency` names the field that holds the currency of a money field. */
export function field<Data, Value>(
  entity: string,
  name: string,
  type: ValueType,
  currency: string | null,
): Expression<Data, Value> {
  return {
    type,
    entity,
    definition: { field: `${entity}.${name}` },
    words: name,
    opaque: false,
    bind: (scope) => {
      if (type !== "money") return scope.field(name, type);
      const readAmount = scope.field(name, "number") as Read<NumberVector>;
      return currency === null
        ? readAmount
        : moneyReader(readAmount, scope.field(currency, "text") as Read<TextVector>, scope.capacity);
    },
  };
}

function moneyReader(readAmount: Read<NumberVector>, readCurrency: Read<TextVector>, capacity: number): Read {
  const buffer = new Uint16Array(capacity);
  return (batch, subset) => {
    const { decimals, issues } = readAmount(batch, subset);
    const currencies = readCurrency(batch, subset);
    return {
      type: "money",
      issues: firstIssues(issues, currencies.issues, batch.size, buffer),
      amounts: decimals,
      currencies,
    };
  };
}
