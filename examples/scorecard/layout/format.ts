import { formatMoney, isMoney, type MetricUnit, type Money } from "salesmetrics";

/** The language of every number on the page: said here, never taken from the environment. */
const locale = "en-US";

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(locale, {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const missing = "–";

export function formatCount(count: number): string {
  return whole.format(count);
}

export function formatPercent(share: number): string {
  return percent.format(share);
}

/** `+4.2%`, `−3.0%`. */
export function formatChange(share: number): string {
  return signed(share, percent.format(Math.abs(share)));
}

/** `+4.2 pp`: the difference of two rates in percentage points. */
export function formatPoints(difference: number): string {
  return `${signed(difference, tenths.format(Math.abs(difference) * 100))} pp`;
}

/** `+4.2 d`: the difference of two numbers in their own unit. */
export function formatDifference(difference: number, unit: MetricUnit): string {
  return signed(difference, formatValue(Math.abs(difference), unit));
}

function signed(value: number, text: string): string {
  if (!/[1-9]/.test(text)) return `±${text}`;
  return value < 0 ? `−${text}` : `+${text}`;
}

/** Money in whole units, as tables show it. */
export function formatAmount(amount: Money): string {
  return formatMoney(amount, locale, { maximumFractionDigits: 0 });
}

/** Money to the last digit of its minor unit. */
export function formatExactAmount(amount: Money): string {
  return formatMoney(amount, locale);
}

/** A value of a metric, as its unit asks for. */
export function formatValue(value: unknown, unit: MetricUnit): string {
  if (isMoney(value)) return unit === "money per day" ? `${formatAmount(value)}/day` : formatAmount(value);
  if (typeof value !== "number") return missing;
  switch (unit) {
    case "count":
      return whole.format(value);
    case "proportion":
      return percent.format(value);
    case "days":
      return `${tenths.format(value)} d`;
    case "hours":
      return `${tenths.format(value)} h`;
    default:
      return hundredths.format(value);
  }
}

/** A bar of up to `width` columns, to an eighth of a column. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8);
  return "█".repeat(Math.floor(eighths / 8)) + (["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] ?? "");
}

/** `1 row`, `2 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}
