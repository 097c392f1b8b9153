import { Worker } from "node:worker_threads";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  bookings,
  Campaign,
  campaignSpend,
  count,
  countDistinct,
  Deal,
  dimension,
  eq,
  evaluate,
  medianSalesCycle,
  month,
  only,
  predicate,
  rates,
  SalesmetricsError,
  via,
  winRate,
  wonDeals,
} from "salesmetrics";
import { retailMonth } from "salesmetrics/calendars";
import { table } from "salesmetrics/tables";
import { question, type Questions, workerPool } from "salesmetrics/workers";
import { metrics, plainReport, questions as asked, refused, saidOf } from "../tables/reports.js";
import { dealsAndOthers } from "../tables/rows.js";
import { browserWorker, nodeWorker } from "./threadless.js";

const deals: readonly Deal[] = Array.from({ length: 50 }, (_, place): Deal => ({
  id: String(place),
  status: place % 3 === 0 ? "lost" : "won",
  ownerId: `rep ${place % 4}`,
  customerId: `customer ${(place * 7) % 11}`,
  campaignId: place % 5 === 0 ? "fair" : "web",
  amount: `${place}.50`,
  currency: "USD",
  createdAt: "2025-01-02",
  closedAt: place % 2 === 0 ? "2025-02-03" : "2025-03-04",
}));

const sheet = rates({ base: "EUR", quotes: [] });

const questions = {
  byRep: () =>
    question(
      { wonDeals, winRate, bookings, medianSalesCycle, customers: countDistinct(Deal.customerId) },
      { by: { rep: Deal.ownerId } },
    ),
  since: (asOf: "2025-02-28" | "2025-12-31") =>
    question({ wonDeals }, { by: { rep: Deal.ownerId }, every: month(), asOf }),
  retail: () => question({ wonDeals }, { every: retailMonth() }),
  ofFairs: () =>
    question({ wonDeals, winRate }, { by: { rep: Deal.ownerId }, where: only(eq(Deal.campaignId, "fair")) }),
  byChannel: () =>
    question(
      { wonDeals, campaignSpend },
      {
        by: {
          channel: dimension({ deals: via(Deal.campaignId, Campaign).channel, campaigns: Campaign.channel }),
        },
      },
    ),
  failing: () =>
    question({
      odd: count(Deal, {
        where: predicate(Deal, ({ id }) => {
          if (id === "49") throw new RangeError("no such deal");
          return true;
        }),
      }),
    }),
  converted: () => question({ bookings }, { currency: "EUR", rates: sheet }),
};

const campaigns: readonly Campaign[] = [
  { id: "fair", channel: "events", spend: 90, currency: "USD", spentAt: "2025-02-01" },
  { id: "web", channel: "web", spend: 10, currency: "USD", spentAt: "2025-02-01" },
  { id: "web", channel: "web", spend: 15, currency: "USD", spentAt: "2025-02-02" },
];

const data = { deals, campaigns };

/** Workers by both APIs. */
const makers = { "Node.js": nodeWorker, browsers: browserWorker } as const;

describe.for(Object.entries(makers))("workers of %s", ([, workerOf]) => {
  const workers = (count: number, questions: Questions) =>
    Array.from({ length: count }, () => workerOf(questions));

  it.for([1, 2, 3, 60])("%i of them make the report of evaluate", async (number) => {
    const pool = workerPool(workers(number, questions), questions, data);
    const { metrics, query } = questions.byRep();
    const expected = evaluate(metrics, { deals }, query);
    const found = await pool.evaluate("byRep", []);
    expect(found.rows).toEqual(expected.rows);
    expect(found.total).toEqual(expected.total);
    await pool.end();
  });

  it("hold tables as well as rows", async () => {
    const pool = workerPool(workers(3, questions), questions, { ...data, deals: table(Deal, deals) });
    const { metrics, query } = questions.byRep();
    expect((await pool.evaluate("byRep", [])).rows).toEqual(evaluate(metrics, { deals }, query).rows);
    await pool.end();
  });

  it("take parameters", async () => {
    const pool = workerPool(workers(2, questions), questions, data);
    const { metrics, query } = questions.since("2025-02-28");
    const early = await pool.evaluate("since", ["2025-02-28"]);
    expect(early.rows).toEqual(evaluate(metrics, { deals }, query).rows);
    const late = await pool.evaluate("since", ["2025-12-31"]);
    expect(late.total.wonDeals).toBe(33);
    expect(early.total.wonDeals).toBe(16);
    await pool.end();
  });
});

describe("a pool", () => {
  const started = (rows: Parameters<typeof workerPool<typeof questions>>[2] = data) =>
    workerPool([browserWorker(questions), browserWorker(questions)], questions, rows);

  it.for([1, 2, 5])("of %i sends each worker all rows that others refer to", async (number) => {
    const workers = Array.from({ length: number }, () => nodeWorker(questions));
    for (const rows of [data, { deals: table(Deal, deals), campaigns: table(Campaign, campaigns) }]) {
      const pool = workerPool(workers.splice(0, number), questions, rows);
      const { metrics, query } = questions.byChannel();
      const expected = evaluate(metrics, data, query);
      expect(expected.rows.map((row) => [row.channel, row.wonDeals])).toEqual([
        ["events", 6],
        ["web", 27],
      ]);
      for (let round = 0; round < 2; round++)
        expect((await pool.evaluate("byChannel", [])).rows).toEqual(expected.rows);
      await pool.end();
      workers.push(...Array.from({ length: number }, () => nodeWorker(questions)));
    }
    for (const worker of workers) worker.terminate();
  });

  it("takes grains of any calendar", async () => {
    const pool = started();
    const { metrics, query } = questions.retail();
    expect((await pool.evaluate("retail", [])).rows).toEqual(evaluate(metrics, data, query).rows);
  });

  it("counts the rows of where alone", async () => {
    const pool = started();
    const { metrics, query } = questions.ofFairs();
    const found = await pool.evaluate("ofFairs", []);
    const expected = evaluate(metrics, data, query);
    expect(found.total).toEqual(expected.total);
    expect(found.total.wonDeals).toBe(6);
    expect(found.explain(found.total, "wonDeals")).toEqual(expected.explain(expected.total, "wonDeals"));
  });

  it("lays out a report as evaluate does", async () => {
    const pool = started();
    const layout = { top: { rep: { n: 1, by: "bookings" } }, subtotals: true } as const;
    const { metrics, query } = questions.byRep();
    const expected = evaluate(metrics, data, { ...query, ...layout });
    expect((await pool.evaluate("byRep", [], layout)).rows).toEqual(expected.rows);
  });

  it("answers several questions at once, and other rows after they are loaded", async () => {
    const pool = started();
    const before = pool.evaluate("byRep", []);
    const channels = pool.evaluate("byChannel", []);
    pool.load({ deals: deals.slice(0, 3), campaigns });
    const after = pool.evaluate("byRep", []);
    expect((await before).total.wonDeals).toBe(33);
    expect((await channels).total.wonDeals).toBe(33);
    expect((await after).total.wonDeals).toBe(2);
  });
});

test.prop([dealsAndOthers, asked, fc.integer({ min: 1, max: 4 }), fc.boolean()], { numRuns: 60 })(
  "says what evaluate says, of rows and of tables",
  async (rows, query, number, isTable) => {
    const questions = { all: () => question(metrics, query) };
    const workers = Array.from({ length: number }, () => browserWorker(questions));
    const deals = isTable ? table(Deal, rows) : rows;
    const found = async (): Promise<unknown> => {
      try {
        return plainReport(await workerPool(workers, questions, { deals }).evaluate("all", []));
      } catch (error) {
        if (error instanceof SalesmetricsError) return refused;
        throw error;
      }
    };
    expect(await found()).toEqual(saidOf({ deals: rows }, query));
  },
);

describe("what goes wrong", () => {
  const started = (asked: Questions = questions) =>
    workerPool([browserWorker(asked), browserWorker(asked)], questions, data);

  it("arrives as the error that it is in a worker, and other questions are answered", async () => {
    const pool = started();
    const expected = ((): unknown => {
      try {
        return evaluate({ bookings }, data, { currency: "EUR", rates: sheet });
      } catch (error) {
        return error;
      }
    })() as SalesmetricsError;
    expect(expected.code).toBe("missing-rate");
    const error = await pool.evaluate("converted", []).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(SalesmetricsError);
    expect(error).toMatchObject({
      code: "missing-rate",
      message: expected.message,
      name: "SalesmetricsError",
    });
    expect((await pool.evaluate("byRep", [])).total.wonDeals).toBe(33);
  });

  it("keeps the name of a callback's error", async () => {
    const error: unknown = await started()
      .evaluate("failing", [])
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: "RangeError", message: "no such deal" });
  });

  it("is told at once if no worker could answer", async () => {
    const pool = started();
    await expect(pool.evaluate("byRap" as "byRep", [])).rejects.toThrow(
      'workerPool: expected one of the questions byRep, since, retail, ofFairs, byChannel, failing, converted, got "byRap"',
    );
    await expect(pool.evaluate("toString" as "byRep", [])).rejects.toThrow('got "toString"');
    await expect(pool.evaluate("byRep", "none" as never)).rejects.toThrow(
      'evaluate: expected a list of parameters, got "none"',
    );
  });

  it("is told if the workers have another question under the name", async () => {
    const pool = started({ ...questions, byRep: () => question({ wonDeals }, {}) });
    await expect(pool.evaluate("byRep", [])).rejects.toMatchObject({ code: "unlike-cubes" });
  });

  it("is told if parameters or rows cannot be posted", async () => {
    const pool = started();
    await expect(pool.evaluate("since", [(() => 1) as never])).rejects.toThrow();
    const unsendable = { ...data, deals: [{ ...deals[0]!, note: () => 1 }] };
    pool.load(unsendable);
    await expect(pool.evaluate("byRep", [])).rejects.toMatchObject({ name: "DataCloneError" });
    pool.load(data);
    expect((await pool.evaluate("byRep", [])).total.wonDeals).toBe(33);
  });

  it.for([
    [[], {}, {}, "workerPool: expected one or more workers, got none"],
    [[{}], {}, {}, "workerPool: expected a Worker, got object"],
    [[browserWorker({})], null, {}, "workerPool: expected questions by name, got null"],
    [[browserWorker({})], {}, 5, "workerPool: expected rows by entity, such as { deals }, got 5"],
    [[browserWorker({})], {}, { deals: 5 }, "workerPool: expected an array or a table of deals, got 5"],
  ] as const)("is told where the pool is made: %#", ([workers, questions, data, message]) => {
    expect(() => workerPool(workers as never, questions as never, data as never)).toThrow(message);
  });

  it("is a worker that fails", async () => {
    const pool = workerPool([new Worker("throw new Error('no module')", { eval: true })], questions, data);
    const failure = { code: "worker-failed", message: expect.stringContaining("no module") as string };
    await expect(pool.evaluate("byRep", [])).rejects.toMatchObject(failure);
    await expect(pool.evaluate("byRep", [])).rejects.toMatchObject(failure);
    await pool.end();
  });

  it("is a worker that ends", async () => {
    const pool = workerPool([new Worker("", { eval: true })], questions, data);
    await expect(pool.evaluate("byRep", [])).rejects.toMatchObject({ code: "worker-failed" });
  });

  it("is a pool that has ended", async () => {
    const pool = started();
    const asked = pool.evaluate("byRep", []);
    await pool.end();
    for (const answer of [asked, pool.evaluate("byRep", [])])
      await expect(answer).rejects.toMatchObject({ code: "worker-failed" });
  });
});

describe("a question that is called off", () => {
  it("is rejected with the reason of the signal, and others are answered", async () => {
    const worker = browserWorker(questions);
    const pool = workerPool([worker], questions, data);
    await pool.evaluate("byRep", []);
    const before = worker.posted.length;
    const [begun, waiting] = [new AbortController(), new AbortController()];
    const answers = [
      pool.evaluate("byRep", [], { signal: begun.signal }),
      pool.evaluate("byRep", [], { signal: waiting.signal }),
      pool.evaluate("byRep", [], { signal: AbortSignal.abort("before") }),
    ];
    const settled = Promise.allSettled(answers);
    begun.abort("begun");
    waiting.abort("waiting");
    expect((await settled).map((found) => (found as PromiseRejectedResult).reason as unknown)).toEqual([
      "begun",
      "waiting",
      "before",
    ]);
    expect((await pool.evaluate("byRep", [])).total.wonDeals).toBe(33);
    // One of the three had begun; then came the last.
    expect(worker.posted.length - before).toBe(2);
  });

  it("leaves no listener on a signal that outlives it", async () => {
    let listeners = 0;
    const counted = {
      aborted: false,
      addEventListener: () => void listeners++,
      removeEventListener: () => void listeners--,
    };
    await workerPool([browserWorker(questions)], questions, data).evaluate("byRep", [], { signal: counted });
    expect(listeners).toBe(0);
  });
});

it("leaves messages that are not its own alone", async () => {
  const worker = browserWorker(questions);
  const pool = workerPool([worker], questions, data);
  for (const message of ["hello", null, 5, { load: {} }]) {
    worker.postMessage(message);
    worker.listeners.forEach((listener) => listener({ data: message }));
  }
  expect((await pool.evaluate("byRep", [])).total.wonDeals).toBe(33);
});
