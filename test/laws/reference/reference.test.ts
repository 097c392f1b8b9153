// Every metric of the catalogue, asked random questions of dirty rows, agrees with an interpreter that reads nothing but
// its definition. A failing question is shrunk. More of them: REFERENCE_RUNS=200 npx vitest run test/laws/reference
import { test } from "@fast-check/vitest";
import { definitionOf } from "salesmetrics";
import { everyMetric } from "../../catalog/catalogue.js";
import { casesOf, check } from "./check.js";

const runs = Number(process.env["REFERENCE_RUNS"] ?? 8);

for (const [name, metric] of Object.entries(everyMetric)) {
  const formula = definitionOf(metric).formula;
  test.prop([casesOf(formula)], { numRuns: runs })(name, (drawn) => {
    check(name, metric, formula, drawn);
  });
}
