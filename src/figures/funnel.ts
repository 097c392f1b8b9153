import { type Drawing, titleOf } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { laidOut, sharedUnit } from "./laid-out.js";
import { groupLabel, pointOf } from "./points.js";
import { filled } from "./printable.js";
import { writtenShare } from "./written-plain.js";

/**
 * The steps of a funnel: several metrics of the total in order, or one metric of the groups in the order of the report. Each
 * says its share of the step before.
 */
export function funnel(drawing: Drawing): Figure {
  const { names, rows, total, language } = drawing;
  sharedUnit(drawing, names);
  const [first] = names as readonly [string];
  const steps =
    names.length > 1
      ? names.map((name, place) => pointOf(drawing, total, name, titleOf(drawing, name), place))
      : rows.map((row, place) => pointOf(drawing, row, first, groupLabel(drawing, row), place));
  const points = steps.map((point, place): FigurePoint => {
    const share = shareOf(steps[place - 1], point);
    if (share === null) return point;
    const detail = filled(language.figures.ofStepBefore, { share: writtenShare(drawing.options, share) });
    return { ...point, detail };
  });
  const x = { title: "", ticks: [] };
  return laidOut(drawing, {
    kind: "funnel",
    x,
    series: [{ name: "", role: "value", points }],
    fromZero: true,
  });
}

/** What is left of the step before; `null` without one, or where it is not above zero. */
function shareOf(before: FigurePoint | undefined, { y }: FigurePoint): number | null {
  const base = before?.y ?? null;
  return base === null || y === null || base <= 0 ? null : y / base;
}
