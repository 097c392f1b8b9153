import { refusal } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import type { MetricUnit } from "../formulas/metric.js";
import { coreOf } from "../formulas/metric.js";
import type { SurvivalStep } from "../metrics/survival.js";
import type { Drawing } from "./drawing.js";
import type { Figure, FigurePoint, FigureSeries } from "./figure-value.js";
import { laidOut } from "./laid-out.js";
import { groupLabel } from "./points.js";
import { filled } from "./printable.js";
import { scaleOf } from "./ticks.js";
import { writtenAge, writtenShare } from "./written-plain.js";

const mostCurves = 8;

/** The share that is left by age, with its band; a curve for each group, or one of the total. It begins with all at age 0. */
export function survival(drawing: Drawing): Figure {
  const { caller, names, rows, total, dimensions, options, language, metricOf } = drawing;
  const [name] = names as readonly [string];
  const unit = lifetimeUnit(coreOf(caller, metricOf(name)).formula.definition);
  if (unit === null || names.length > 1)
    throw refusal(caller, "one metric of survivalCurve", names.join(", "));
  const lines = dimensions.length === 0 ? [total] : rows;
  const shown = lines.slice(0, options.limit ?? mostCurves);
  const series = shown.map((row): FigureSeries => {
    const steps = (row[name] ?? null) as readonly SurvivalStep[] | null;
    const reason = steps === null ? drawing.explain(row, name).reason : null;
    const points =
      steps === null
        ? [
            {
              label: groupLabel(drawing, row),
              key: {},
              x: null,
              y: null,
              text: language.reasons[reason ?? "empty"],
              reason,
            },
          ]
        : [{ age: 0, survival: 1, interval: null }, ...steps].map((step) => stepPoint(drawing, step, unit));
    return { name: groupLabel(drawing, row), role: "value", points };
  });
  const ages = series.flatMap(({ points }) => points.map(({ x }) => x)).filter((age) => age !== null);
  return laidOut(drawing, {
    kind: "survival",
    x: scaleOf(language.figures.age, ages, true, (age) => writtenAge(options, age, unit)),
    y: scaleOf(language.figures.share, ages.length === 0 ? [] : [0, 1], true, (share) =>
      writtenShare(options, share),
    ),
    series,
    fromZero: true,
    notShown: lines.length - shown.length,
  });
}

function stepPoint(
  { options, language }: Drawing,
  { age, survival: share, interval }: Pick<SurvivalStep, "age" | "survival" | "interval">,
  unit: MetricUnit,
): FigurePoint {
  const [low, high] = [interval?.low ?? 0, interval?.high ?? 0].map((bound) =>
    writtenShare(options, bound),
  ) as [string, string];
  return {
    label: writtenAge(options, age, unit),
    key: { age },
    x: age,
    y: share,
    text: writtenShare(options, share),
    reason: null,
    ...(interval !== null && {
      interval: { ...interval, text: filled(language.figures.interval, { low, high }) },
    }),
  };
}

/** The unit of the ages of a survival curve, from its definition; `null` for another metric. */
function lifetimeUnit(definition: Json): MetricUnit | null {
  if (typeof definition !== "object" || definition === null || !("survivalCurve" in definition)) return null;
  const unit = (definition["survivalCurve"] as readonly Json[]).at(-1);
  return unit === "calendarDays" ? "days" : (unit as MetricUnit);
}
