import { having, invalidArgument, listIn, oneNamed } from "../../errors.js";
import type { Figure, FigurePoint } from "../../figures/figure-value.js";
import { isKnownLocale } from "../../money/format-money.js";

const expected = "a figure, as figure(…) returns";

/** The figure; throws for what is none, as it may come from JSON. */
export function figureIn(caller: string, given: Figure): Figure {
  const { kind, direction, title, language, notes, words, series } = having(caller, expected, given, "kind");
  oneNamed(`${caller}: kind`, kind, kinds);
  oneNamed(`${caller}: direction`, direction, ["ltr", "rtl"]);
  for (const text of [title, language, ...listIn(caller, expected, notes)]) textIn(caller, text);
  if (!isKnownLocale(language))
    throw invalidArgument(caller, "a figure in a language that is known", language);
  for (const word of ["notShown", "nothing", "comma", "partial", "unripe", "unusual"] as const)
    textIn(caller, having(caller, expected, words, word)[word]);
  textIn(caller, having(caller, expected, words.kinds)[kind]);
  for (const axis of [given.x, given.y]) checkAxis(caller, axis);
  for (const { name, role, points } of listIn(caller, expected, series).map((one) =>
    having(caller, expected, one),
  )) {
    textIn(caller, name);
    oneNamed(`${caller}: role`, role, ["value", "yearBefore", "target", "expected", "center", "limit"]);
    for (const point of listIn(caller, expected, points)) checkPoint(caller, having(caller, expected, point));
  }
  return given;
}

const kinds: readonly Figure["kind"][] = [
  ...(["trend", "sparkline", "bars", "leaderboard", "scatter", "distribution"] as const),
  ...(["waterfall", "funnel", "cohorts", "survival", "bullet", "control"] as const),
];

function checkAxis(caller: string, axis: Figure["x"]): void {
  textIn(caller, having(caller, expected, axis).title);
  for (const tick of listIn(caller, expected, axis.ticks)) {
    textIn(caller, having(caller, expected, tick).text);
    positionIn(caller, tick.position);
  }
}

function checkPoint(caller: string, { label, text, x, y, base, interval, xText, detail }: FigurePoint): void {
  for (const one of [label, text, xText ?? "", detail ?? "", interval?.text ?? ""]) textIn(caller, one);
  for (const position of [x, y]) if (position !== null) positionIn(caller, position);
  if (base !== undefined) positionIn(caller, base);
  if (interval !== undefined) for (const bound of [interval.low, interval.high]) positionIn(caller, bound);
}

function textIn(caller: string, text: unknown): void {
  if (typeof text !== "string") throw invalidArgument(caller, `${expected}, with a text`, text);
}

function positionIn(caller: string, position: unknown): void {
  if (typeof position !== "number" || !Number.isFinite(position))
    throw invalidArgument(caller, `${expected}, with a number as position`, position);
}
