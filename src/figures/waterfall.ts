import { refusal } from "../errors.js";
import { moneyIn } from "../describe/quantities.js";
import { addDecimals, canonicalDecimal, compareDecimals, subtractDecimals } from "../exact/index.js";
import { amountText, money } from "../money/money.js";
import { currencyOf, type Drawing, titleOf, valueText } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, laidOut, sharedUnit } from "./laid-out.js";
import { pointOf } from "./points.js";

/**
 * From the first metric to the last: what lies between is added, and subtracted where `minus` names it. Sums are exact; what
 * the steps do not explain gets a bar of its own. A step without a value has no bar, and none has without a beginning.
 */
export function waterfall(drawing: Drawing): Figure {
  const { caller, names, options } = drawing;
  if (names.length < 3)
    throw refusal(
      caller,
      "the metrics of the beginning, of each step and of the end",
      `${names.length} names`,
    );
  const between = names.slice(1, -1);
  const other = options.minus?.find((name) => !between.includes(name));
  if (other !== undefined) throw refusal(caller, `steps as minus, of ${between.join(", ")}`, other);
  sharedUnit(drawing, names);
  const points = barsOf(drawing, between);
  return laidOut(drawing, {
    kind: "waterfall",
    x: { title: "", ticks: [] },
    series: [{ name: "", role: "value", points: points.map((point, x) => ({ ...point, x })) }],
    fromZero: true,
  });
}

function barsOf(drawing: Drawing, between: readonly string[]): FigurePoint[] {
  const { names, total } = drawing;
  const [first, last] = [names[0]!, names.at(-1)!];
  let sum = decimalOf(drawing, total[first]);
  const steps = between.map((name): FigurePoint => {
    const { interval: _, ...point } = wholeBar(drawing, name);
    const change = changeOf(drawing, name);
    if (change === null) return point;
    const text = changeText(drawing, name, change);
    if (sum === null) return { ...point, y: null, text };
    const from = sum;
    sum = addDecimals(sum, change);
    return { ...point, ...spanOf(from, sum), text };
  });
  const rest = unexplained(drawing, sum, decimalOf(drawing, total[last]));
  return [wholeBar(drawing, first), ...steps, ...rest, wholeBar(drawing, last)];
}

function wholeBar(drawing: Drawing, name: string): FigurePoint {
  return pointOf(drawing, drawing.total, name, titleOf(drawing, name), 0);
}

/** A bar from one sum to the next. */
function spanOf(from: string, to: string): { readonly base: number; readonly y: number } {
  return { base: Number(from), y: Number(to) };
}

/** What a step adds to the sum: less than zero where it is subtracted; `null` where there is no value. */
function changeOf(drawing: Drawing, name: string): string | null {
  const amount = decimalOf(drawing, drawing.total[name]);
  if (amount === null || drawing.options.minus?.includes(name) !== true) return amount;
  return subtractDecimals("0", amount);
}

/** A change as text, in the unit and the currency of a metric. */
function changeText(drawing: Drawing, name: string, change: string): string {
  const currency = currencyOf(drawing.total[name]);
  return valueText(drawing, currency === null ? Number(change) : money(change, currency), name, null);
}

/** The bar of what the steps leave out of the way from the beginning to the end; none where they explain it. */
function unexplained(drawing: Drawing, sum: string | null, end: string | null): FigurePoint[] {
  if (sum === null || end === null || currenciesIn(drawing).length > 1) return [];
  const difference = subtractDecimals(end, sum);
  if (compareDecimals(difference, "0") === 0) return [];
  const text = changeText(drawing, drawing.names.at(-1)!, difference);
  const label = drawing.language.figures.difference;
  return [{ label, key: {}, x: 0, ...spanOf(sum, end), text, reason: null }];
}

/** The value of a metric as an exact decimal; `null` where there is none. */
function decimalOf({ caller }: Drawing, value: unknown): string | null {
  const amount = moneyIn(value);
  if (amount !== null) return amountText(caller, amount);
  return typeof value === "number" ? canonicalDecimal(value) : null;
}
