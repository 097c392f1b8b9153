import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowsOf } from "../engines/rows.js";
import type { Times } from "../engines/tables.js";
import { dealsOf } from "../laws/deals.js";
import { isAskedOnce, isOfCatalogue, questionsOf } from "../sql/questions.js";
import { metrics, questions, refused, saidOf } from "../tables/reports.js";
import { entitiesIn } from "./entities-in.js";
import { moments } from "./moments.js";
import { runHistory } from "./operations.js";

/** Texts are compared fast; values say what differs, and that amounts are amounts. */
function expectSame(said: unknown, expected: unknown): void {
  const isSame = JSON.stringify(said) === JSON.stringify(expected);
  if (!isSame) expect(said).toEqual(expected);
  expect(isSame).toBe(true);
}

/** The long form asks the whole catalogue. */
const isInShortForm = (title: string): boolean => !isOfCatalogue(title) || /\((1|6) of/.test(title);

describe.for<Times>(["date", "instant"])("over rows with times of type %s", (times) => {
  const asked = questionsOf(times).filter(({ title }) => isAskedOnce(title, times) && isInShortForm(title));
  test.for(asked)("$title: the report is that of the rows that remain", ({ title, metrics, query }) => {
    const names = entitiesIn(metrics, query);
    const lists = [1, 2].map((seed) => rowsOf({ times, count: 16, seed }));
    const versions = Object.fromEntries(names.map((name) => [name, lists.flatMap((list) => list[name]!)]));
    const steps = isOfCatalogue(title) ? { operations: 60, step: 30 } : { operations: 120, step: 30 };
    runHistory({ metrics, query, versions, moments: moments[times], ...steps, seed: 11 }, expectSame);
  });
});

/** Few, so that rows are replaced; and two that are none. */
const ids = [..."12345678", "__proto__", "constructor", "", null];

const histories = fc.sample(questions, { numRuns: 30, seed: 5 }).map((query, seed) => {
  const deals = fc.sample(dealsOf({ times: "both" }), { numRuns: 6, seed }).flat();
  const versions = { deals: deals.map((deal, at) => ({ ...deal, id: ids[at % ids.length] })) };
  const moments = query.asOf === undefined ? [] : ([query.asOf, "2025-01-31", "2024-12-01"] as const);
  return { metrics, query, versions, moments, operations: 600, step: 25, seed };
});

/** Whether there is a report of all rows. Others show that errors stay the same until their rows are gone. */
const isAnswered = ({ query, versions }: (typeof histories)[number]): boolean =>
  saidOf(versions as never, query) !== refused;

describe("over deals that no schema has checked", () => {
  test.for(histories.filter((history, place) => isAnswered(history) || place < 4))(
    "seed $seed: the report is that of the rows that remain, or neither can be made",
    (history) => {
      let made = 0;
      runHistory(history, (said, expected) => {
        if (said !== refused) made++;
        expectSame(said, expected);
      });
      if (isAnswered(history)) expect(made).toBeGreaterThan(0);
    },
  );
});
