import { having, invalidArgument, listIn, oneNamed } from "../errors.js";
import type { FigureKind } from "../describe/language.js";
import type { Figure, FigureAxis, FigureInterval, FigurePoint, FigureSeries } from "./figure-value.js";

const expected = 'a figure, such as figure(report, "winRate", { language: en }) returns';

const kinds: readonly FigureKind[] = [
  ...(["trend", "sparkline", "bars", "leaderboard", "scatter", "distribution"] as const),
  ...(["waterfall", "funnel", "cohorts", "survival", "bullet", "control"] as const),
];

const roles = ["value", "yearBefore", "target", "expected", "landing", "center", "limit"] as const;

const words = [
  ...(["partial", "unripe", "unusual", "fromTo", "only", "highest", "lowest", "nothing", "comma"] as const),
];

/**
 * The figure, checked, also one that came as JSON; throws for what is none. Its texts are on one line, without characters that
 * move a cursor or turn what stands around them.
 */
export function figureIn(caller: string, figure: Figure): Figure {
  const given = having(caller, expected, figure, "series");
  const { kind, direction, language, title, x, y, series, notes } = given;
  having(caller, `${expected}, with words`, given.words, "kinds");
  oneNamed(`${caller}: kind of a figure`, kind, kinds);
  textAt(
    caller,
    `words.kinds.${kind}`,
    having(caller, `${expected}, with words.kinds`, given.words.kinds)[kind],
  );
  for (const word of words) textAt(caller, `words.${word}`, given.words[word]);
  return {
    ...given,
    direction: oneNamed(`${caller}: direction of a figure`, direction, ["ltr", "rtl"]),
    language: textAt(caller, "language", language),
    title: balanced(textAt(caller, "title", title)),
    x: axisIn(caller, "x", x),
    y: axisIn(caller, "y", y),
    series: listIn(caller, `${expected}, with a list as series`, series).map((each, place) =>
      seriesIn(caller, `series[${place}]`, each),
    ),
    notes: listIn(caller, `${expected}, with a list as notes`, notes).map((note) =>
      balanced(textAt(caller, "notes", note)),
    ),
  };
}

function axisIn(caller: string, path: string, axis: FigureAxis): FigureAxis {
  const { title, ticks } = having(caller, `${expected}, with an axis as ${path}`, axis);
  return {
    title: balanced(textAt(caller, `${path}.title`, title)),
    ticks: listIn(caller, `${expected}, with a list as ${path}.ticks`, ticks).map((tick) => {
      const { position, text } = having(caller, `${expected}, with marks as ${path}.ticks`, tick);
      return {
        position: numberAt(caller, `${path}.ticks`, position),
        text: balanced(textAt(caller, `${path}.ticks`, text)),
      };
    }),
  };
}

function seriesIn(caller: string, path: string, series: FigureSeries): FigureSeries {
  const { name, role, points } = having(caller, `${expected}, with a series as ${path}`, series);
  return {
    name: balanced(textAt(caller, `${path}.name`, name)),
    role: oneNamed(`${caller}: role of a series`, role, roles),
    points: listIn(caller, `${expected}, with a list as ${path}.points`, points).map((point, place) =>
      pointIn(caller, `${path}.points[${place}]`, point),
    ),
  };
}

function pointIn(caller: string, path: string, point: FigurePoint): FigurePoint {
  const given = having(caller, `${expected}, with a point as ${path}`, point);
  const { label, x, y, text, xText, detail, base, interval } = given;
  return {
    ...given,
    label: balanced(textAt(caller, `${path}.label`, label)),
    x: x === null ? null : numberAt(caller, `${path}.x`, x),
    y: y === null ? null : numberAt(caller, `${path}.y`, y),
    text: balanced(textAt(caller, `${path}.text`, text)),
    ...(xText !== undefined && { xText: balanced(textAt(caller, `${path}.xText`, xText)) }),
    ...(detail !== undefined && { detail: balanced(textAt(caller, `${path}.detail`, detail)) }),
    ...(base !== undefined && { base: numberAt(caller, `${path}.base`, base) }),
    ...(interval !== undefined && { interval: intervalIn(caller, `${path}.interval`, interval) }),
  };
}

function intervalIn(caller: string, path: string, interval: FigureInterval): FigureInterval {
  const { low, high, text } = having(caller, `${expected}, with bounds as ${path}`, interval);
  return {
    low: numberAt(caller, `${path}.low`, low),
    high: numberAt(caller, `${path}.high`, high),
    text: balanced(textAt(caller, `${path}.text`, text)),
  };
}

function textAt(caller: string, path: string, text: unknown): string {
  if (typeof text === "string") return text;
  throw invalidArgument(caller, `${expected}, with a text as ${path}`, text);
}

function numberAt(caller: string, path: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw invalidArgument(caller, `${expected}, with a number as ${path}`, value);
}

/**
 * A text on one line. Numbers in Arabic need signs of direction, and sentences isolates; those that
 * turn what follows are left out, and isolates of which one is not closed.
 */
function balanced(text: string): string {
  const line = text.replace(/\s+/gu, " ").replace(/[\p{Cc}\p{Surrogate}\u202a-\u202e]/gu, "");
  let open = 0;
  for (const sign of line.match(/[\u2066-\u2069]/g) ?? []) {
    open += sign === "\u2069" ? -1 : 1;
    if (open < 0) break;
  }
  return open === 0 ? line : line.replace(/[\u2066-\u2069]/g, "");
}
