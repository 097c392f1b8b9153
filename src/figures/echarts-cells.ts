import { type Canvas, crossSeries, itemOf, labelText, type Part } from "./echarts-parts.js";
import { cellColors, endsOf, type Mark, mostCellTexts } from "./marks.js";

/** A heat map: a row for each series, and the colours of its values. */
export function cellOptions(canvas: Canvas): Part & { readonly series: readonly Part[] } {
  const { figure, drawn, palette, numberOf } = canvas;
  const ends = endsOf(figure.y, figure.series, "y");
  const positionOf = ({ x, series }: Mark): readonly number[] => [numberOf.get(x)!, series];
  const show = drawn.places.length <= mostCellTexts;
  const dashed = { borderColor: palette.text, borderWidth: 1.5, borderType: "dashed" };
  const data = drawn.marks.flatMap((mark) => {
    if (mark.y === null) return [];
    const label = { show, color: cellColors(mark.y, ends, palette).ink, formatter: labelText(mark.text) };
    const itemStyle = mark.partial ? dashed : { borderColor: palette.background, borderWidth: 1 };
    return [itemOf(mark, [...positionOf(mark), mark.y], { label, itemStyle })];
  });
  const missing = drawn.marks.filter(({ y }) => y === null);
  return {
    visualMap: {
      ...{ type: "continuous", show: false, seriesIndex: 0, dimension: 2 },
      ...{ min: ends[0], max: ends[1], inRange: { color: palette.heat } },
    },
    series: [
      { type: "heatmap", data },
      ...crossSeries(
        canvas,
        missing.map((mark) => itemOf(mark, positionOf(mark), {})),
      ),
    ],
  };
}
