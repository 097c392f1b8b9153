import { memoized } from "../memo.js";
import type { Figure, FigurePoint } from "./figure-value.js";

/** A figure as rows and columns: each point is in one cell. */
export interface Grid {
  /** What the rows are of; empty where nothing says so. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly Cell[] }[];
}

/** A point, its value along the first axis alone, or nothing. */
export type Cell = { readonly text: string; readonly point: FigurePoint | null } | null;

/** The rows are the places, and the columns the series; in a cohort table the other way round. */
export function gridOf(figure: Figure): Grid {
  const { kind, x, series } = figure;
  const places = placesOf(figure);
  const columns = series.map(({ name }) => name || figure.y.title || figure.title);
  if (kind === "scatter") return scatterGrid(figure, places);
  const cellAt = (place: string, column: number): Cell => {
    const point = places.get(place)!.get(column);
    return point === undefined ? null : { text: point.text, point };
  };
  const keys = [...places.keys()];
  const labels = keys.map((key) => [...places.get(key)!.values()][0]!.label);
  if (kind === "cohorts")
    return {
      corner: figure.words.cohort,
      columns: labels,
      rows: columns.map((label, column) => ({ label, cells: keys.map((key) => cellAt(key, column)) })),
    };
  return {
    corner: x.title,
    columns,
    rows: keys.map((key, row) => ({
      label: labels[row]!,
      cells: columns.map((_, column) => cellAt(key, column)),
    })),
  };
}

function scatterGrid({ x, y }: Figure, places: ReturnType<typeof placesOf>): Grid {
  const points = [...places.values()].flatMap((found) => [...found.values()]);
  return {
    corner: "",
    columns: [x.title, y.title],
    rows: points.map((point) => ({
      label: point.label,
      cells: [
        { text: point.xText ?? "", point: null },
        { text: point.text, point },
      ],
    })),
  };
}

/** The points by place, then by series. Points of one series at the same place with the same label have places of their own. */
function placesOf({ series }: Figure): Map<string, Map<number, FigurePoint>> {
  const places = new Map<string, Map<number, FigurePoint>>();
  const order = new Map<string, number>();
  series.forEach(({ points }, column) => {
    const seen = new Map<string, number>();
    for (const point of points) {
      const label = `${point.x ?? ""} ${point.label}`;
      const count = (seen.get(label) ?? 0) + 1;
      seen.set(label, count);
      const key = `${count} ${label}`;
      order.set(key, point.x ?? Infinity);
      memoized(places, key, () => new Map<number, FigurePoint>()).set(column, point);
    }
  });
  if (series.length < 2) return places;
  return new Map([...places].sort(([left], [right]) => order.get(left)! - order.get(right)! || 0));
}
