import type { Figure, FigurePoint, FigureSeries } from "../../figures/figure-value.js";
import { remarksOf } from "../../figures/remarks.js";

/** Everything about one point in words: what a pointer over it shows. */
export function spokenPoint(figure: Figure, { name }: FigureSeries, point: FigurePoint): string {
  const { label, text, xText } = point;
  const what = [name, label].filter((each) => each !== "").join(" · ");
  const value = xText === undefined ? [text] : [xText, text];
  return `${what}: ${[...value, ...remarksOf(figure, point)].join(figure.words.comma)}`;
}
