import { type Drawing, titleOf } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, laidOut, sharedUnit } from "./laid-out.js";
import { pointOf, rowLabel } from "./points.js";
import { filled } from "./printable.js";
import { writtenShare } from "./written-plain.js";

const mostSteps = 50;

/**
 * The steps of a funnel: several metrics of the total in order, or one metric of the groups in the order of the report. Each
 * says its share of the step before.
 */
export function funnel(drawing: Drawing): Figure {
  const { names, rows, total, language, options } = drawing;
  sharedUnit(drawing, names);
  const [first] = names as readonly [string];
  const all = names.length > 1 ? names : rows;
  const shown = all.slice(0, options.limit ?? mostSteps);
  const steps = shown.map((step, place) =>
    typeof step === "string"
      ? pointOf(drawing, total, step, titleOf(drawing, step), place)
      : pointOf(drawing, step, first, rowLabel(drawing, step), place),
  );
  const isMixed = currenciesIn(drawing).length > 1;
  const points = steps.map((point, place): FigurePoint => {
    const share = isMixed ? null : shareOf(steps[place - 1], point);
    if (share === null) return point;
    const detail = filled(language.figures.ofStepBefore, { share: writtenShare(options, share) });
    return { ...point, detail };
  });
  return laidOut(drawing, {
    kind: "funnel",
    x: { title: "", ticks: [] },
    series: [{ name: "", role: "value", points }],
    fromZero: true,
    notShown: all.length - shown.length,
  });
}

/** What is left of the step before; `null` without one, or where it is not above zero. */
function shareOf(before: FigurePoint | undefined, { y }: FigurePoint): number | null {
  const base = before?.y ?? null;
  return base === null || y === null || base <= 0 ? null : y / base;
}
