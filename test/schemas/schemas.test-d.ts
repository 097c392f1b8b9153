import { expectTypeOf, test } from "vitest";
import type * as z from "zod";
import type { CalendarDate } from "../../src/calendar/time.js";
import { Deal, extend, flag, Lead, money, oneOf, OrderLine, StageVisit, text, time } from "salesmetrics";
import {
  parseRows,
  type ParsedRows,
  type RowIssue,
  rowSchema,
  safeParseRows,
} from "../../src/schemas/index.js";

const RegionalDeal = extend(Deal, {
  region: text(),
  tier: oneOf(["gold", "silver"]),
  bonus: money(),
  renewedAt: time(),
});
const ScoredDeal = extend(RegionalDeal, { scored: flag() });

test("parsing returns arrays of the entity's rows", () => {
  expectTypeOf(parseRows(Deal, [])).toEqualTypeOf<Deal[]>();
  expectTypeOf(parseRows(Lead, [])).toEqualTypeOf<Lead[]>();
  expectTypeOf(parseRows(OrderLine, [])).toEqualTypeOf<OrderLine[]>();
  expectTypeOf(parseRows(StageVisit, [])).toEqualTypeOf<StageVisit[]>();
  expectTypeOf(safeParseRows(Deal, [])).toEqualTypeOf<ParsedRows<Deal>>();
});

test("parseRows returns the rows of the entity that it is given", () => {
  expectTypeOf(parseRows(Deal, [])).toEqualTypeOf<Deal[]>();
  expectTypeOf(safeParseRows(Lead, []).rows).toEqualTypeOf<Lead[]>();
});

test("the rows of an extended entity have its fields and those of its base", () => {
  const [deal] = parseRows(RegionalDeal, []);
  expectTypeOf(deal?.region).toEqualTypeOf<string | null | undefined>();
  expectTypeOf(deal?.tier).toEqualTypeOf<"gold" | "silver" | null | undefined>();
  expectTypeOf(deal?.bonus).toEqualTypeOf<number | string | null | undefined>();
  expectTypeOf(deal?.renewedAt).toEqualTypeOf<Date | CalendarDate | null | undefined>();
  expectTypeOf(deal?.status).toEqualTypeOf<"open" | "won" | "lost" | undefined>();
  expectTypeOf(parseRows(RegionalDeal, [])).toExtend<Deal[]>();
});

test("the rows of an entity extended twice have all fields", () => {
  const [deal] = safeParseRows(ScoredDeal, []).rows;
  expectTypeOf(deal?.scored).toEqualTypeOf<boolean | null | undefined>();
  expectTypeOf(deal?.region).toEqualTypeOf<string | null | undefined>();
  expectTypeOf(deal?.id).toEqualTypeOf<string | undefined>();
});

test("a schema gives rows of the entity's type, each field present", () => {
  const dealSchema = rowSchema(Deal);
  expectTypeOf<z.output<typeof dealSchema>>().toExtend<Deal>();
  expectTypeOf<z.output<typeof dealSchema>["id"]>().toEqualTypeOf<string>();
  expectTypeOf<z.output<typeof dealSchema>["status"]>().toEqualTypeOf<"open" | "won" | "lost">();
  expectTypeOf<z.output<typeof dealSchema>["amount"]>().toEqualTypeOf<number | string | null>();
  expectTypeOf<z.input<typeof dealSchema>>().toExtend<{ id?: unknown }>();
});

test("a schema takes what parsing accepts, by the kind of the field", () => {
  const schema = rowSchema(ScoredDeal);
  type Input = z.input<typeof schema>;
  expectTypeOf<Input["id"]>().toEqualTypeOf<string | number | bigint>();
  expectTypeOf<Input["status"]>().toEqualTypeOf<string | number | bigint>();
  expectTypeOf<Input["name"]>().toEqualTypeOf<string | number | bigint | null | undefined>();
  expectTypeOf<Input["scored"]>().toEqualTypeOf<boolean | string | number | null | undefined>();
  expectTypeOf<Input["amount"]>().toEqualTypeOf<number | string | bigint | null | undefined>();
  expectTypeOf<Input["closedAt"]>().toEqualTypeOf<Date | string | number | bigint | null | undefined>();
});

test("the schema of an extended entity knows the new fields", () => {
  const schema = rowSchema(RegionalDeal);
  expectTypeOf<z.output<typeof schema>["tier"]>().toEqualTypeOf<"gold" | "silver" | null>();
  expectTypeOf<z.output<typeof schema>["id"]>().toEqualTypeOf<string>();
});

test("options are checked when they are written", () => {
  // @ts-expect-error only keep and drop
  parseRows(Deal, [], { unknownFields: "strip" });
  // @ts-expect-error safe parsing returns its warnings
  safeParseRows(Deal, [], { onWarning: () => undefined });
  // @ts-expect-error an entity comes first
  parseRows([], Deal);
});

test("the severity of an issue is one of two words", () => {
  expectTypeOf<RowIssue["severity"]>().toEqualTypeOf<"error" | "warning">();
  expectTypeOf<RowIssue["row"]>().toEqualTypeOf<number | null>();
});
