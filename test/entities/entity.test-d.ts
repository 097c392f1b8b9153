import { describe, expectTypeOf, test } from "vitest";
import {
  type CalendarDate,
  count,
  type DecimalInput,
  entity,
  type EntityOf,
  eq,
  type Expression,
  extend,
  flag,
  id,
  kind,
  type Money,
  money,
  number,
  oneOf,
  type RowOf,
  share,
  sum,
  text,
  time,
} from "salesmetrics";
import { parseRows, safeParseRows } from "salesmetrics/schemas";
import { table, tableFromColumns } from "salesmetrics/tables";

const declared = entity("subscriptions", {
  id: id(),
  customerId: text({ required: true }),
  note: text(),
  startedAt: time(),
  endedAt: time({ after: "startedAt", expectedWhen: { state: ["ended"] } }),
  state: oneOf(["running", "ended"], {
    required: true,
    otherwise: "running",
    spellings: { ended: ["over"] },
  }),
  interval: oneOf(["month", "year"]),
  amount: money({ required: true }),
  currency: text(),
  seats: number({ min: 1 }),
  discount: share({ required: true }),
  trial: flag(),
});
interface Subscription extends RowOf<typeof declared> {}
const Subscription: EntityOf<Subscription, typeof declared> = declared;

describe("the row of a declared entity", () => {
  test("has the required fields always, the others where they are known", () => {
    expectTypeOf<Subscription["id"]>().toEqualTypeOf<string>();
    expectTypeOf<Subscription["customerId"]>().toEqualTypeOf<string>();
    expectTypeOf<Subscription["state"]>().toEqualTypeOf<"running" | "ended">();
    expectTypeOf<Subscription["amount"]>().toEqualTypeOf<DecimalInput>();
    expectTypeOf<Subscription["discount"]>().toEqualTypeOf<DecimalInput>();
    expectTypeOf<Subscription["note"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Subscription["interval"]>().toEqualTypeOf<"month" | "year" | null | undefined>();
    expectTypeOf<Subscription["seats"]>().toEqualTypeOf<DecimalInput | null | undefined>();
    expectTypeOf<Subscription["trial"]>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<Subscription["endedAt"]>().toExtend<Date | string | null | undefined>();
    expectTypeOf<CalendarDate>().toExtend<Subscription["endedAt"]>();
  });

  test("is checked where it is written", () => {
    const row = { id: "1", customerId: "c", state: "running", amount: 5, discount: 0 } satisfies Subscription;
    count(Subscription)({ subscriptions: [row] });
    // @ts-expect-error: a required field is missing
    count(Subscription)({ subscriptions: [{ id: "1", state: "running", amount: 5, discount: 0 }] });
    // @ts-expect-error: not one of the words
    count(Subscription)({ subscriptions: [{ ...row, interval: "week" }] });
    // @ts-expect-error: a number, where the field is text
    count(Subscription)({ subscriptions: [{ ...row, note: 5 }] });
    // @ts-expect-error: rows under another name
    count(Subscription)({ deals: [row] });
  });
});

describe("the references of a declared entity", () => {
  test("have the type of their kind", () => {
    interface Data {
      subscriptions: Subscription;
    }
    expectTypeOf(Subscription.note).toExtend<Expression<Data, string>>();
    expectTypeOf(Subscription.interval).toExtend<Expression<Data, "month" | "year">>();
    expectTypeOf(Subscription.seats).toExtend<Expression<Data, number>>();
    expectTypeOf(Subscription.discount).toExtend<Expression<Data, number>>();
    expectTypeOf(Subscription.amount).toExtend<Expression<Data, Money>>();
    expectTypeOf(Subscription.trial).toExtend<Expression<Data, boolean>>();
    expectTypeOf(Subscription.endedAt).toExtend<Expression<Data, Date | CalendarDate>>();
    eq(Subscription.interval, "month");
    // @ts-expect-error: not one of the words
    eq(Subscription.interval, "week");
    // @ts-expect-error: no such field
    void Subscription.plan;
    // @ts-expect-error: text cannot be added
    sum(Subscription.note);
  });

  test("a named type of rows goes through parsing and tables", () => {
    expectTypeOf(parseRows(Subscription, [])).toEqualTypeOf<Subscription[]>();
    expectTypeOf(safeParseRows(Subscription, []).rows).toEqualTypeOf<Subscription[]>();
    expectTypeOf(table(Subscription, []).row(0)).toEqualTypeOf<Subscription>();
    expectTypeOf(tableFromColumns(Subscription, { id: ["1"] }).row(0)).toEqualTypeOf<Subscription>();
    const Own = extend(Subscription, { region: text({ required: true }), plan: oneOf(["a", "b"]) });
    expectTypeOf<RowOf<typeof Own>["region"]>().toEqualTypeOf<string>();
    expectTypeOf<RowOf<typeof Own>["plan"]>().toEqualTypeOf<"a" | "b" | null | undefined>();
    expectTypeOf<RowOf<typeof Own>>().toExtend<Subscription>();
  });
});

describe("a declaration is checked where it is written", () => {
  test("the id", () => {
    // @ts-expect-error: an entity has an id
    entity("visits", { page: text() });
    // @ts-expect-error: an id is not just any text
    entity("visits", { id: text() });
    // @ts-expect-error: a kind, not its name
    entity("visits", { id: id(), page: "text" });
  });

  test("the words", () => {
    // @ts-expect-error: otherwise is one of the words
    oneOf(["on", "off"], { otherwise: "broken" });
    // @ts-expect-error: spellings are those of the words
    oneOf(["on", "off"], { spellings: { broken: ["defect"] } });
    // @ts-expect-error: words are texts
    oneOf([1, 2]);
  });

  test("the times that come before", () => {
    entity("visits", { id: id(), cameAt: time(), leftAt: time({ after: "cameAt" }) });
    entity("visits", { id: id(), a: time(), b: time(), leftAt: time({ after: ["a", "b"] }) });
    // @ts-expect-error: no such field
    entity("visits", { id: id(), cameAt: time(), leftAt: time({ after: "camAt" }) });
    // @ts-expect-error: a field that holds no time
    entity("visits", { id: id(), page: text(), leftAt: time({ after: "page" }) });
  });

  test("the rows that should have a time", () => {
    const state = oneOf(["on", "off"]);
    entity("visits", { id: id(), state, leftAt: time({ expectedWhen: { state: ["off"] } }) });
    // @ts-expect-error: not one of the words
    entity("visits", { id: id(), state, leftAt: time({ expectedWhen: { state: ["over"] } }) });
    // @ts-expect-error: no such field
    entity("visits", { id: id(), state, leftAt: time({ expectedWhen: { status: ["off"] } }) });
  });

  test("the key", () => {
    entity("prices", { id: id(), day: time() }, { key: ["id", "day"] });
    // @ts-expect-error: no such field
    entity("prices", { id: id(), day: time() }, { key: ["id", "date"] });
  });
});

test("a kind of your own has its property and the value of its base", () => {
  const minutes = kind("minutes", number(), (given: { readonly hours: number }) => given.hours * 60);
  const Call = entity("calls", { id: id(), length: minutes });
  expectTypeOf<RowOf<typeof Call>["length"]>().toEqualTypeOf<
    DecimalInput | { readonly hours: number } | null | undefined
  >();
  expectTypeOf(Call.length).toExtend<Expression<{ calls: RowOf<typeof Call> }, number>>();
  // @ts-expect-error: what read returns is what the base takes
  kind("bad", number(), (given: string) => given.length > 0);
});
