import type { Figure, FigurePoint, FigureSeries } from "../../figures/figure-value.js";

/** Everything about one point in words: what a pointer over it shows. */
export function spokenPoint({ kind, words }: Figure, { name }: FigureSeries, point: FigurePoint): string {
  const { label, text, xText, detail, interval, partial, unusual } = point;
  const what = [name, label].filter((each) => each !== "").join(" · ");
  const value = xText === undefined ? text : `${xText}${words.comma}${text}`;
  const more = [
    detail,
    interval?.text,
    partial && (kind === "cohorts" ? words.unripe : words.partial),
    unusual && words.unusual,
  ].filter((each) => typeof each === "string");
  return [`${what}: ${value}`, ...more].join(words.comma);
}
