import {
  count,
  elapsed,
  type ErrorCode,
  entity,
  eq,
  evaluate,
  extend,
  flag,
  gt,
  id,
  kind,
  mean,
  money,
  month,
  number,
  oneOf,
  Rep,
  type RowOf,
  SalesmetricsError,
  share,
  sum,
  text,
  time,
  via,
} from "salesmetrics";
import { parseRows, rowSchema, safeParseRows } from "salesmetrics/schemas";
import { table, tableFromColumns } from "salesmetrics/tables";
import { assertMetricLaws } from "salesmetrics/testing";
import { describe, expect, test } from "vitest";

const Subscription = entity("subscriptions", {
  id: id(),
  customerId: text({ required: true }),
  repId: text(),
  startedAt: time(),
  endedAt: time({ after: "startedAt", expectedWhen: { state: ["ended", "cancelled"] } }),
  state: oneOf(["running", "ended", "cancelled"], {
    otherwise: "running",
    spellings: { cancelled: ["canceled", "called off"] },
  }),
  amount: money(),
  currency: text(),
  seats: number({ min: 1, max: "500" }),
  discount: share(),
  trial: flag(),
  interval: oneOf(["month", "year"]),
});
type Subscription = RowOf<typeof Subscription>;

const subscriptions: readonly Subscription[] = [
  {
    id: "1",
    customerId: "a",
    repId: "ann",
    startedAt: "2025-01-01",
    endedAt: "2025-03-02",
    state: "ended",
    amount: "10.50",
    currency: "EUR",
    seats: 3,
    discount: 0.1,
    trial: false,
    interval: "month",
  },
  {
    id: "2",
    customerId: "a",
    repId: "bob",
    startedAt: "2025-02-01",
    amount: 100,
    currency: "EUR",
    seats: "4",
    trial: true,
    interval: "year",
  },
  { id: "3", customerId: "b", startedAt: "2025-02-10", interval: "month", trial: null },
];

const started = count(Subscription, { at: Subscription.startedAt });
const value = sum(Subscription.amount, { at: Subscription.startedAt });
const daysKept = mean(elapsed(Subscription.startedAt, Subscription.endedAt, "days"), {
  at: Subscription.startedAt,
});

function refusal(call: () => unknown): { readonly code: ErrorCode; readonly message: string } {
  try {
    call();
  } catch (error) {
    if (error instanceof SalesmetricsError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("an entity of an application", () => {
  test("has a reference for each field, of the type of its kind", () => {
    const types = Object.entries(Subscription).map(([name, { type, definition }]): unknown[] => [
      name,
      type,
      definition,
    ]);
    const itself = (word: string) => [word, word];
    expect(types).toEqual([
      ["id", "text", { field: "subscriptions.id" }],
      ["customerId", "text", { field: "subscriptions.customerId" }],
      ["repId", "text", { field: "subscriptions.repId" }],
      ["startedAt", "time", { field: "subscriptions.startedAt", type: "time" }],
      ["endedAt", "time", { field: "subscriptions.endedAt", type: "time" }],
      [
        "state",
        "text",
        {
          field: "subscriptions.state",
          words: [
            ["canceled", "cancelled"],
            ["called off", "cancelled"],
            ...["running", "ended", "cancelled"].map(itself),
          ],
        },
      ],
      ["amount", "money", { field: "subscriptions.amount", type: "money" }],
      ["currency", "text", { field: "subscriptions.currency" }],
      ["seats", "number", { field: "subscriptions.seats", type: "number" }],
      ["discount", "number", { field: "subscriptions.discount", type: "number" }],
      ["trial", "flag", { field: "subscriptions.trial", type: "flag" }],
      ["interval", "text", { field: "subscriptions.interval", words: ["month", "year"].map(itself) }],
    ]);
  });

  test("is asked like those of the library", () => {
    expect(started({ subscriptions }, { during: month(2025, 2) })).toBe(2);
    expect(value({ subscriptions })?.amount.toFixed(2)).toBe("110.50");
    expect(daysKept({ subscriptions })).toBe(60);
    expect(mean(Subscription.seats, { where: gt(Subscription.seats, 3) })({ subscriptions })).toBe(4);
    const { rows } = evaluate(
      { started, value },
      { subscriptions },
      { by: { interval: Subscription.interval }, every: month() },
    );
    expect(rows.map((row) => [row.interval, row.period.label, row.started])).toEqual([
      ["month", "2025-01", 1],
      ["month", "2025-02", 1],
      ["year", "2025-01", 0],
      ["year", "2025-02", 1],
    ]);
  });

  test("refers to others through via, and is referred to", () => {
    const reps = [
      { id: "ann", team: "north" },
      { id: "bob", team: "south" },
    ];
    const { rows } = evaluate(
      { started },
      { subscriptions, reps },
      { by: { team: via(Subscription.repId, Rep).team } },
    );
    expect(rows.map((row) => [row.team, row.started])).toEqual([
      ["north", 1],
      ["south", 1],
      [null, 1],
    ]);

    const Invoice = entity("invoices", { id: id(), subscriptionId: text(), paidAt: time() });
    const yearly = count(Invoice, {
      where: eq(via(Invoice.subscriptionId, Subscription).interval, "year"),
    });
    const invoices = [
      { id: "i1", subscriptionId: "2" },
      { id: "i2", subscriptionId: "1" },
      { id: "i3", subscriptionId: "2" },
    ];
    expect(yearly({ invoices, subscriptions })).toBe(2);
  });

  test("gives the same answers from tables, of rows and of columns", () => {
    const fromRows = table(Subscription, subscriptions);
    const fromColumns = tableFromColumns(Subscription, {
      id: ["1", "2", "3"],
      customerId: { codes: Uint8Array.of(0, 0, 1), words: ["a", "b"] },
      startedAt: ["2025-01-01", "2025-02-01", "2025-02-10"],
      endedAt: ["2025-03-02", null, null],
      amount: { values: Float64Array.of(10.5, 100, 0), missing: Uint8Array.of(0, 0, 1) },
      currency: "EUR",
      interval: { codes: Uint8Array.of(0, 1, 0), words: ["month", "year"] },
    });
    const query = { by: { interval: Subscription.interval }, every: month() } as const;
    const metrics = { started, value, daysKept };
    const expected = JSON.stringify(evaluate(metrics, { subscriptions }, query).rows);
    expect(JSON.stringify(evaluate(metrics, { subscriptions: fromRows }, query).rows)).toBe(expected);
    expect(JSON.stringify(evaluate(metrics, { subscriptions: fromColumns }, query).rows)).toBe(expected);
    expect(fromColumns.row(1)).toMatchObject({ id: "2", interval: "year" });
  });

  test("keeps the laws of metrics", () => {
    for (const metric of [started, daysKept]) {
      expect(() =>
        assertMetricLaws(
          metric,
          { subscriptions },
          {
            by: { interval: Subscription.interval },
            every: month(),
            where: [
              {
                condition: eq(Subscription.interval, "month"),
                holds: (row: Subscription) => row.interval === "month",
              },
            ],
          },
        ),
      ).not.toThrow();
    }
  });

  test("may be extended", () => {
    const Own = extend(Subscription, { region: text(), renewedAt: time({ after: "endedAt" as never }) });
    const rows = parseRows(Own, [{ id: 1, customerId: 2, region: " north ", interval: "Month" }]);
    expect(rows).toMatchObject([{ id: "1", customerId: "2", region: "north", interval: "month" }]);
    expect(count(Own, { where: eq(Own.region, "north") })({ subscriptions: rows })).toBe(1);
    expect(refusal(() => extend(Subscription, { seats: number() })).code).toBe("name-taken");
  });
});

describe("parsing an entity of an application", () => {
  const row = { id: "s", customerId: "c" };
  const issuesOf = (fields: object): string[] =>
    safeParseRows(Subscription, [{ ...row, ...fields }]).issues.map(
      ({ field, code, severity }) => `${field} ${code} ${severity}`,
    );

  test("reads each kind and fills what is missing", () => {
    const [parsed] = parseRows(Subscription, [
      {
        id: 7,
        customerId: 8,
        startedAt: "2025-01-01T00:00:00Z",
        endedAt: "",
        state: "RUNNING",
        amount: "12.50",
        currency: "eur",
        seats: "500",
        discount: "0.50",
        trial: "yes",
        interval: "Year",
      },
    ]);
    expect(parsed).toStrictEqual({
      id: "7",
      customerId: "8",
      repId: null,
      startedAt: new Date("2025-01-01T00:00:00Z"),
      endedAt: null,
      state: "running",
      amount: "12.5",
      currency: "EUR",
      seats: "500",
      discount: "0.5",
      trial: true,
      interval: "year",
    });
  });

  test.each([
    [{ startedAt: "2025-02-01", endedAt: "2025-01-31" }, ["endedAt time-order warning"]],
    [{ startedAt: "2025-02-01", endedAt: "2025-02-01" }, []],
    [{ state: "ended" }, ["endedAt missing-time warning"]],
    [{ state: "canceled" }, ["endedAt missing-time warning"]],
    [{ state: "running" }, []],
    [{ state: "paused" }, ["state unknown-word warning"]],
    [{ interval: "week" }, ["interval unknown-word error"]],
    [{ amount: 5 }, ["currency missing-currency warning"]],
    [{ seats: 0 }, ["seats out-of-range error"]],
    [{ seats: "500.0000000000000000001" }, ["seats out-of-range error"]],
    [{ seats: "many" }, ["seats invalid-number error"]],
    [{ discount: 10 }, ["discount out-of-range error"]],
    [{ customerId: " " }, ["customerId missing error"]],
    [{ trial: "perhaps" }, ["trial invalid-flag error"]],
    [{ plan: "gold" }, ["plan unknown-field warning"]],
  ])("checks what the kinds of its fields declare: %j", (fields, expected) => {
    expect(issuesOf(fields)).toEqual(expected);
  });

  test.each([
    ["Canceled", "cancelled"],
    ["CALLED-OFF", "cancelled"],
    ["called_off", "cancelled"],
    ["paused", "running"],
  ])("reads the state %j as %s", (state, expected) => {
    expect(safeParseRows(Subscription, [{ ...row, state }]).rows[0]?.state).toBe(expected);
  });

  test("says what range a number should be in", () => {
    const messageOf = (fields: object): string | undefined =>
      safeParseRows(Subscription, [{ ...row, ...fields }]).issues[0]?.message;
    expect(messageOf({ seats: 0 })).toBe("expected a number from 1 to 500, got 0");
    expect(messageOf({ discount: 10 })).toBe(
      "expected a number from 0 to 1, got 10; divide a percentage by 100",
    );
    const Bounded = entity("things", { id: id(), low: number({ min: 2 }), high: number({ max: 2 }) });
    const { issues } = safeParseRows(Bounded, [{ id: 1, low: 1, high: 3 }]);
    expect(issues.map(({ message }) => message)).toEqual([
      "expected a number of at least 2, got 1",
      "expected a number up to 2, got 3",
    ]);
  });

  test("looks for duplicates by its key", () => {
    const Price = entity("prices", { id: id(), day: time(), amount: number() }, { key: ["id", "day"] });
    const { rows, rejected } = safeParseRows(Price, [
      { id: "a", day: "2025-01-01" },
      { id: "a", day: "2025-01-02" },
      { id: "a", day: "2025-01-01" },
    ]);
    expect(rows).toHaveLength(2);
    expect(rejected.map(({ row: index }) => index)).toEqual([2]);
  });

  test("works through its zod schema too", () => {
    const schema = rowSchema(Subscription, { currency: "USD" });
    expect(schema.parse({ id: 1, customerId: 2, state: "canceled", seats: 5 })).toMatchObject({
      id: "1",
      customerId: "2",
      state: "cancelled",
      currency: "USD",
      seats: 5,
    });
    expect(schema.safeParse({ ...row, seats: 0 }).error?.issues).toMatchObject([
      { path: ["seats"], code: "custom", params: { code: "out-of-range" } },
    ]);
  });
});

describe("a declaration that cannot be followed is refused", () => {
  const loose = entity as unknown as (name: unknown, fields: object, options?: object) => unknown;
  const looseWords = oneOf as unknown as (words: unknown, options?: object) => never;
  const looseTime = time as unknown as (options: object) => never;

  test.each<[string, () => unknown, string]>([
    ["no name", () => loose("", { id: id() }), "entity: expected the plural of its rows"],
    ["no id", () => loose("visits", { page: text() }), "entity visits: expected a field id: id(), got none"],
    [
      "an inherited id",
      () => loose("visits", Object.create({ id: id() }) as object),
      "entity visits: expected a field id: id()",
    ],
    [
      "a field that is no kind",
      () => loose("visits", { id: id(), page: "text" }),
      "entity visits: expected a kind such as text() for page",
    ],
    [
      "money without a currency",
      () => loose("visits", { id: id(), cost: money() }),
      "entity visits: expected a field currency: text() beside the money field cost",
    ],
    [
      "an unknown name in after",
      () => loose("visits", { id: id(), leftAt: looseTime({ after: "cameAt" }) }),
      'entity visits: expected the name of a time field in after of leftAt, got "cameAt"',
    ],
    [
      "a field in after that holds no time",
      () => loose("visits", { id: id(), page: text(), leftAt: looseTime({ after: ["page"] }) }),
      "entity visits: expected the name of a time field in after of leftAt",
    ],
    [
      "an unknown field in expectedWhen",
      () => loose("visits", { id: id(), leftAt: looseTime({ expectedWhen: { state: ["over"] } }) }),
      "entity visits: expected a listed word of state in expectedWhen of leftAt",
    ],
    [
      "an unlisted word in expectedWhen",
      () =>
        loose("visits", {
          id: id(),
          state: oneOf(["on"]),
          leftAt: looseTime({ expectedWhen: { state: ["over"] } }),
        }),
      'entity visits: expected a listed word of state in expectedWhen of leftAt, got "over"',
    ],
    [
      "a key that is no field",
      () => loose("visits", { id: id() }, { key: ["id", "day"] }),
      "entity visits: expected the names of fields as key",
    ],
    ["no words", () => looseWords([]), "oneOf: expected a list of words"],
    ["words that are no texts", () => looseWords(["a", 1]), "oneOf: expected a list of words"],
    ["a text in place of words", () => looseWords("ab"), "oneOf: expected a list of words"],
    [
      "an unlisted word in otherwise",
      () => looseWords(["on", "off"], { otherwise: "broken" }),
      'oneOf: expected one of on, off as otherwise and in spellings, got "broken"',
    ],
    [
      "spellings of an unlisted word",
      () => looseWords(["on", "off"], { spellings: { broken: ["defect"] } }),
      'oneOf: expected one of on, off as otherwise and in spellings, got "broken"',
    ],
  ])("%s", (_, declare, message) => {
    const refused = refusal(declare);
    expect(refused.code).toBe("invalid-argument");
    expect(refused.message.startsWith(message)).toBe(true);
  });

  test("in extend too", () => {
    const Visit = entity("visits", { id: id() });
    expect(refusal(() => extend(Visit, { cost: money() }))).toMatchObject({
      code: "invalid-argument",
      message: expect.stringContaining("a field currency: text() beside the money field cost") as string,
    });
  });
});

describe("a kind of your own", () => {
  const percent = kind("percent", share(), (given: string | number) =>
    typeof given === "string" && given.endsWith("%") ? Number(given.slice(0, -1)) / 100 : given,
  );
  const Survey = entity("surveys", { id: id(), satisfied: percent, askedAt: time() });
  const surveys: RowOf<typeof Survey>[] = [
    { id: "1", satisfied: "80%" },
    { id: "2", satisfied: 0.6 },
    { id: "3", satisfied: null },
    { id: "4", satisfied: "most of them" },
  ];
  const satisfied = mean(Survey.satisfied);

  test("is read in memory; what it cannot read is reported", () => {
    expect(satisfied({ surveys })).toBe(0.7);
    const report = evaluate({ satisfied }, { surveys });
    expect(report.explain(report.total, "satisfied").excluded).toMatchObject([{ count: 1 }, { count: 1 }]);
  });

  test("is read in tables of rows and of columns", () => {
    const made = table(Survey, surveys);
    expect(satisfied({ surveys: made })).toBe(0.7);
    const columns = tableFromColumns(Survey, {
      id: ["1", "2", "3"],
      satisfied: ["80%", 0.6, null],
    });
    expect(satisfied({ surveys: columns })).toBe(0.7);
    expect(columns.row(0).satisfied).toBe(0.8);
  });

  test("is read in parsing, under the rules of its base", () => {
    const { rows, issues } = safeParseRows(Survey, [
      { id: 1, satisfied: " 80% " },
      { id: 2, satisfied: "0.6" },
      { id: 3, satisfied: "" },
      { id: 4, satisfied: "180%" },
      { id: 5, satisfied: "most" },
    ]);
    expect(rows.map((row) => row.satisfied)).toEqual([0.8, "0.6", null, null, null]);
    expect(issues.map(({ row, code }) => [row, code])).toEqual([
      [3, "out-of-range"],
      [4, "invalid-number"],
    ]);
    expect(satisfied({ surveys: rows })).toBe(0.7);
    expect(parseRows(Survey, rows)).toEqual(rows);
  });

  test("reports a value for which it returns null", () => {
    const code = kind("code", text(), (given: string) => (/^[A-Z]\d$/.test(given) ? given : null));
    const Part = entity("parts", { id: id(), code });
    const parts = [
      { id: "1", code: "A1" },
      { id: "2", code: "?" },
    ];
    expect(count(Part, { where: eq(Part.code, "A1") })({ parts })).toBe(1);
    expect(count(Part, { where: eq(Part.code, "?") })({ parts })).toBe(0);
    const { rows, issues } = safeParseRows(Part, parts);
    expect(rows).toEqual([
      { id: "1", code: "A1" },
      { id: "2", code: null },
    ]);
    expect(issues).toMatchObject([
      { row: 1, field: "code", code: "invalid-text", message: 'expected a value of kind code, got "?"' },
    ]);
    expect(rowSchema(Part).safeParse({ id: 1, code: "?" }).success).toBe(false);
  });

  test("is read in its zod schema", () => {
    const schema = rowSchema(Survey);
    expect(schema.parse({ id: 1, satisfied: "80%" }).satisfied).toBe(0.8);
    expect(schema.safeParse({ id: 1, satisfied: "180%" }).success).toBe(false);
    expect(schema.parse({ id: 1 }).satisfied).toBeNull();
  });

  test("has its name in definitions", () => {
    expect(Survey.satisfied.definition).toEqual({ field: "surveys.satisfied", kind: "percent" });
    expect(Survey.askedAt.definition).toEqual({ field: "surveys.askedAt", type: "time" });
  });

  test.each(["permille", "number", "text"])(
    "does not mix with another of the same field and type, under the name %s",
    (name) => {
      const permille = kind(name, number(), (given: string | number) =>
        typeof given === "string" && given.endsWith("‰") ? Number(given.slice(0, -1)) / 1000 : given,
      );
      const Plain = entity("surveys", { id: id(), satisfied: number() });
      const Fine = entity("surveys", { id: id(), satisfied: permille });
      const rows = [
        { id: "1", satisfied: "80%" },
        { id: "2", satisfied: "500‰" },
        { id: "3", satisfied: 0.25 },
      ];
      const metrics = {
        percents: sum(Survey.satisfied),
        permilles: sum(Fine.satisfied),
        plain: sum(Plain.satisfied),
      };
      {
        const report = evaluate(metrics as never, { surveys: rows }, {});
        expect(report.total).toMatchObject({ percents: 1.05, permilles: 0.75, plain: 0.25 });
      }
    },
  );

  test("keeps the laws of metrics", () => {
    expect(() => assertMetricLaws(satisfied, { surveys }, {})).not.toThrow();
  });
});
