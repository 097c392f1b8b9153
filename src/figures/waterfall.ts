import { format } from "../describe/format.js";
import { moneyIn } from "../describe/quantities.js";
import { refusal } from "../errors.js";
import { addDecimals, canonicalDecimal, compareDecimals, subtractDecimals } from "../exact/index.js";
import { amountText, money } from "../money/money.js";
import { currencyOf, type Drawing, titleOf } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, laidOut, sharedUnit } from "./laid-out.js";
import { pointOf } from "./points.js";

/**
 * From the first metric to the last: what lies between is added, and subtracted where `minus` names it. Sums are exact; what
 * the steps do not explain gets a bar of its own.
 */
export function waterfall(drawing: Drawing): Figure {
  const { caller, names } = drawing;
  if (names.length < 3)
    throw refusal(
      caller,
      "the metrics of the beginning, of each step and of the end",
      `${names.length} names`,
    );
  sharedUnit(drawing, names);
  const [first, ...others] = names as readonly [string, ...string[]];
  const last = others.pop()!;
  const points = [wholeBar(drawing, first, 0)];
  let sum = decimalOf(drawing, first);
  for (const name of others) {
    const change = changeOf(drawing, name);
    points.push({
      ...wholeBar(drawing, name, points.length),
      ...spanOf(sum, addDecimals(sum, change)),
      text: changeText(drawing, name, change),
    });
    sum = addDecimals(sum, change);
  }
  points.push(...unexplained(drawing, sum, decimalOf(drawing, last), points.length));
  points.push(wholeBar(drawing, last, points.length));
  const x = { title: "", ticks: [] };
  return laidOut(drawing, {
    kind: "waterfall",
    x,
    series: [{ name: "", role: "value", points }],
    fromZero: true,
  });
}

function wholeBar(drawing: Drawing, name: string, place: number): FigurePoint {
  return pointOf(drawing, drawing.total, name, titleOf(drawing, name), place);
}

/** A bar from one sum to the next. */
function spanOf(from: string, to: string): { readonly base: number; readonly y: number } {
  return { base: Number(from), y: Number(to) };
}

/** What a step adds to the sum: less than zero where it is subtracted. */
function changeOf(drawing: Drawing, name: string): string {
  const amount = decimalOf(drawing, name);
  return drawing.options.minus?.includes(name) === true ? subtractDecimals("0", amount) : amount;
}

function changeText(drawing: Drawing, name: string, change: string): string {
  if (drawing.total[name] == null) return wholeBar(drawing, name, 0).text;
  const { options, language, metricOf } = drawing;
  const currency = currencyOf(drawing.total[name]);
  return format(
    currency === null ? Number(change) : money(change, currency),
    metricOf(name),
    options.locale,
    { language },
  );
}

/** The bar of what the steps leave out of the way from the beginning to the end; none where they explain it. */
function unexplained(drawing: Drawing, sum: string, end: string, x: number): FigurePoint[] {
  const { language, metricOf, names, total, options } = drawing;
  const difference = subtractDecimals(end, sum);
  const isKnown = names.every((name) => total[name] != null) && currenciesIn(drawing).length < 2;
  if (!isKnown || compareDecimals(difference, "0") === 0) return [];
  const currency = currencyOf(total[names[0]!]);
  const value = currency === null ? Number(difference) : money(difference, currency);
  const text = format(value, metricOf(names[0]!), options.locale, { language });
  return [{ label: language.figures.difference, key: {}, x, ...spanOf(sum, end), text, reason: null }];
}

/** The value of a metric as an exact decimal; 0 where there is none. */
function decimalOf({ caller, total }: Drawing, name: string): string {
  const value = total[name];
  const amount = moneyIn(value);
  if (amount !== null) return amountText(caller, amount);
  return typeof value === "number" ? canonicalDecimal(value) : "0";
}
