import { isCalendarDate } from "../calendar/dates.js";
import { isDecimal } from "../money/exact.js";
import type { Expression, Reader, Scalar, Scope, ValueType } from "./expression.js";

type Read = (value: unknown) => Scalar | undefined;

const readText: Read = (value) => (typeof value === "string" ? value : undefined);
const readFlag: Read = (value) => (typeof value === "boolean" ? value : undefined);
const readNumber: Read = (value) => (isDecimal(value) ? value : undefined);

// Years 1 to 9998, less a day at either end for zones: a date in 9999 stands for "never", and has no period after it.
const earliest = -62135510400000;
const latest = 253370678400000;

const readTime: Read = (value) => {
  if (value instanceof Date) {
    const instant = value.getTime();
    return instant >= earliest && instant < latest ? instant : undefined;
  }
  return isCalendarDate(value) && value < "9999" ? value : undefined;
};

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
    opaque: false,
    bind: (scope) => {
      if (type === "money" && currency !== null) return moneyReader(name, currency, scope);
      const read = { text: readText, flag: readFlag, number: readNumber, money: readNumber, time: readTime }[
        type
      ];
      return fieldReader(name, read, scope);
    },
  };
}

function fieldReader(name: string, read: Read, scope: Scope): Reader {
  const missing = `missing ${name}`;
  const invalid = `invalid ${name}`;
  const isInherited = name in {};
  return (row) => {
    const value = isInherited && !Object.hasOwn(row, name) ? null : row[name];
    if (value === null || value === undefined) {
      scope.problem = missing;
      return null;
    }
    const scalar = read(value);
    if (scalar === undefined) scope.problem = invalid;
    return scalar;
  };
}

/** Reads amount and currency into one object that it uses again for the next row. */
function moneyReader(name: string, currencyName: string, scope: Scope): Reader {
  const readAmount = fieldReader(name, readNumber, scope);
  const readCurrency = fieldReader(currencyName, readText, scope);
  const money = { amount: 0 as number | string, currency: "" };
  return (row) => {
    const amount = readAmount(row);
    if (amount === null || amount === undefined) return amount;
    const currency = readCurrency(row);
    if (currency === null || currency === undefined) return currency;
    money.amount = amount as number | string;
    money.currency = currency as string;
    return money;
  };
}
