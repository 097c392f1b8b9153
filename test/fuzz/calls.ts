import {
  ascending,
  bookings,
  count,
  Deal,
  descending,
  eq,
  evaluate,
  id,
  Lead,
  lifetime,
  money,
  month,
  only,
  Order,
  rates,
  readReport,
  SalesmetricsError,
  scan,
  StageVisit,
  sum,
  text,
  time,
  week,
  winRate,
  within,
} from "salesmetrics";
import { cohort } from "salesmetrics/analysis";
import { businessCalendar } from "salesmetrics/calendars";
import { duckdb, sqlTable, toSql } from "salesmetrics/sql";
import { table } from "salesmetrics/tables";
import { entryPoints } from "../../entry-points.js";
import { type Draw, drawFrom } from "../../src/testing/random.js";
import { anything, pick } from "./values.js";

type Callable = (...values: readonly unknown[]) => unknown;

const deals = [{ id: "1", status: "won", closedAt: "2025-03-01", amount: 5, currency: "USD" }] as const;
const cube = scan({ winRate }, { deals });
const [from, to] = [Deal.createdAt, Deal.closedAt];
const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
const span = { length: 30, unit: "days" } as const;

/** Options of some functions. */
const options: readonly object[] = [
  ...[{}, { from, to }, { from, until: to }, { timeZone: "UTC" }, { asOf: "2025-03-31" }, { at: to }],
  ...[
    { winRate },
    { rep: Deal.ownerId },
    { dialect: duckdb, tables: [sqlTable(Deal)] },
    { deals },
    cube,
    span,
  ],
  ...[
    { member: Order.customerId, at: Order.placedAt, every: month() },
    { by: "date" },
    { by: { rep: Deal.ownerId } },
  ],
  ...[
    { base: "EUR", quotes: [{ currency: "USD", rate: "1.25" }] },
    { label: "Q1", start: "2025-01-01", end: "2025-04-01" },
  ],
  ...[
    month().definition,
    { visits: sqlTable(StageVisit), stages: ["demo", "offer"] },
    { deals: sqlTable(Deal) },
  ],
];

/** What some argument of some function should be. */
const sound: readonly unknown[] = [
  ...options,
  ...[Deal, StageVisit, Deal.id, Deal.amount, Deal.status, from, to, Deal.probability, Lead.mergedIntoId],
  ...[descending("winRate"), ascending("rep", ["ann"])],
  ...[
    only(eq(Deal.status, "won")),
    only(),
    eq(Deal.status, "won"),
    winRate,
    bookings,
    count(Deal),
    sum(Order.paidAmount),
  ],
  ...[month(), week(), month(2025, 3), businessCalendar(), lifetime(from, to), within(span, { from, to })],
  ...[deals, table(Deal, deals), [cube], evaluate({ winRate }, { deals }), buyers],
  ...[text(), { id: id() }, { paidAt: time() }, rates({ base: "EUR", quotes: [] })],
  ...[duckdb, sqlTable(Deal), sqlTable(StageVisit)],
  toSql({ winRate }, {}, { dialect: duckdb, tables: [sqlTable(Deal)] }),
  ...[0, 1, 5, 0.5, 2025, true, "2025-03-01", "2026-01-01", "days", "EUR", "name", "winRate", new Date(0)],
  ...[() => 1, ["demo", "offer"], [from, to], [1, 2]],
];

/** Names of options, and of what else an argument has. */
const names = [
  ...[
    "where",
    "at",
    "atLeast",
    "unit",
    "direction",
    "from",
    "to",
    "until",
    "when",
    "ended",
    "leftAt",
    "partial",
    "count",
  ],
  ...[
    "every",
    "during",
    "asOf",
    "by",
    "currency",
    "rates",
    "date",
    "top",
    "subtotals",
    "orderBy",
    "limit",
    "grain",
    "inOrder",
    "origin",
  ],
  ...[
    "timeZone",
    "weekStartsOn",
    "fiscalYearStartMonth",
    "pattern",
    "yearEnds",
    "namedAfter",
    "weekend",
    "holidays",
  ],
  ...["hours", "years", "events", "label", "start", "end", "calendar", "length", "base", "quotes", "amount"],
  ...[
    "member",
    "members",
    "rolling",
    "ages",
    "deals",
    "visits",
    "stages",
    "stageStays",
    "activities",
    "touches",
  ],
  ...["dialect", "tables", "columns", "times", "never", "fields", "shared", "seed", "rounds", "key", "dates"],
  ...[
    "required",
    "min",
    "max",
    "otherwise",
    "spellings",
    "after",
    "expectedWhen",
    "onWarning",
    "unknownFields",
  ],
  ...["locale", "winRate", "rep", "n", "email", "phone", "name", "id", "definition", "options"],
];

/** An argument: a sound one for some function, one with a part that is wrong, or anything at all. */
function argument(draw: Draw): unknown {
  const form = draw(8);
  if (form === 0) return anything(draw);
  if (form === 1) return Array.from({ length: draw(3) }, () => part(draw));
  if (form > 4) return pick(draw, sound);
  const parts = Array.from({ length: 1 + draw(3) }, () => [pick(draw, names), part(draw)] as const);
  return { ...pick(draw, options), ...Object.fromEntries(parts) };
}

function part(draw: Draw): unknown {
  return draw(2) === 0 ? pick(draw, sound) : anything(draw);
}

/** Every function of every entry point, by name; but classes, and `Decimal`, which is that of decimal.js. */
export const publicFunctions: Readonly<Record<string, Callable>> = Object.fromEntries(
  (await Promise.all(entryPoints.map(exportsOf))).flat(),
);

async function exportsOf(entry: string): Promise<(readonly [string, Callable])[]> {
  const exports = (await import(/* @vite-ignore */ `../../src/${entry}.ts`)) as Readonly<
    Record<string, unknown>
  >;
  return Object.entries(exports)
    .filter((each): each is [string, Callable] => typeof each[1] === "function" && each[0] !== "Decimal")
    .filter(([, value]) => !/^class\b/.test(Function.prototype.toString.call(value)))
    .map(([name, value]) => [`${entry.replace("/index", "")} ${name}`, value]);
}

/**
 * Calls a function with arguments of which some are wrong, and a metric that it returns with rows. Throws for any error
 * but a typed one.
 */
export function fuzzCalls(name: string, seed: number, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const draw = drawFrom(seed + round);
    const values = Array.from({ length: draw(5) }, () => argument(draw));
    try {
      const made = publicFunctions[name]!(...values);
      if (isMetric(made)) made(draw(4) === 0 ? argument(draw) : { deals }, argument(draw));
    } catch (error) {
      if (isTyped(error) || isOfTheValue(error)) continue;
      throw new Error(`${name} with seed ${seed + round}`, { cause: error });
    }
  }
}

const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId }, every: month() });

/** Objects that public functions return, whose methods are called too. A zone is not one: it is asked for each row. */
const returned: Readonly<Record<string, object>> = {
  period: month(2025, 3),
  grain: week({ timeZone: "Europe/Berlin" }),
  report,
  "report that was read": readReport(JSON.parse(JSON.stringify(report)) as ReturnType<typeof report.toJSON>),
  money: money("5", "USD"),
};

/** The methods of these objects, by name. */
export const publicMethods: Readonly<Record<string, Callable>> = Object.fromEntries(
  Object.entries(returned).flatMap(([name, object]) =>
    methodNames(object).map((method): [string, Callable] => {
      const call = (object as Readonly<Record<string, Callable>>)[method]!;
      return [`${method} of a ${name}`, (...values) => call.call(object, ...values)];
    }),
  ),
);

/** The names of the functions that an object has, of itself or of its class. */
function methodNames(object: object): string[] {
  const prototype = Object.getPrototypeOf(object) as object;
  const holders = prototype === Object.prototype ? [object] : [object, prototype];
  return holders
    .flatMap((holder) => Object.getOwnPropertyNames(holder))
    .filter(
      (name) =>
        !["constructor", "periodOfDay"].includes(name) && typeof Reflect.get(object, name) === "function",
    );
}

/** As {@link fuzzCalls}, for a method. Rows of the report are among its arguments. */
export function fuzzMethod(name: string, seed: number, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const draw = drawFrom(seed + round);
    const values = Array.from({ length: draw(3) }, () =>
      draw(4) === 0 ? pick(draw, [report.rows[0], report.total, "winRate", 1, "2025-03-01"]) : argument(draw),
    );
    try {
      publicMethods[name]!(...values);
    } catch (error) {
      // An object without a prototype is no number and no text, whoever asks.
      const isBare = error instanceof Error && error.message === "Cannot convert object to primitive value";
      if (isTyped(error) || isOfTheValue(error) || isBare) continue;
      throw new Error(`${name} with seed ${seed + round}`, { cause: error });
    }
  }
}

function isMetric(value: unknown): value is Callable {
  return typeof value === "function" && "core" in value;
}

function isTyped(error: unknown): boolean {
  return error instanceof SalesmetricsError;
}

/** Whether a value of the caller threw, not the library. */
function isOfTheValue(error: unknown): boolean {
  return error instanceof Error && error.message === "toString of a value";
}
