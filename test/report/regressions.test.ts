import {
  Activity,
  add,
  and,
  between,
  bookings,
  count,
  countDistinct,
  type CurrencyCode,
  Deal,
  derive,
  elapsed,
  eq,
  evaluate,
  extend,
  growth,
  gt,
  isNull,
  isOneOf,
  last,
  Lead,
  leadsCreated,
  max,
  mean,
  min,
  money,
  month,
  multiply,
  openDeals,
  or,
  prior,
  product,
  ratio,
  scan,
  stageReaches,
  subtract,
  sum,
  predicate,
  text,
  where,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

// Every test here was seen to fail before its bug was mended.

const won = (closedAt: string | Date, amount: number | string = 100, currency = "EUR") =>
  ({ id: `${String(closedAt)} ${String(amount)}`, status: "won", closedAt, amount, currency }) as Deal;
const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;

describe("growth and prior", () => {
  test("compare a whole period with the whole of one that during cuts", () => {
    const deals = [won("2025-03-05"), won("2025-03-20"), won("2025-04-10")];
    const during = between("2025-03-10", "2025-05-01");
    const report = evaluate({ growth: growth(bookings) }, { deals }, { every: month(), during });
    // March is 200 as a whole and 100 as during cuts it: April's growth is -50 % and not 0.
    expect(report.rows.map((row) => [row.period.label, row.growth])).toEqual([
      ["2025-03", null],
      ["2025-04", -0.5],
    ]);
    expect(report.explain(report.rows[0]!, "growth").reason).toBe("incomplete-period");
  });

  test("prior of a period that during cuts is the whole of it", () => {
    const deals = [won("2025-03-05"), won("2025-03-20"), won("2025-04-10")];
    const during = between("2025-03-10", "2025-05-01");
    const { rows } = evaluate({ before: prior(wonDeals) }, { deals }, { every: month(), during });
    expect(rows[1]!.before).toBe(2);
  });

  test("refuse a metric without a time axis, which is the same in every period", () => {
    const deals: Deal[] = [{ id: "1", status: "open", createdAt: "2025-03-10" }];
    expect(() => growth(openDeals)({ deals }, { during: month(2025, 3), asOf: "2025-04-30" })).toThrow(
      code("no-time-axis"),
    );
    expect(() => prior(openDeals)({ deals }, { during: month(2025, 3), asOf: "2025-04-30" })).toThrow(
      code("no-time-axis"),
    );
  });

  test("keep their base under where with a callback", () => {
    const deals = [won("2025-02-01"), won("2025-03-01"), won("2025-03-02")];
    const question = { during: month(2025, 3) };
    expect(where(growth(wonDeals), eq(Deal.status, "won"))({ deals }, question)).toBe(1);
    expect(
      where(
        growth(wonDeals),
        predicate(Deal, () => true),
      )({ deals }, question),
    ).toBe(1);
  });

  test("show a group that had rows in the period before and has none now", () => {
    const deals = [
      { ...won("2025-02-01"), ownerId: "ann" },
      { ...won("2025-03-01"), ownerId: "bob" },
    ];
    const { rows } = evaluate(
      { wonDeals, growth: growth(wonDeals) },
      { deals },
      { by: { rep: Deal.ownerId }, during: month(2025, 3) },
    );
    expect(rows.map((row) => [row.rep, row.wonDeals, row.growth])).toEqual([
      ["ann", 0, -1],
      ["bob", 1, null],
    ]);
  });
});

describe("money", () => {
  test("last of an amount is converted into the currency of the question", () => {
    const deals = [won("2025-03-01", 1), won("2025-03-02", 2)];
    const latest = last(Deal.amount, Deal.closedAt);
    expect(String(latest({ deals }, { currency: "EUR" })?.amount)).toBe("2");
  });

  test("an unknown currency in the question is refused", () => {
    const currency = "eur" as CurrencyCode;
    expect(() => bookings({ deals: [] }, { currency })).toThrow(code("unknown-currency"));
  });

  test("isOneOf reports an amount in another currency, as eq does", () => {
    const five = count(Deal, { where: isOneOf(Deal.amount, [money(5, "EUR")]) });
    const report = evaluate({ five }, { deals: [won("2025-03-01", 5, "USD")] });
    expect(report.explain(report.total, "five").excluded).toEqual([
      { entity: "deals", why: "mixed currencies", count: 1 },
    ]);
  });
});

describe("dirt", () => {
  test("an instant beyond the calendar is reported, and the good rows are kept", () => {
    // Epoch microseconds taken for milliseconds: a valid Date in the year 57215.
    const deals = [won(new Date("2025-03-31T12:00:00Z")), won(new Date(1_743_400_000_000_000))];
    const report = evaluate({ wonDeals }, { deals }, { every: month({ timeZone: "Europe/Berlin" }) });
    expect(report.rows.map((row) => [row.period.label, row.wonDeals])).toEqual([["2025-03", 1]]);
    expect(report.explain(report.total, "wonDeals").excluded).toEqual([
      { entity: "deals", why: "invalid closedAt", count: 1 },
    ]);
  });

  test.each([month(), year()])("a sentinel at the end of the calendar is reported, every $unit", (every) => {
    const deals = [won("2025-03-31"), won("9999-12-31")];
    const report = evaluate({ wonDeals }, { deals }, { every });
    expect(report.rows.map((row) => row.wonDeals)).toEqual([1]);
    expect(report.explain(report.total, "wonDeals").excluded).toEqual([
      { entity: "deals", why: "invalid closedAt", count: 1 },
    ]);
  });

  test("the reason is that of the condition which cannot be decided", () => {
    const deals = [{ id: "1", status: "won", closedAt: "soon" }] as unknown as Deal[];
    for (const condition of [
      and(gt(Deal.closedAt, "2025-01-01"), isNull(Deal.ownerId)),
      or(gt(Deal.closedAt, "2025-01-01"), eq(Deal.ownerId, "ann")),
    ]) {
      const report = evaluate({ n: count(Deal, { where: condition }) }, { deals });
      expect(report.explain(report.total, "n").excluded).toEqual([
        { entity: "deals", why: "invalid closedAt", count: 1 },
      ]);
    }
  });

  test("a callback that answers neither true nor false is reported as such", () => {
    const odd = predicate(Deal, (() => undefined) as never);
    const report = evaluate({ n: count(Deal, { where: odd }) }, { deals: [won("2025-03-01")] });
    const [excluded] = report.explain(report.total, "n").excluded;
    expect(excluded?.why).toMatch(/\w/);
  });

  test("numbers that are one decimal are one group, as they are one distinct value", () => {
    const leads = [80, "80", "80.0"].map((score, index) => ({
      id: String(index),
      score,
      createdAt: "2025-03-01" as const,
    }));
    expect(countDistinct(Lead.score)({ leads })).toBe(1);
    const { rows } = evaluate({ leadsCreated }, { leads }, { by: { score: Lead.score } });
    expect(rows.map((row) => [row.score, row.leadsCreated])).toEqual([[80, 3]]);
  });

  test("a field named like what every object has is missing where the row lacks it", () => {
    const Odd = extend(Deal, { constructor: text() } as never);
    const { constructor: field } = Odd as unknown as Record<"constructor", typeof Deal.id>;
    expect(count(Deal, { where: isNull(field) })({ deals: [won("2025-03-01")] })).toBe(1);
  });
});

describe("never Infinity", () => {
  const lasting = (...seconds: number[]) =>
    seconds.map((durationSeconds, index) => ({ id: String(index), durationSeconds }));
  const longest = max(Activity.durationSeconds);
  const shortest = min(Activity.durationSeconds);

  test("a mean of huge numbers is a number, though their sum is none", () => {
    expect(mean(Activity.durationSeconds)({ activities: lasting(1e308, 1e308) })).toBe(1e308);
  });

  test("a ratio beyond the greatest double is no value", () => {
    expect(ratio(longest, shortest)({ activities: lasting(1e-308, 1e308) })).not.toBe(Infinity);
  });

  test("a product beyond the greatest double is no value", () => {
    expect(product(longest, longest)({ activities: lasting(1e200) })).not.toBe(Infinity);
  });

  test("growth beyond the greatest double is no value", () => {
    const activities = [
      { id: "1", durationSeconds: 1e-308, heldAt: "2025-02-01" as const },
      { id: "2", durationSeconds: 1e308, heldAt: "2025-03-01" as const },
    ];
    const seconds = sum(Activity.durationSeconds, { at: Activity.heldAt });
    expect(growth(seconds)({ activities }, { during: month(2025, 3) })).not.toBe(Infinity);
  });

  test("derived money is finite too", () => {
    const perNothing = derive("perNothing", { bookings }, ({ bookings: { amount, currency } }) => ({
      amount: amount.div(0),
      currency,
    }));
    expect(perNothing({ deals: [won("2025-03-01")] })).toBe(null);
  });

  test("a derived value that is undefined is null", () => {
    const none = derive("none", { wonDeals }, () => undefined);
    expect(none({ deals: [] })).toBe(null);
  });
});

describe("errors", () => {
  test("a missing list is named with the metric that reads it", () => {
    expect(() => winRate({} as never)).toThrow(/^winRate: expected data with an array of deals/);
    expect(() => evaluate({ rate: winRate }, {} as never)).toThrow(
      /^rate: expected data with an array of deals/,
    );
  });

  test.each([undefined, null])("data that is %s is missing data", (data) => {
    expect(() => winRate(data as never)).toThrow(code("missing-data"));
    expect(() => evaluate({ winRate }, data as never)).toThrow(code("missing-data"));
  });

  test("an instant as asOf needs a zone, and says for which metric", () => {
    const deals = [won("2025-03-01")];
    expect(() => evaluate({ wonDeals }, { deals }, { every: month(), asOf: new Date(0) })).toThrow(
      /^wonDeals: /,
    );
    expect(() =>
      evaluate({ wonDeals }, { deals: [] }, { during: month(2025, 3), asOf: new Date(0) }),
    ).toThrow(/^wonDeals: /);
  });

  test.each([
    ["eq", () => eq(Deal.probability, Deal.name as never)],
    ["gt", () => gt(Deal.closedAt, Deal.name as never)],
    ["add", () => add(Deal.probability, Deal.amount as never)],
    ["multiply", () => multiply(Deal.amount, Deal.closedAt as never)],
    ["subtract", () => subtract(Deal.amount, Deal.probability as never)],
    ["elapsed", () => elapsed(Deal.name as never, Deal.closedAt)],
    ["and", () => and(true as never)],
  ])("%s refuses an operand of another type", (_, write) => {
    expect(write).toThrow(code("invalid-argument"));
  });
});

describe("cubes and views", () => {
  test("a cube of one period is equal to what JSON makes of it", () => {
    const cube = scan(
      { growth: growth(wonDeals) },
      { deals: [won("2025-03-01")] },
      { during: month(2025, 3) },
    );
    expect(JSON.parse(JSON.stringify(cube))).toEqual(cube);
  });

  test("a dimension may be called __proto__", () => {
    const by = Object.fromEntries([["__proto__", Deal.ownerId]]);
    const cube = scan({ wonDeals }, { deals: [{ ...won("2025-03-01"), ownerId: "ann" }] }, { by });
    expect(cube.question.by.map(({ name }) => name)).toEqual(["__proto__"]);
  });

  test("stageReaches names the owner of the first visit whatever the order of the visits", () => {
    const visits = ["ann", "bob"].map((ownerId) => ({
      id: ownerId,
      dealId: "a",
      stage: ownerId === "ann" ? "demo" : "offer",
      enteredAt: "2025-03-01" as const,
      ownerId,
    }));
    const owners = [visits, [...visits].reverse()].map(
      (list) => stageReaches(list, ["demo", "offer"]).rows[0]!.ownerId,
    );
    expect(owners[0]).toBe(owners[1]);
  });

  test("stageReaches reports a visit of no deal and what is not a row", () => {
    const visit = { id: "1", stage: "demo", enteredAt: "2025-03-01" };
    expect(stageReaches([visit] as never, ["demo"]).rows).toEqual([]);
    expect(stageReaches([null] as never, ["demo"]).excluded).toHaveLength(1);
  });
});
