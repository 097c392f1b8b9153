import type { Figure, FigureSeries } from "../../figures/figure-value.js";
import { fontSize, label, path, type Look, type Pen } from "./pen.js";
import { widthOf } from "./text-width.js";

/** How high one line of a legend is. */
const lineHeight = 18;
const swatch = 18;
const gap = 14;

/** The colour and the dashes of a series: what is compared is strong, what it is compared with is faint. */
export function lookOf({ colors }: Pen, { series }: Figure, one: FigureSeries): Look {
  if (one.role === "yearBefore")
    return { stroke: colors.muted, "stroke-width": 1.5, "stroke-dasharray": "5 3" };
  if (one.role !== "value")
    return { stroke: colors.text, "stroke-width": 1.5, "stroke-dasharray": dashes[one.role] };
  const place = series.filter(({ role }) => role === "value").indexOf(one);
  return { stroke: colors.series[place % colors.series.length]!, "stroke-width": 2 };
}

const dashes = { target: "8 3", expected: "2 3", landing: "1 4", center: "10 0", limit: "3 3" } as const;

/** The names of all series with their colours, in lines from the top; how high they are. */
export function legendOf(pen: Pen, figure: Figure): { readonly drawn: string; readonly height: number } {
  const named = figure.series.filter(({ name }) => name !== "");
  if (named.length < 2 && figure.series.length < 2) return { drawn: "", height: 0 };
  let [across, down] = [0, lineHeight];
  const entries = named.map((one) => {
    const width = Math.min(swatch + widthOf(one.name, fontSize), pen.width);
    if (across > 0 && across + width > pen.width) [across, down] = [0, down + lineHeight];
    const line = path(
      pen,
      [
        [across, down - 8],
        [across + swatch - 6, down - 8],
      ],
      lookOf(pen, figure, one),
    );
    const text = label(pen, one.name, [across + swatch, down - 4], pen.width - across - swatch);
    across += width + gap;
    return line + text;
  });
  return { drawn: entries.join(""), height: down };
}
