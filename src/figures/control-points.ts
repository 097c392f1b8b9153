import type { ChartPoint } from "../alerts/detectors/series.js";
import { isolated } from "../describe/isolated.js";
import { ownOf } from "../vectors/own.js";
import type { Drawing } from "./drawing.js";
import type { FigurePoint, FigureSeries } from "./figure-value.js";
import { currenciesIn, estimateWriter } from "./laid-out.js";
import { filled } from "./printable.js";

/** What a chart says of the values: the limits of those that it judges. */
type Limits = ReadonlyMap<FigurePoint, ChartPoint>;

/** What is plotted in place of the values: a moving average or a cumulative sum. */
type Plotted = "average" | "sum" | undefined;

/** The points of the values, each with the rules that it broke in words. */
export function judgedPoints(
  drawing: Drawing,
  values: readonly FigurePoint[],
  { limits, plotted }: { readonly limits: Limits; readonly plotted: Plotted },
): { readonly point: FigurePoint; readonly rules: string }[] {
  const { figures, signals } = drawing.language;
  const write = writerOf(drawing);
  return values.map((value) => {
    const found = limits.get(value);
    const rules = (found?.signals ?? [])
      .map((signal) => ownOf(signals as Readonly<Record<string, string>>, signal) ?? signal)
      .join(figures.comma);
    const isReplaced = plotted !== undefined && found !== undefined;
    const own = isReplaced ? [filled(figures.value, { value: isolated(value.text) })] : [];
    const detail = [...own, ...(rules === "" ? [] : [rules])].join(figures.comma);
    const point: FigurePoint = {
      ...value,
      // Beside means and sums a value alone has no place.
      ...(plotted !== undefined && { y: found?.statistic ?? null }),
      ...(isReplaced && { text: write(found.statistic) }),
      ...(detail !== "" && { detail }),
      ...(rules !== "" && { unusual: true as const }),
    };
    return { point, rules };
  });
}

/** The center and both limits of a chart; none without limits. A cumulative sum begins at 0. */
export function limitSeries(drawing: Drawing, limits: Limits, plotted: Plotted): FigureSeries[] {
  if (limits.size === 0) return [];
  const { center, lower, upper } = drawing.language.figures;
  const write = writerOf(drawing);
  const line = (name: string, role: "center" | "limit", at: (point: ChartPoint) => number): FigureSeries => ({
    name,
    role,
    points: Array.from(limits, ([{ label, key, x }, point]) => {
      const y = at(point);
      return { label, key, x, y, text: write(y), reason: null };
    }),
  });
  return [
    line(center, "center", (point) => (plotted === "sum" ? 0 : point.center)),
    line(lower, "limit", (point) => point.lower),
    line(upper, "limit", (point) => point.upper),
  ];
}

function writerOf(drawing: Drawing): (position: number) => string {
  const [currency = null] = currenciesIn(drawing);
  return estimateWriter(drawing, drawing.names[0]!, currency);
}
