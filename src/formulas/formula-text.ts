import type { Json } from "../expressions/expression.js";

type Tree = Readonly<Record<string, Json>>;

const signs: Readonly<Record<string, string>> = {
  eq: "=",
  ne: "≠",
  lt: "<",
  lte: "≤",
  gt: ">",
  gte: "≥",
  and: "and",
  or: "or",
  add: "+",
  subtract: "−",
  multiply: "×",
  ratio: "÷",
  difference: "−",
  change: "−",
  product: "×",
};

/** The words for an operator: how they join, or surround, what it is applied to. */
const phrases: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  not: ([condition]) => `not (${condition!})`,
  isNull: ([value]) => `${value!} is missing`,
  isPresent: ([value]) => `${value!} is present`,
  isAfterAsOf: ([time]) => `${time!} is after asOf`,
  required: ([value]) => value!,
  happened: ([time]) => `${time!} has happened`,
  oneOf: ([value, ...choices]) => `${value!} in (${choices.join(", ")})`,
  coalesce: (values) => `first present of (${values.join(", ")})`,
  asOf: () => "asOf",
  known: () => "asOf",
  age: ([start, at]) => `age at ${at!} since ${start!}`,
  atAge: ([value]) => `${value!} at the age`,
  throughAge: ([value]) => `${value!} through the age`,
  fromAge: ([value]) => `${value!} from the age on`,
  within: ([rate]) => `${rate!}, unless immature`,
  "elapsed days": ([start, end]) => `days from ${start!} to ${end!}`,
  "elapsed hours": ([start, end]) => `hours from ${start!} to ${end!}`,
  "elapsed minutes": ([start, end]) => `minutes from ${start!} to ${end!}`,
  "elapsed seconds": ([start, end]) => `seconds from ${start!} to ${end!}`,
  calendarDays: ([start, end]) => `calendar days from ${start!} to ${end!}`,
  isEmail: ([value]) => `${value!} is an e-mail address`,
  isPhone: ([value]) => `${value!} is a telephone number`,
  isPersonName: ([value]) => `${value!} is a name`,
  proportion: ([value]) => value!,
  choose: ([condition, then, otherwise]) => `(${then!} if ${condition!}, else ${otherwise!})`,
  overall: ([value, ...dimensions]) => `${value!} over all ${dimensions.join(", ") || "groups"}`,
  prior: ([value, count, unit = "period"]) =>
    `${value!} ${count === "1" ? `one ${unit}` : `${count!} ${unit}s`} before`,
  trailing: ([value, count, unit]) =>
    `the last ${count === "1" ? unit! : `${count!} ${unit!}s`} of ${value!}`,
  toDate: ([value, unit]) => `${unit!} to date of ${value!}`,
  cumulative: ([value]) => `${value!} so far`,
  averageStock: ([value, unit]) => `mean of ${value!} at the end of each ${unit!}`,
  growth: ([now, before]) => `(${now!} − ${before!}) ÷ ${before!}`,
  band: ([value, ...edges]) => `band of ${value!} at ${edges.join(", ")}`,
  bin: ([value, width, origin]) =>
    `bin of ${value!} by ${width!}${origin === undefined ? "" : ` from ${origin}`}`,
  via: ([key, value]) => `${key!}.${value!}`,
  dated: ([at, value]) => `${value!} by ${at!}`,
};

/** A definition as a formula for people: `count(deals where status = "won" at closedAt) ÷ …`. */
export function formulaText(definition: Json): string {
  return text(definition, false);
}

function text(definition: Json, nested: boolean): string {
  if (definition === null || typeof definition !== "object") return JSON.stringify(definition);
  if (Array.isArray(definition)) return definition.map((part: Json) => text(part, false)).join(", ");
  const tree = definition as Tree;
  if ("aggregate" in tree) return aggregateText(tree);
  if ("field" in tree) return words(tree["field"]).replace(/^[^.]*\./, "");
  if ("literal" in tree) return literalText(tree["literal"]);
  if ("unit" in tree) return words(tree["unit"]);
  if ("derive" in tree)
    return `${words(tree["derive"])}(${Object.values(tree["from"] as Tree)
      .map((part) => text(part, false))
      .join(", ")})`;
  return operatorText(tree, nested);
}

function aggregateText(tree: Tree): string {
  const { aggregate, of, entity, where, at } = tree;
  const [name, parameters] =
    typeof aggregate === "string"
      ? [aggregate, ""]
      : [Object.keys(aggregate as Tree)[0]!, `${parameterText(aggregate as Tree)}, `];
  const subject = of === undefined ? words(entity) : `${text(of, false)} of ${words(entity)}`;
  const condition = where === undefined ? "" : ` where ${text(where, false)}`;
  return `${name}(${parameters}${subject}${condition}${at === undefined ? "" : ` by ${text(at, false)}`})`;
}

function parameterText(aggregate: Tree): string {
  const [parameter] = Object.values(aggregate);
  if (typeof parameter !== "object" || parameter === null) return String(parameter);
  return Object.entries(parameter)
    .map(([name, value]) => `${name} ${words(value)}`)
    .join(" ");
}

function literalText(literal: Json): string {
  if (typeof literal !== "object" || literal === null) return JSON.stringify(literal);
  const { amount, currency } = literal as Tree;
  return `${words(amount)} ${words(currency)}`;
}

/** A text or number of a definition, as it is. */
function words(part: Json | undefined): string {
  return typeof part === "string" || typeof part === "number" ? String(part) : "";
}

function operatorText(tree: Tree, nested: boolean): string {
  const [name, operands] = Object.entries(tree)[0]!;
  const unless = /^unless (.*)$/.exec(name);
  const parts = Array.isArray(operands) ? (operands as readonly Json[]) : [];
  if (unless !== null) return `${text(parts[1]!, nested)}, unless ${unless[1]!}`;
  const sign = signs[name];
  if (sign !== undefined) {
    const joined = parts.map((part) => text(part, true)).join(` ${sign} `);
    return nested ? `(${joined})` : joined;
  }
  const phrase = phrases[name];
  if (phrase !== undefined) return phrase(parts.map((part) => text(part, true)));
  return `${name}(${typeof operands === "string" ? operands : text(parts, false)})`;
}
