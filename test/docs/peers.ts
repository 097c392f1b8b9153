// What the code that comes to mind first answers to three questions, here and elsewhere: the table in README.md.
import { DuckDBInstance } from "@duckdb/node-api";
import { from, op } from "arquero";
import { mean, rollup, sum } from "d3-array";
import { bookings, Deal, evaluate, growth, month, winRate } from "salesmetrics";
import packageJson from "../../package.json" with { type: "json" };
import { malloy } from "./malloy.js";

/** Bookings of March and of April until the 10th: 100.10 and 115.10 in the first ten days, 220.20 later in March. */
const sales = [
  { id: "1", day: "2025-03-05", cents: 4005 },
  { id: "2", day: "2025-03-09", cents: 6005 },
  { id: "3", day: "2025-03-20", cents: 10_010 },
  { id: "4", day: "2025-03-28", cents: 12_010 },
  { id: "5", day: "2025-04-04", cents: 5505 },
  { id: "6", day: "2025-04-08", cents: 6005 },
].map(({ id, day, cents }) => ({ id, day, month: day.slice(0, 7), amount: cents / 100 }));

/** Deals closed by reps: one of one won, one of four, and none of none. */
const closed = [
  { id: "1", rep: "ann", status: "won" },
  ...["won", "lost", "lost", "lost"].map((status, index) => ({ id: `b${index}`, rep: "bob", status })),
  { id: "c", rep: "cem", status: "open" },
] as const;

const dimes = [0.1, 0.2];

const winRateInMalloy = "answer is won.sum() / closed.sum()";

export interface Answers {
  readonly question: string;
  readonly salesmetrics: string;
  readonly d3: string;
  readonly arquero: string;
  readonly DuckDB: string;
  readonly Malloy: string;
}

export async function peerAnswers(): Promise<Answers[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const ask = async (statement: string): Promise<number[]> =>
    (await connection.runAndReadAll(statement)).getRows().map(([value]) => value as number);
  const runMalloy = malloy(connection);
  /** The measure `answer` in the last row. */
  const askMalloy = async (rows: string, measures: string, view = "{ aggregate: answer }"): Promise<number> =>
    (
      await runMalloy(`
        source: given is duckdb.sql("""SELECT * FROM ${rows}""") extend { measure: ${measures} }
        run: given -> ${view}`)
    ).at(-1)!["answer"] as number;
  const sold = values(
    sales.map((one) => [one.month, one.amount]),
    "sold_in, amount",
  );
  const ofReps = values(
    closed.map(({ rep, status }) => [rep, Number(status === "won"), Number(status !== "open")]),
    "rep, won, closed",
  );
  return [
    {
      question: "Growth of April over March, on 10 April",
      salesmetrics: ourGrowth(),
      d3: percent(
        growthOf([
          ...rollup(
            sales,
            (rows) => sum(rows, ({ amount }) => amount),
            ({ month }) => month,
          ).values(),
        ]),
      ),
      arquero: percent(
        growthOf(
          from(sales)
            .groupby("month")
            .rollup({ total: op.sum("amount") })
            .array("total") as number[],
        ),
      ),
      DuckDB: percent(
        growthOf(await ask(`SELECT sum(amount) FROM ${sold} GROUP BY sold_in ORDER BY sold_in`)),
      ),
      Malloy: percent(
        await askMalloy(
          sold,
          "total is amount.sum()",
          "{ group_by: sold_in; aggregate: total; calculate: answer is total / lag(total) - 1; order_by: sold_in }",
        ),
      ),
    },
    {
      question: "Win rate of all, from a list of win rates by rep",
      salesmetrics: percent(ourWinRates().total),
      d3: percent(mean([...rollup(closed, rateOf, ({ rep }) => rep).values()])),
      arquero: percent(
        from(
          closed.map(({ rep, status }) => ({
            rep,
            won: Number(status === "won"),
            closed: Number(status !== "open"),
          })),
        )
          .groupby("rep")
          .rollup({
            rate: (row: { won: number[]; closed: number[] }) => op.sum(row.won) / op.sum(row.closed),
          })
          .rollup({ mean: op.mean("rate") })
          .get("mean", 0) as number,
      ),
      DuckDB: percent(
        (
          await ask(
            `SELECT avg(rate) FROM (SELECT rep, sum(won) / sum(closed) AS rate FROM ${ofReps} GROUP BY rep)`,
          )
        )[0],
      ),
      Malloy: percent(await askMalloy(ofReps, winRateInMalloy)),
    },
    {
      question: "Win rate of a rep who closed nothing",
      salesmetrics: ourWinRates().idle,
      d3: String(rollup(closed, rateOf, ({ rep }) => rep).get("cem")),
      arquero: String(
        from([{ won: 0, closed: 0 }])
          .rollup({
            rate: (row: { won: number[]; closed: number[] }) => op.sum(row.won) / op.sum(row.closed),
          })
          .get("rate", 0),
      ),
      DuckDB: String(
        (await ask("SELECT sum(won) / sum(closed) FROM (VALUES (0, 0)) AS deals(won, closed)"))[0],
      ),
      Malloy: String(await askMalloy("(VALUES (0, 0)) AS deals(won, closed)", winRateInMalloy)),
    },
    {
      question: "0.10 + 0.20 dollars",
      salesmetrics: ourSum(),
      d3: String(sum(dimes)),
      arquero: String(
        from(dimes.map((amount) => ({ amount })))
          .rollup({ total: op.sum("amount") })
          .get("total", 0),
      ),
      DuckDB: String(
        (await ask("SELECT sum(amount) FROM (VALUES (0.1::DOUBLE), (0.2)) AS deals(amount)"))[0],
      ),
      Malloy: String(
        await askMalloy("(VALUES (0.1::DOUBLE), (0.2)) AS deals(amount)", "answer is amount.sum()"),
      ),
    },
  ];
}

function ourGrowth(): string {
  const deals = sales.map(
    ({ id, day, amount }) => ({ id, status: "won", amount, currency: "USD", closedAt: day }) as Deal,
  );
  const metrics = { growth: growth(bookings), likeForLike: growth(bookings, { partial: "sameElapsed" }) };
  const { rows, explain } = evaluate(metrics, { deals }, { every: month(), asOf: "2025-04-10" });
  const april = rows.at(-1)!;
  if (april.growth !== null) throw new Error("expected no growth of a period that is not over");
  return `\`null\`, \`${String(explain(april, "growth").reason)}\`; ${percent(april.likeForLike)} if asked for the same days`;
}

function ourWinRates(): { readonly total: number | null; readonly idle: string } {
  const deals = closed.map(
    (deal) =>
      ({ ...deal, ownerId: deal.rep, closedAt: deal.status === "open" ? null : "2025-03-31" }) as Deal,
  );
  const byRep = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
  const idle = evaluate({ winRate }, { deals: deals.filter(({ ownerId }) => ownerId === "cem") });
  return {
    total: byRep.total.winRate,
    idle: `\`${String(idle.total.winRate)}\`, \`${String(idle.explain(idle.total, "winRate").reason)}\``,
  };
}

function ourSum(): string {
  const deals = dimes.map((amount, index) => {
    return { id: String(index), status: "won", amount, currency: "USD", closedAt: "2025-03-31" } as const;
  });
  return String(bookings({ deals })?.amount);
}

const rateOf = (rows: readonly { readonly status: string }[]): number =>
  rows.filter(({ status }) => status === "won").length /
  rows.filter(({ status }) => status !== "open").length;

const growthOf = ([before = Number.NaN, now = Number.NaN]: readonly number[]): number => now / before - 1;

function percent(share: number | null | undefined): string {
  if (Number.isNaN(share)) return "NaN";
  return share === null || share === undefined
    ? String(share)
    : `${(share * 100).toFixed(1).replace("-", "−")} %`;
}

function values(rows: readonly (readonly (string | number)[])[], columns: string): string {
  const shown = rows.map(
    (row) =>
      `(${row.map((value) => (typeof value === "string" ? `'${value}'` : `${value}::DOUBLE`)).join(", ")})`,
  );
  return `(VALUES ${shown.join(", ")}) AS given(${columns})`;
}

/** The versions that are asked. */
export const peerVersions = Object.entries({
  "d3-array": "d3-array",
  arquero: "arquero",
  DuckDB: "@duckdb/node-api",
  Malloy: "@malloydata/malloy",
} as const)
  .map(([name, dependency]) => `${name} ${packageJson.devDependencies[dependency]}`)
  .join(", ");
