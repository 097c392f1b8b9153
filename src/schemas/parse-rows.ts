import { type AnyEntity, shapeOf } from "../expressions/shape.js";
import { rejection } from "./invalid-rows-error.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { type ParsedRows, readRows } from "./read-rows.js";

/**
 * Typed rows of an entity from data of JSON or CSV. Throws an {@link InvalidRowsError} with all problems if a value
 * cannot be read.
 *
 * *When to use*. Where data enters a program, for any entity: the library's, an extended one, or your own.
 * {@link safeParseRows} goes on with what can be read.
 *
 * *Details*. A field accepts, by its kind:
 *
 * - any: `null`, a missing property and blank text become `null`, or are an error if the field is required; text is
 *   trimmed.
 * - text: text, and whole numbers, by their digits.
 * - flag: `true`, `"yes"`, `"y"`, `"t"`, `"1"`, 1 and their opposites, in any case.
 * - number, money: finite numbers; decimal text, in canonical form and exact at any length. Thousands
 *   separators, decimal commas, currencies and percent signs need the option `numbers`. Exponents beyond 308 are
 *   errors. A number above 2^53 is kept with a warning, since its last digits may already be lost.
 * - currency: an ISO 4217 code in any case. A blank one is the option `currency`, if given.
 * - time: ISO instants with `Z` or an offset, epoch milliseconds and `Date` objects become instants; `"2025-03-31"`
 *   stays a calendar date, and `20250331` becomes one. A time from the year 2900 on is kept with a warning, or missing
 *   by the option `never`. Text without an offset needs the option `timeZone`; text in another format the option
 *   `dates`.
 * - listed words: in any case, or in a spelling that the field declares. Other words are errors, or where the field
 *   declares `otherwise`, that word with a warning: an unknown or blank status of a deal is `open`.
 * - a kind of your own: the result of its function, read as its base kind.
 *
 * Two more warnings concern times: a time before one that it should come `after`, and a missing time that is
 * `expectedWhen`. One concerns a whole column: amounts of a currency that look like cents.
 *
 * A row with the key of an earlier row is an error. Each returned row has every field, `null` if missing. The input is
 * not changed. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`, or use {@link safeParseRows}. Fields that the
 * entity does not have are dropped, with one warning for each, unless `unknownFields` is `"keep"`. One that is a field
 * written another way, `closed_at`, is an error while rows lack the field.
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
  const parsed = readRows("parseRows", entity, input, options);
  if (parsed.issues.some(({ severity }) => severity === "error"))
    throw rejection("parseRows", entity[shapeOf].name, parsed);
  if (options.onWarning !== undefined) parsed.issues.forEach((issue) => options.onWarning?.(issue));
  return parsed.rows;
}

/**
 * Typed rows of an entity from data of JSON or CSV, as far as they can be read, and what cannot.
 *
 * *When to use*. To go on with the `rows`, and show or store the `issues`.
 *
 * *Details*. Fields are read as in {@link parseRows}. A field that cannot be read is blank: figures that need it leave
 * the row out and say so, others count it. A row is rejected if it is no object, if its key or another required field
 * cannot be read, or if an earlier row has its key. Each row of the input is either in `rows` or in `rejected`; `issues`
 * has every error and warning.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { Rep } from "salesmetrics";
 * import { safeParseRows } from "salesmetrics/schemas";
 *
 * const input = [{ id: "ann" }, { id: "bob", hiredAt: "2025-02-30" }, { hiredAt: "2025-03-01" }];
 * const { rows, rejected, issues } = safeParseRows(Rep, input);
 *
 * rows.map((rep) => [rep.id, rep.hiredAt]); // => [["ann", null], ["bob", null]]
 * rejected.map(({ row }) => row); // => [2]
 * issues[0]?.message; // => "expected a real date from the year 1000 to 9999, got \"2025-02-30\""
 * ```
 *
 * @category Schemas
 */
export function safeParseRows<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  input: unknown,
  options: RowOptions = {},
): ParsedRows<RowType> {
  return readRows("safeParseRows", entity, input, options);
}
