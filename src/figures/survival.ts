import { refusal } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import type { AnyMetric, MetricUnit } from "../formulas/metric.js";
import { coreOf } from "../formulas/metric.js";
import type { SurvivalStep } from "../metrics/survival.js";
import type { Drawing, Row } from "./drawing.js";
import type { Figure, FigurePoint, FigureSeries } from "./figure-value.js";
import { laidOut } from "./laid-out.js";
import { intervalOf, keyOf, rowLabel } from "./points.js";
import { withSource } from "./sources.js";
import { scaleOf } from "./ticks.js";
import { writtenAge, writtenShare } from "./written-plain.js";

const mostCurves = 8;

/** The share that is left by age, with its band; a curve for each row. It begins with all at age 0. */
export function survival(drawing: Drawing): Figure {
  const { caller, names, rows, options, language, metricOf } = drawing;
  const [name] = names as readonly [string];
  const unit = lifetimeUnit(caller, metricOf(name));
  if (unit === null || names.length > 1)
    throw refusal(caller, "one metric of survivalCurve", names.join(", "));
  const shown = rows.slice(0, options.limit ?? mostCurves);
  const series = shown.map((row): FigureSeries => {
    const steps = (row[name] ?? null) as readonly SurvivalStep[] | null;
    const points =
      steps === null
        ? [missingPoint(drawing, row, name)]
        : [{ age: 0, survival: 1, interval: null }, ...steps].map((step) =>
            stepPoint(drawing, row, step, unit),
          );
    return { name: rows.length > 1 ? rowLabel(drawing, row) : "", role: "value", points };
  });
  const ages = series.flatMap(({ points }) => points.map(({ x }) => x)).filter((age) => age !== null);
  const shares = ages.length === 0 ? [] : [0, 1];
  return laidOut(drawing, {
    kind: "survival",
    x: scaleOf(language.figures.age, { values: ages, fromZero: true, whole: false }, (age) =>
      writtenAge(options, age, unit),
    ),
    y: scaleOf(language.figures.share, { values: shares, fromZero: true, whole: false }, (share) =>
      writtenShare(options, share),
    ),
    series,
    fromZero: true,
    notShown: rows.length - shown.length,
  });
}

function missingPoint(drawing: Drawing, row: Row, name: string): FigurePoint {
  const { reason } = drawing.explain(row, name);
  const text = reason === null ? "–" : drawing.language.reasons[reason];
  const key = withSource(keyOf(drawing, row), { drawing, row, name });
  return { label: rowLabel(drawing, row), key, x: null, y: null, text, reason };
}

function stepPoint(
  drawing: Drawing,
  row: Row,
  { age, survival: share, interval }: Pick<SurvivalStep, "age" | "survival" | "interval">,
  unit: MetricUnit,
): FigurePoint {
  const { options } = drawing;
  const write = (at: number): string => writtenShare(options, at);
  const label = writtenAge(options, age, unit);
  const step = {
    text: write(share),
    ...(interval !== null && { interval: intervalOf(drawing, interval, write) }),
  };
  const [name] = drawing.names as readonly [string];
  const key = withSource({ ...keyOf(drawing, row), age }, { drawing, row, name, age: label, step });
  return { label, key, x: age, y: share, reason: null, ...step };
}

/** The unit of the ages of a survival curve, from its definition; `null` for another metric. */
export function lifetimeUnit(caller: string, metric: AnyMetric): MetricUnit | null {
  const { definition } = coreOf(caller, metric).formula;
  if (typeof definition !== "object" || definition === null || !("survivalCurve" in definition)) return null;
  const unit = (definition["survivalCurve"] as readonly Json[]).at(-1);
  return unit === "calendarDays" ? "days" : (unit as MetricUnit);
}
