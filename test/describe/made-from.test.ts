import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  customerPayments,
  dealStarts,
  latestAnswers,
  pointsSpells,
  purchaseGaps,
  quietSpells,
  quoteChains,
  receivableSpells,
  stageReaches,
  stageStays,
} from "salesmetrics";
import { describe } from "salesmetrics/describe";
import { en } from "salesmetrics/describe/en";
import { mrrMovements, policies, subscriptionSpells } from "salesmetrics/subscriptions";
import { expect, test } from "vitest";
import { madeFrom } from "../../src/describe/made-from.js";
import { everyMetric } from "../catalog/catalogue.js";
import { dataOf } from "../laws/rows.js";

type Rows = readonly Readonly<Record<string, unknown>>[];
type Data = Readonly<Record<string, Rows>>;
type View = (data: Data) => { readonly rows: readonly unknown[] };

const stages = ["demo", "contract"];
const spellsOf = (data: Data) => subscriptionSpells(data as never, { policy: policies.standard });
const staysOf = ({ stageVisits }: Data) => stageStays(stageVisits as never, stages);

const views: Readonly<Record<string, View>> = {
  customerPayments: (data) => customerPayments(data as never),
  dealStarts: (data) => dealStarts(data as never),
  latestAnswers: ({ surveyResponses }) => latestAnswers(surveyResponses as never),
  mrrMovements: (data) => mrrMovements(spellsOf(data).rows),
  pointsSpells: ({ pointsEntries }) => pointsSpells(pointsEntries as never),
  purchaseGaps: ({ orders }) => purchaseGaps(orders as never),
  quietSpells: (data) => quietSpells({ ...data, stageStays: staysOf(data).rows } as never),
  quoteChains: ({ quotes }) => quoteChains(quotes as never),
  receivableSpells: (data) => receivableSpells(data as never),
  stageReaches: ({ stageVisits }) => stageReaches(stageVisits as never, stages),
  stageStays: staysOf,
  subscriptionSpells: spellsOf,
};

const folder = join(import.meta.dirname, "../../src/views");
const entitiesOfViews = readdirSync(folder).flatMap((file) =>
  Array.from(
    readFileSync(join(folder, file), "utf8").matchAll(/libraryEntity\("(\w+)"/g),
    ([, name]) => name!,
  ),
);

test("every view that a metric of the catalogue reads is known", () => {
  const read = new Set(Object.values(everyMetric).flatMap((each) => Object.keys(describe(each, en).needs)));
  const ofViews = entitiesOfViews.filter((name) => read.has(name)).sort();
  expect(ofViews).toEqual(Object.keys(madeFrom).sort());
  expect(ofViews).toEqual(Object.keys(views).sort());
});

/** Deals that the rows of others refer to. */
function withDealIds(data: Data): Data {
  const { deals, ...others } = data;
  return deals === undefined
    ? data
    : { ...others, deals: deals.map((row, place) => ({ ...row, id: String(place) })) };
}

const shown = (made: unknown): string =>
  JSON.stringify(made, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));

test.each(Object.entries(madeFrom))(
  "%s cannot do without the fields that it is said to need",
  (name, view) => {
    const parts = [view.always, ...Object.values(view.fields ?? {})];
    const paths = [
      ...new Set(
        parts.flatMap((part) =>
          Object.entries(part).flatMap(([entity, fields]) => fields.map((field) => `${entity}.${field}`)),
        ),
      ),
    ];
    const sources = new Set(paths.map((path) => path.split(".")[0]!));
    const samples = fc
      .sample(dataOf(sources, { times: "dates" } as never), { numRuns: 200, seed: 20 })
      .map((data) => withDealIds(data as Data));
    const unread = paths.filter((path) => {
      const [entity, field] = path.split(".") as [string, string];
      return samples.every((data) => {
        const rows = data[entity]!.map((row) =>
          Object.fromEntries(Object.entries(row).filter(([each]) => each !== field)),
        );
        return shown(views[name]!({ ...data, [entity]: rows })) === shown(views[name]!(data));
      });
    });
    expect(unread).toEqual([]);
  },
);
