// Every metric of the catalogue, asked random questions of dirty rows, agrees with an interpreter that reads nothing but
// its definition. A failing question is shrunk. More of them: REFERENCE_RUNS=200 npx vitest run test/laws/reference
import { test } from "@fast-check/vitest";
import { count, countWhere, Deal, definitionOf, gt, gte, lt, lte, perKey, wonDeals } from "salesmetrics";
import { everyMetric } from "../../catalog/catalogue.js";
import { casesOf, check } from "./check.js";

const runs = Number(process.env["REFERENCE_RUNS"] ?? 8);

const created = (where: ReturnType<typeof gt<{ deals: Deal }, number>>) =>
  count(Deal, { where, at: Deal.createdAt });
/** The catalogue's own limits, such as 90 days, are seldom met exactly; these are by many rows. */
const limits = {
  atLeast: created(gte(Deal.probability, 0.5)),
  above: created(gt(Deal.probability, 0.5)),
  atMost: created(lte(Deal.probability, 0.5)),
  below: created(lt(Deal.probability, 0.5)),
  keys: perKey(Deal.ownerId, wonDeals, countWhere({ atLeast: 1 })),
};

for (const [name, metric] of Object.entries({ ...everyMetric, ...limits })) {
  const formula = definitionOf(metric).formula;
  test.prop([casesOf(formula)], { numRuns: runs })(name, (drawn) => {
    check(name, metric, formula, drawn);
  });
}
