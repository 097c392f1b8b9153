import pl, { type DataFrame, type Expr, type Series } from "nodejs-polars";
import type { Answers, Contender } from "../contender.js";
import type { Coded, DealColumns } from "../data/columns.js";
import { idsOf } from "../data/rows.js";
import { millisecondsPerDay } from "../data/durations.js";
import type { DistinctRow, FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

/** In process, on all cores; texts of few words are categories. */
export const polars: Contender = {
  name: "polars",
  packageName: "nodejs-polars",
  fromColumns: (columns): Answers => {
    const deals = frameOf(columns);
    return {
      main: () => main(deals),
      one: () => one(deals),
      scorecard: () => scorecard(deals),
      distinct: () => distinct(deals),
      filter: () => filter(deals),
    };
  },
};

const { col, lit } = pl;
const isWon = col("status").eq(lit("won"));
const isLost = col("status").eq(lit("lost"));
const isClosed = col("status").neq(lit("open"));
const rep = col("ownerId").alias("rep");
const year = col("closedAt").date.year();
const month = year.mul(12).add(col("closedAt").date.month()).sub(1).cast(pl.Int32).alias("month");
const amount = col("amount");
const cycleDays = col("closedAt")
  .cast(pl.Int64)
  .sub(col("createdAt").cast(pl.Int64))
  .cast(pl.Float64)
  .div(millisecondsPerDay);

async function main(deals: DataFrame): Promise<MainRow[]> {
  return recordsOf(
    deals
      .lazy()
      .filter(isClosed)
      .groupBy([rep, month])
      .agg(
        pl.len().alias("closed"),
        isWon.sum().alias("won"),
        amount.filter(isWon).sum().alias("bookings"),
        cycleDays.filter(isWon).mean().alias("cycle"),
      ),
  );
}

async function one(deals: DataFrame): Promise<OneRow[]> {
  return recordsOf(deals.lazy().select(share(isWon.sum(), isClosed.sum()).alias("winRate")));
}

async function scorecard(deals: DataFrame): Promise<ScorecardRow[]> {
  const bookings = amount.filter(isWon).sum();
  return recordsOf(
    deals
      .lazy()
      .groupBy([rep])
      .agg(
        pl.len().alias("dealsCreated"),
        isWon.sum().alias("wonDeals"),
        isLost.sum().alias("lostDeals"),
        isClosed.sum().alias("closedDeals"),
        share(isWon.sum(), isClosed.sum()).alias("winRate"),
        share(isLost.sum(), isClosed.sum()).alias("lossRate"),
        bookings.alias("bookings"),
        amount.filter(isWon).mean().alias("averageDealSize"),
        bookings.div(amount.filter(isClosed).sum()).alias("valueWeightedWinRate"),
        cycleDays.filter(isWon).mean().alias("salesCycle"),
        cycleDays.filter(isLost).mean().alias("timeToLoss"),
        amount.sum().alias("pipelineCreated"),
      ),
  );
}

async function distinct(deals: DataFrame): Promise<DistinctRow[]> {
  return recordsOf(
    deals
      .lazy()
      .filter(isWon)
      .groupBy([month])
      .agg(col("customerId").nUnique().alias("customers"), cycleDays.median().alias("medianCycle")),
  );
}

async function filter(deals: DataFrame): Promise<FilterRow[]> {
  return recordsOf(
    deals
      .lazy()
      .filter(isClosed.and(col("source").eq(lit("partner"))))
      .groupBy([rep])
      .agg(amount.filter(isWon).sum().alias("bookings"), share(isWon.sum(), pl.len()).alias("winRate")),
  );
}

function share(part: Expr, whole: Expr): Expr {
  return part.cast(pl.Float64).div(whole);
}

async function recordsOf<Row>(query: { collect(): Promise<DataFrame> }): Promise<Row[]> {
  return (await query.collect()).toRecords() as Row[];
}

function frameOf(columns: DealColumns): DataFrame {
  return pl.DataFrame([
    pl.Series("id", idsOf(columns.size)),
    words("status", columns.status),
    words("ownerId", columns.owner),
    words("customerId", columns.customer),
    words("source", columns.source),
    words("name", columns.name),
    words("currency", { codes: new Uint16Array(columns.size), words: ["USD"] }),
    pl.Series("amount", columns.amount),
    instants("createdAt", columns.createdAt),
    instants("closedAt", columns.closedAt),
  ]);
}

function words(title: string, { codes, words }: Coded): Series {
  const texts = Array.from(codes, (code) => words[code]!);
  return pl.Series(title, texts).cast(pl.Categorical);
}

/** A number that is not one becomes null when it is made an integer, if the cast is not strict. */
function instants(title: string, milliseconds: Float64Array): Series {
  return pl.Series(title, milliseconds).cast(pl.Int64, false).cast(pl.Datetime("ms"));
}
