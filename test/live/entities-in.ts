import { definitionOf, type Metrics, type Query } from "salesmetrics";
import { shapes } from "../engines/tables.js";

/** The entities that a question reads: those named in its definitions. */
export function entitiesIn(metrics: Metrics, query: Query): string[] {
  const said = JSON.stringify([
    Object.values(metrics).map((metric) => definitionOf(metric)),
    Object.values(query.by ?? {}).map(({ definition }) => definition),
  ]);
  return shapes
    .map(({ name }) => name)
    .filter((name) => said.includes(`"${name}"`) || said.includes(`"${name}.`));
}
