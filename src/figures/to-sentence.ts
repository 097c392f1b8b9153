import type { FigureWords } from "../describe/language.js";
import { isolated } from "../describe/isolated.js";
import { figureIn } from "./figure-in.js";
import type { Figure, FigureSeries } from "./figure-value.js";
import { inSentence } from "./notes.js";
import { filled, joined } from "./printable.js";

/**
 * The figure in sentences of its language: its kind and title, from the first value to the last, the highest, the lowest, how
 * goals stand, and what is missing, not over or not shown.
 *
 * *When to use*. As the alternative text of a picture: `alt`, `aria-label`, the description of a chart.
 *
 * *Details*. From first to last is said of figures with an order: lines, curves, funnels and waterfalls, of each of the first
 * three series. The highest and the lowest are of values alone, not of limits, goals or the year before; values that are not
 * over, or of a cohort that is not ripe, are left out of both. Of the first five goals it says the value, how it stands and
 * the target instead. Labels are isolated, and cut after 60 characters.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, winRate } from "salesmetrics";
 * import { en } from "salesmetrics/describe/en";
 * import { figure, toSentence } from "salesmetrics/figures";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", ownerId: "bo", closedAt: "2025-03-04" },
 * ];
 * const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
 * const sentence = toSentence(figure(report, "winRate", { language: en }));
 *
 * sentence.replace(/[\u2068\u2069]/g, "");
 * // => "Bar chart: Win rate by rep. Highest: 100% (ann). Lowest: 0% (bo)."
 * ```
 *
 * @category Figures
 */
export function toSentence(figure: Figure): string {
  const known = figureIn("toSentence", figure);
  const { kind, words, title, series, notes } = known;
  const values = series.filter(({ role }) => role === "value");
  return [
    `${words.kinds[kind]}: ${isolated(title)}.`,
    ...(ordered.includes(kind) ? values.slice(0, mostSeries).flatMap((each) => courseOf(each, words)) : []),
    ...(kind === "bullet" ? standingsOf(known, values) : extremesOf(known, values)),
    ...notes,
  ].join(" ");
}

const ordered: readonly Figure["kind"][] = [
  "trend",
  "sparkline",
  "control",
  "survival",
  "funnel",
  "waterfall",
];
const mostSeries = 3;

/** From the first value of a series to the last. */
function courseOf({ name, points }: FigureSeries, words: FigureWords): string[] {
  const placed = points.filter(({ y }) => y !== null);
  const [first, last] = [placed[0], placed.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const texts = {
    first: isolated(first.text),
    firstLabel: inSentence(first.label),
    last: isolated(last.text),
    lastLabel: inSentence(last.label),
  };
  const course = filled(words.fromTo, texts);
  return [name === "" ? course : `${inSentence(name)}: ${course}`];
}

const mostGoals = 5;

/** How the first goals stand: the value, its status, the target. */
function standingsOf({ words, series }: Figure, [values]: readonly FigureSeries[]): string[] {
  const targets = series.filter(({ role }) => role === "target");
  return (values?.points ?? []).slice(0, mostGoals).map(({ x, label, text, detail = "" }) => {
    const own = targets.flatMap(({ name, points }) =>
      points.filter((target) => target.x === x).map((target) => `${name}: ${target.text}`),
    );
    const value = [text, detail, ...own].filter((each) => each !== "").join(words.comma);
    return filled(words.only, { label: inSentence(label), value: isolated(value) });
  });
}

/** The highest and the lowest of all values; the only one where there is one; nothing where all are the same. */
function extremesOf({ words, kind }: Figure, series: readonly FigureSeries[]): string[] {
  const judged = series.flatMap((each) =>
    each.points
      .filter(({ y, partial, others }) => y !== null && partial !== true && others !== true)
      .map((point) => ({ point, label: inSentence(joined([each.name, point.label])) })),
  );
  const [first] = judged;
  if (first === undefined || kind === "survival" || kind === "waterfall") return [];
  if (judged.length === 1)
    return [filled(words.only, { label: first.label, value: isolated(first.point.text) })];
  let [highest, lowest] = [first, first];
  for (const each of judged) {
    if (each.point.y! > highest.point.y!) highest = each;
    if (each.point.y! < lowest.point.y!) lowest = each;
  }
  if (highest === lowest) return [];
  return [
    filled(words.highest, { label: highest.label, value: isolated(highest.point.text) }),
    filled(words.lowest, { label: lowest.label, value: isolated(lowest.point.text) }),
  ];
}
