/** A sum of money: exact as text, or the float that a contender adds up to. */
export type Amount = number | string;

/** Without deals, a group has no row, or one of zeros and nulls. */
export interface MainRow {
  readonly rep: string;
  /** In months since the year 0. */
  readonly month: number;
  readonly closed: number;
  readonly won: number;
  readonly bookings: Amount;
  /** The mean cycle of deals won, in days. */
  readonly cycle: number | null;
}

export interface OneRow {
  readonly winRate: number | null;
}

export interface ScorecardRow {
  readonly rep: string;
  readonly dealsCreated: number;
  readonly wonDeals: number;
  readonly lostDeals: number;
  readonly closedDeals: number;
  readonly winRate: number | null;
  readonly lossRate: number | null;
  readonly bookings: Amount;
  readonly averageDealSize: number | null;
  readonly valueWeightedWinRate: number | null;
  readonly salesCycle: number | null;
  readonly timeToLoss: number | null;
  readonly pipelineCreated: Amount;
}

export interface DistinctRow {
  readonly month: number;
  readonly customers: number;
  readonly medianCycle: number | null;
}

export interface FilterRow {
  readonly rep: string;
  readonly bookings: Amount;
  readonly winRate: number | null;
}

/** The row that each question is answered with. */
export interface RowOf {
  readonly main: MainRow;
  readonly one: OneRow;
  readonly scorecard: ScorecardRow;
  readonly distinct: DistinctRow;
  readonly filter: FilterRow;
}

export type QuestionName = keyof RowOf;

/** What a field holds, which says how closely answers have to agree. */
export type FieldKind = "key" | "count" | "money" | "quotient";

/** The kind of every field of a row. */
export type FieldsOf<Row> = { readonly [Field in keyof Row]: FieldKind };

export type AnyFields = Readonly<Record<string, FieldKind>>;

interface Question<Row> {
  readonly title: string;
  readonly fields: FieldsOf<Row>;
}

/** What every contender is asked. Months are those of UTC; a cycle is `closedAt − createdAt`. */
export const questions: { readonly [Name in QuestionName]: Question<RowOf[Name]> } = {
  main: {
    title: "by 50 reps and 24 months of closing: closed, won, won amount, mean cycle of won",
    fields: { rep: "key", month: "key", closed: "count", won: "count", bookings: "money", cycle: "quotient" },
  },
  one: {
    title: "one metric alone: the win rate",
    fields: { winRate: "quotient" },
  },
  scorecard: {
    title: "twelve metrics by 50 reps",
    fields: {
      rep: "key",
      dealsCreated: "count",
      wonDeals: "count",
      lostDeals: "count",
      closedDeals: "count",
      winRate: "quotient",
      lossRate: "quotient",
      bookings: "money",
      averageDealSize: "quotient",
      valueWeightedWinRate: "quotient",
      salesCycle: "quotient",
      timeToLoss: "quotient",
      pipelineCreated: "money",
    },
  },
  distinct: {
    title: "by 24 months of closing: different customers and median cycle of won deals",
    fields: { month: "key", customers: "count", medianCycle: "quotient" },
  },
  filter: {
    title: 'by 50 reps, where the source is "partner": won amount and win rate',
    fields: { rep: "key", bookings: "money", winRate: "quotient" },
  },
};

export const questionNames = Object.keys(questions) as QuestionName[];
