import { type AnyEntity, shapeOf } from "../expressions/shape.js";
import { rejection } from "./invalid-rows-error.js";
import type { ParseOptions, RowOptions } from "./options.js";
import type { ParsedRows } from "./parsed-rows.js";
import { readRows } from "./read-rows.js";

/**
 * Typed rows of an entity from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program, for any entity: the library's, an extended one, or your own.
 * {@link safeParseRows} keeps the good rows where some are bad.
 *
 * *Details*. What a field accepts, by its kind:
 *
 * - any: `null`, a missing property and blank text are `null`, which an optional field may be; text is trimmed.
 * - text: text, and whole numbers, by their digits.
 * - flag: `true`, `"yes"`, `"1"`, 1 and their opposites, in any case.
 * - number, money: finite numbers, kept; decimal text, kept in canonical form, exact at any length. Thousands
 *   separators, currency signs, percent signs and exponents beyond 308 are errors. A number above 2^53 is kept
 *   with a warning, since its last digits may have been lost before it came here.
 * - currency: an ISO 4217 code in any case. A blank one is the option `currency`, if given.
 * - time: ISO instants with `Z` or an offset, epoch milliseconds and `Date` objects become instants; `"2025-03-31"`
 *   stays a calendar date. Text without an offset needs the option `timeZone`; text in another format the option
 *   `dates`.
 * - listed words: in any case, or in a spelling that the field declares. Other words are errors, or where the field
 *   declares `otherwise`, that word with a warning: an unknown status of a deal is `open`.
 * - a kind of your own: what its function makes of the value, read as its base.
 *
 * A time before one that it should come `after`, or missing where it is `expectedWhen`, is a warning.
 *
 * Rows that repeat the key of an earlier row are errors. Rows come out uniform, every field present, missing ones
 * `null`; the input is not changed. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`, or use {@link safeParseRows}. Fields that the
 * entity does not have are dropped, with one warning for each, unless `unknownFields` is `"keep"`.
 *
 * @example
 * ```ts
 * import { Deal, extend, text } from "salesmetrics";
 * import { parseRows } from "salesmetrics/schemas";
 *
 * const RegionalDeal = extend(Deal, { region: text() });
 * const [deal] = parseRows(RegionalDeal, [{ id: 17, status: "Closed Won", closedAt: "2025-03-31", region: " north " }]);
 *
 * deal?.id; // => "17"
 * deal?.status; // => "won"
 * deal?.region; // => "north"
 * ```
 *
 * @category Schemas
 */
export function parseRows<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  input: unknown,
  options: ParseOptions = {},
): RowType[] {
  const { rows, rejected, issues } = parsed("parseRows", entity, input, options);
  if (rejected.length > 0) {
    const count = { rows: rows.length + rejected.length, rejected: rejected.length };
    throw rejection("parseRows", entity[shapeOf].name, count, issues);
  }
  if (options.onWarning !== undefined) issues.forEach((issue) => options.onWarning?.(issue));
  return rows;
}

/**
 * Typed rows of an entity from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. Fields are read as {@link parseRows} says. Each row of the input is either in `rows` or in `rejected`,
 * never in both; `issues` has every error and warning. Of rows with one key the first that is good is kept.
 *
 * *Gotchas*. An input that is no array has no rows to keep, and throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { Rep } from "salesmetrics";
 * import { safeParseRows } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseRows(Rep, [{ id: "ann" }, { id: "bob", hiredAt: "2025-02-30" }]);
 *
 * rows.map((rep) => rep.id); // => ["ann"]
 * rejected.map(({ row }) => row); // => [1]
 * rejected[0]?.issues[0]?.message; // => "expected a real date and time from the year 1000 on, got \"2025-02-30\""
 * ```
 *
 * @category Schemas
 */
export function safeParseRows<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  input: unknown,
  options: RowOptions = {},
): ParsedRows<RowType> {
  return parsed("safeParseRows", entity, input, options);
}

function parsed<Name extends string, RowType>(
  caller: string,
  entity: AnyEntity<Name, RowType>,
  input: unknown,
  options: RowOptions,
): ParsedRows<RowType> {
  return readRows(caller, entity[shapeOf], input, options) as unknown as ParsedRows<RowType>;
}
