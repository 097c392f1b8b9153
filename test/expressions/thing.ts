import {
  type AnyExpression,
  count,
  Deal,
  evaluate,
  type Expression,
  extend,
  flag,
  money,
  number,
  type Predicate,
  type Quantity,
  type QuestionOptions,
  sum,
  text,
  time,
} from "salesmetrics";

/** Two fields of every kind, to write expressions on. */
export const Thing = extend(Deal, {
  a: text(),
  b: text(),
  f: flag(),
  g: flag(),
  x: number(),
  y: number(),
  m: money(),
  k: money(),
  t: time(),
  u: time(),
});

const rowOf = (fields: object) => ({ deals: [{ id: "1", status: "open", ...fields }] }) as never;

/** What a condition says of one row: whether it holds, or why it cannot be decided. */
export function decide(
  condition: Predicate<never>,
  fields: object,
  options: QuestionOptions = {},
): boolean | string {
  const metrics = { held: count(Deal, { where: condition as never }) };
  const report = evaluate(metrics, rowOf(fields), options);
  const { excluded } = report.explain(report.total, "held");
  if (excluded.length > 0) return excluded.map(({ why }) => why).join(", ");
  return report.total.held === 1;
}

/** What a number or an amount is in one row, money as text, or why there is none. */
export function read(value: AnyExpression, fields: object, options: QuestionOptions = {}): number | string {
  const metrics = { value: sum(value as Expression<unknown, Quantity>) };
  const report = evaluate(metrics, rowOf(fields), options);
  const { excluded } = report.explain(report.total, "value");
  if (excluded.length > 0) return excluded.map(({ why }) => why).join(", ");
  const found = report.total.value!;
  return typeof found === "number" ? found : `${found.amount.toFixed()} ${found.currency}`;
}
