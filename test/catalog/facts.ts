import { describe, expect, test } from "vitest";
import {
  type AnyMetric,
  evaluate,
  type Explanation,
  isMoney,
  type Metric,
  month,
  type QuestionOptions,
  type Reason,
  type RowLists,
  type TimeValue,
} from "salesmetrics";

/** A number, or money as `"75 USD"`. */
type AnswerValue = number | `${string} ${string}`;

/** A value, or the reason why there is none. */
export type Answer = AnswerValue | Reason;

/** What is known of a metric without asking the library. */
export interface Facts<Data> {
  /** Its row in definitions.md. */
  readonly row: string;
  /** The question of the worked example, and of everything below. */
  readonly options?: QuestionOptions;
  readonly example: RowLists<Data>;
  readonly value: AnswerValue;
  readonly empty: Answer;
  readonly single: readonly [RowLists<Data>, Answer];
  /** Rows that lie on one date of the time axis, all other dates outside March 2025, and their value on its first and last day. */
  readonly edges?: {
    readonly at: (time: TimeValue) => RowLists<Data>;
    readonly first: Answer;
    readonly last: Answer;
    readonly options?: QuestionOptions;
  };
  /** Other situations: rows, answer, and what the question says beyond `options`. */
  readonly also?: Readonly<Record<string, readonly [RowLists<Data>, Answer, QuestionOptions?]>>;
  /** Rows that cannot be used, by why: beside the example they change nothing, and are counted. */
  readonly unusable?: Readonly<Record<string, { readonly [Name in keyof Data]?: readonly unknown[] }>>;
  /** Rows in two currencies, which no amount adds up. */
  readonly mixed?: RowLists<Data>;
}

/** What no time field can hold. A number is no instant: `parseRows` reads epochs, the engine does not guess. */
export const badTimes: readonly unknown[] = [
  new Date(Number.NaN),
  "2025-02-30",
  "2025-3-1",
  "yesterday",
  "",
  1_741_000_000_000,
  Number.NaN,
  Infinity,
  true,
  {},
  [],
];

/** What no number or amount can be. */
export const badNumbers: readonly unknown[] = [
  Number.NaN,
  Infinity,
  -Infinity,
  "",
  " 1",
  "1,000",
  "12 EUR",
  "NaN",
  "1e999999999",
  "1".repeat(10_001),
  10n,
  true,
  {},
  [],
];

/** What no text can be. */
export const badTexts: readonly unknown[] = [5, true, Number.NaN, {}, []];

/** Texts that are no currency. */
export const unknownCurrencies: readonly string[] = ["us", "XXX", "EURO", "", "__proto__"];

/** A thousand digits. */
export const thousandNines = "9".repeat(1000);

/** Rows with ids from 1. */
export function numbered<RowType>(rows: readonly RowType[]): (RowType & { readonly id: string })[] {
  return rows.map((row, index) => ({ id: String(index + 1), ...row }));
}

/** What `explain` says of a metric over all rows. */
export function explained<Data, Value>(
  metric: Metric<Data, Value>,
  data: RowLists<NoInfer<Data>>,
  options: QuestionOptions = {},
): Explanation<Value> {
  const report = evaluate({ metric }, data as never, options);
  return report.explain(report.total, "metric");
}

export function answer<Data, Value>(
  metric: Metric<Data, Value>,
  data: RowLists<NoInfer<Data>>,
  options: QuestionOptions = {},
): Answer {
  const { value, reason } = explained(metric, data, options);
  return shown(value ?? reason);
}

export function shown(value: unknown): Answer {
  if (isMoney(value)) return `${value.amount.toFixed()} ${value.currency}`;
  if (typeof value === "number" || isReason(value)) return value;
  throw new TypeError(`expected a number, money or a reason, got ${String(value)}`);
}

const reasons: readonly unknown[] = [
  "empty",
  "zero-denominator",
  "immature",
  "incomplete-period",
  "no-base",
  "not-applicable",
] satisfies Reason[];

function isReason(answer: unknown): answer is Reason {
  return reasons.includes(answer);
}

/** The rows, the question and the value of a metric. */
export interface WorkedExample {
  readonly metric: AnyMetric;
  readonly data: Readonly<Record<string, readonly unknown[]>>;
  readonly options: QuestionOptions;
  readonly value: AnswerValue;
}

/** Those that `describeMetric` was called with: the reference pages show them. */
export const workedExamples: WorkedExample[] = [];

/** Tests what every metric must hold, with the facts of one. */
export function describeMetric<Data, Value>(
  title: string,
  metric: Metric<Data, Value>,
  facts: Facts<NoInfer<Data>>,
): void {
  const { row, options = {}, example, value, empty, single, edges, also = {}, unusable = {}, mixed } = facts;
  const entities = Object.keys(example) as (keyof Data & string)[];
  workedExamples.push({ metric, data: example, options, value });
  const nowhere = Object.fromEntries(entities.map((entity) => [entity, []])) as unknown as RowLists<Data>;

  /** Asked in a report, and called: a call gives `null` for a reason, and only for a reason. */
  const expectAnswer = (data: RowLists<Data>, asked: QuestionOptions, expected: Answer): void => {
    expect(answer(metric, data, asked)).toBe(expected);
    const called = metric(data, asked);
    expect(called === null ? null : shown(called)).toBe(isReason(expected) ? null : expected);
  };

  describe(`${title} (${row})`, () => {
    test("worked example", () => {
      expectAnswer(example, options, value);
    });

    test("no rows", () => {
      expectAnswer(nowhere, options, empty);
    });

    test("a single row", () => {
      expectAnswer(single[0], options, single[1]);
    });

    if (edges !== undefined) {
      test("the edges of a period, by date and by instant", () => {
        const onDate = (time: TimeValue): Answer =>
          answer(metric, edges.at(time), { ...options, ...edges.options, during: month(2025, 3) });
        expect([
          onDate("2025-02-28"),
          onDate("2025-03-01"),
          onDate("2025-03-31"),
          onDate("2025-04-01"),
        ]).toEqual([empty, edges.first, edges.last, empty]);
        const berlin = month(2025, 3, { timeZone: "Europe/Berlin" });
        const atInstant = (text: string): Answer =>
          answer(metric, edges.at(new Date(text)), { ...options, ...edges.options, during: berlin });
        // Berlin is an hour ahead of UTC when March begins, and two when it ends.
        expect([
          atInstant("2025-02-28T22:59:59.999Z"),
          atInstant("2025-02-28T23:00:00.000Z"),
          atInstant("2025-03-31T21:59:59.999Z"),
          atInstant("2025-03-31T22:00:00.000Z"),
        ]).toEqual([empty, edges.first, edges.last, empty]);
      });
    }

    test("leaves rows as they are, and their order changes nothing", () => {
      const before = structuredClone(example);
      answer(metric, example, options);
      expect(example).toEqual(before);
      const backwards = structuredClone(example);
      for (const entity of entities) {
        for (const each of (backwards[entity] as unknown[]).reverse()) Object.freeze(each);
        Object.freeze(backwards[entity]);
      }
      expect(answer(metric, Object.freeze(backwards), options)).toBe(value);
    });

    test.each(Object.entries(also))("%s", (_situation, [data, expected, more = {}]) => {
      expectAnswer(data, { ...options, ...more }, expected);
    });

    const notRows = Object.fromEntries(entities.map((entity) => [entity, [null, undefined, 7, "row", 10n]]));
    test.each(Object.entries({ "not a row": notRows, ...unusable }))(
      "reports rows for %s, and keeps the others",
      (why, bad) => {
        const together = Object.fromEntries(
          entities.map((entity) => [entity, [...rowsOf(bad, entity), ...example[entity]]]),
        ) as unknown as RowLists<Data>;
        const { value: found, reason, excluded } = explained(metric, together, options);
        expect(shown(found ?? reason)).toBe(value);
        for (const entity of entities) {
          const count = rowsOf(bad, entity).length;
          if (count > 0) expect(excluded).toContainEqual({ entity, why, count });
        }
      },
    );

    if (mixed !== undefined) {
      test("refuses to add currencies", () => {
        expect(() => metric(mixed, options)).toThrow(
          expect.objectContaining({
            code: "mixed-currencies",
            message: expect.stringMatching(`^${metric.id ?? "metric"}: expected amounts of one currency`),
          }),
        );
      });
    }
  });
}

function rowsOf(data: object, entity: string): readonly unknown[] {
  return (data as Readonly<Record<string, readonly unknown[]>>)[entity] ?? [];
}
