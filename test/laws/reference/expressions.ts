// Expressions, read from their definitions and worked out for one row at a time.
import { TZDate } from "@date-fns/tz";
import { type Time } from "../calendar.js";
import { ordered, shownDay } from "../context.js";
import {
  compare as compareFractions,
  divided as quotient,
  type Fraction,
  fractionOf,
  minus,
  over,
  plus,
  times,
  zero,
} from "../fraction.js";
import { daysFrom, shifted } from "../windows.js";
import { contacts } from "./contacts.js";
import {
  type Amount,
  type Answer,
  flag,
  invalid,
  isNone,
  missing,
  type NoValue,
  read,
  type Row,
  typeOf,
  type Value,
} from "./values.js";

/** A definition: plain data. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What a question says that an expression may depend on. */
export interface Moment {
  readonly zone: string;
  readonly asOf: Time | null;
}

/** The answer to some answers. */
type Operator = (operands: readonly Answer[], moment: Moment) => Answer;

/** The value of an expression for a row. */
export function answer(expression: Json, row: Row, moment: Moment): Answer {
  const [[name, written] = ["", null]] = Object.entries(expression as { readonly [name: string]: Json });
  if (name === "field") return read(written as string, row);
  if (name === "literal") return literal(written);
  if (name === "lifetime") return lifetime(written as readonly Json[], row, moment);
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (operator === undefined)
    throw new Error(`the reference interpreter does not know the expression ${name}`);
  return operator(
    (written as readonly Json[]).map((operand) => answer(operand, row, moment)),
    moment,
  );
}

/** A blank text is a missing one. */
const isBlank = (value: Value): boolean => "text" in value && value.text === "";

/** Whether an expression is of money: if the first operand is that it takes its value from. */
export function isMoney(expression: Json): boolean {
  const [[name, written] = ["", null]] = Object.entries(expression as { readonly [name: string]: Json });
  if (name === "field") return typeOf(written as string) === "money";
  const first = Array.isArray(written) ? (written as readonly Json[])[name === "choose" ? 1 : 0] : undefined;
  return first !== undefined && isMoney(first);
}

function literal(value: Json): Value {
  if (typeof value === "boolean") return flag(value);
  if (typeof value === "number") return { number: fractionOf(value) };
  if (typeof value === "string") return { text: value };
  throw new Error(`the reference interpreter does not know the constant ${JSON.stringify(value)}`);
}

/** The first operand without a value decides what is wrong with an operation. */
const firstNone = (operands: readonly Answer[]): NoValue | undefined => operands.find(isNone);

/** An operation on values that are all there. */
const ofValues =
  (work: (values: readonly Value[], moment: Moment) => Answer): Operator =>
  (operands, moment) =>
    firstNone(operands) ?? work(operands as readonly Value[], moment);

/** A condition on values: false if one is missing, undecided if one is invalid. */
const condition =
  (test: (values: readonly Value[], moment: Moment) => boolean | NoValue, whenMissing = false): Operator =>
  (operands, moment) => {
    const none = firstNone(operands);
    if (none !== undefined) return none.isMissing ? flag(whenMissing) : none;
    const holds = test(operands as readonly Value[], moment);
    return typeof holds === "boolean" ? flag(holds) : holds;
  };

/** A condition that is neither true nor false is undecided; a missing one is false. */
const decision = (operand: Answer): boolean | NoValue =>
  isNone(operand) ? (operand.isMissing ? false : operand) : (operand as { flag: boolean }).flag;

function allOrAny(settling: boolean): Operator {
  return (operands) => {
    const decisions = operands.map(decision);
    if (decisions.includes(settling)) return flag(settling);
    const undecided = decisions.find((each) => typeof each !== "boolean");
    return undecided ?? flag(!settling);
  };
}

/** Below zero where the first is less or earlier. */
function order(left: Value, right: Value, { zone }: Moment): number | NoValue {
  if ("number" in left && "number" in right) return compareFractions(left.number, right.number);
  if ("amount" in left && "amount" in right) {
    if (left.currency !== right.currency) return invalid("mixed currencies");
    return compareFractions(left.amount, right.amount);
  }
  if ("text" in left && "text" in right)
    return left.text === right.text ? 0 : left.text < right.text ? -1 : 1;
  if ("flag" in left && "flag" in right) return Number(left.flag) - Number(right.flag);
  return ordered(left as Time, right as Time, zone);
}

const comparison = (holds: (sign: number) => boolean, whenMissing = false): Operator =>
  condition(([left, right], moment) => {
    const sign = order(left!, right!, moment);
    return typeof sign === "number" ? holds(sign) : sign;
  }, whenMissing);

/** Whether a time has come; without `asOf` every time has. */
const hasCome = (time: Value, { asOf, zone }: Moment): boolean =>
  asOf === null || ordered(time as Time, asOf, zone) <= 0;

const arithmetic = (work: (left: Fraction, right: Fraction) => Fraction): Operator =>
  ofValues(([left, right]) => {
    if ("number" in left! && "number" in right!) return { number: work(left.number, right.number) };
    const [one, other] = [left as Amount, right as Amount];
    if (one.currency !== other.currency) return invalid("mixed currencies");
    return { amount: work(one.amount, other.amount), currency: one.currency };
  });

/** The milliseconds from one time to another: those of whole days where one of them is a day. */
export function millisecondsBetween(start: Time, end: Time, zone: string): bigint {
  if ("instant" in start && "instant" in end) return BigInt(end.instant - start.instant);
  return BigInt(daysFrom(shownDay(start, zone), shownDay(end, zone))) * 86_400_000n;
}

const elapsed = (unit: bigint): Operator =>
  ofValues(([start, end], { zone }) => {
    const length = millisecondsBetween(start as Time, end as Time, zone);
    return length < 0n ? invalid("negative duration") : { number: over(length, unit) };
  });

function lastInstantOf(date: string, zone: string): number {
  const [year, month, day] = date.split("-").map(Number);
  return new TZDate(year!, month! - 1, day! + 1, zone).getTime() - 1;
}

/** `asOf`; a day, beside an instant, is its last millisecond. */
function seenAt(from: Time, { asOf, zone }: Moment): Time {
  return "date" in asOf! && "instant" in from ? { instant: lastInstantOf(asOf.date, zone) } : asOf!;
}

/** The last moment, in the kind of a time, of which everything is known; never before that time. */
function knownAt(time: Time, { asOf, zone }: Moment): Time {
  if ("instant" in time) {
    const { instant } = seenAt(time, { asOf, zone }) as { instant: number };
    return { instant: Math.max(instant, time.instant) };
  }
  const date = "date" in asOf! ? asOf.date : shifted(shownDay(asOf!, zone), "day", -1);
  return { date: date > time.date ? date : time.date };
}

/** From a start to an end that has come; else to when it was last seen, at `asOf` or when it left. */
function lifetime([from, until, ...more]: readonly Json[], row: Row, moment: Moment): Answer {
  const { ended = [{ isPresent: [until!] }], leftAt = [] } = Object.assign({}, ...more) as {
    ended?: readonly Json[];
    leftAt?: readonly Json[];
  };
  const start = answer(from!, row, moment);
  const end = answer(until!, row, moment);
  const left = leftAt[0] === undefined ? null : answer(leftAt[0], row, moment);
  const hasEnded = decision(
    operators["and"]!(
      [
        answer(ended[0]!, row, moment),
        operators["happened"]!([operators["required"]!([end], moment)], moment),
        ...(left === null ? [] : [operators["not"]!([operators["lt"]!([left, end], moment)], moment)]),
      ],
      moment,
    ),
  );
  if (typeof hasEnded !== "boolean") return hasEnded;
  if (isNone(start)) return start;
  let last: Answer = end;
  if (!hasEnded) {
    last = seenAt(start as Time, moment);
    if (left !== null) {
      const isEarlier = decision(operators["lt"]!([left, last], moment));
      if (typeof isEarlier !== "boolean") return isEarlier;
      if (isEarlier) last = left;
    }
  }
  const length = millisecondsBetween(start as Time, last as Time, moment.zone);
  return length < 0n ? invalid("negative duration") : { length: over(length, 1n), hasEnded };
}

const contact = (kind: "email" | "phone" | "person"): Operator =>
  condition(([value]) => {
    const { text } = value as { text: string };
    const known = contacts[text];
    if (known === undefined) throw new Error(`${text}: not a text that the reference interpreter knows`);
    return known.includes(kind);
  });

/** Every expression that the catalogue uses. */
const operators: Readonly<Record<string, Operator>> = {
  and: allOrAny(false),
  or: allOrAny(true),
  not: ([operand]) => {
    const holds = decision(operand!);
    return typeof holds === "boolean" ? flag(!holds) : holds;
  },
  decided: ([operand]) => {
    const holds = decision(operand!);
    return typeof holds === "boolean" ? flag(true) : holds;
  },
  eq: comparison((sign) => sign === 0),
  ne: comparison((sign) => sign !== 0, true),
  lt: comparison((sign) => sign < 0),
  lte: comparison((sign) => sign <= 0),
  gt: comparison((sign) => sign > 0),
  gte: comparison((sign) => sign >= 0),
  oneOf: condition(([value, ...listed], moment) => listed.some((each) => order(value!, each, moment) === 0)),
  isNull: condition(([value]) => isBlank(value!), true),
  isPresent: condition(([value]) => !isBlank(value!)),
  required: ([operand]) => {
    if (isNone(operand!)) return invalid(operand.why);
    return isBlank(operand!) ? invalid("missing customerId") : operand!;
  },
  happened: condition(([time], moment) => hasCome(time!, moment)),
  isAfterAsOf: condition(([time], moment) => !hasCome(time!, moment)),
  asOf: (_, { asOf }) => asOf!,
  lastSeen: ofValues(([from], moment) => seenAt(from as Time, moment)),
  known: ofValues(([time], moment) => knownAt(time as Time, moment)),
  "elapsed days": elapsed(86_400_000n),
  "elapsed hours": elapsed(3_600_000n),
  add: arithmetic(plus),
  subtract: arithmetic(minus),
  multiply: ofValues(([value, factor]) => {
    const { number } = factor as { number: Fraction };
    if ("amount" in value!) return { amount: times(value.amount, number), currency: value.currency };
    return { number: times((value as { number: Fraction }).number, number) };
  }),
  divided: ([value, by]) => {
    if (isNone(by!)) return by;
    const { number } = by as { number: Fraction };
    const isWhole = number.above % number.below === 0n && number.above > 0n;
    if (!isWhole || number.above / number.below >= 2n ** 53n) return invalid("invalid divisor");
    if (isNone(value!)) return value;
    const { amount, currency } = value as Amount;
    return { amount: quotient(amount, number), currency };
  },
  coalesce: (operands) =>
    operands.find((operand) => !isNone(operand) || !operand.isMissing) ?? operands.at(-1)!,
  choose: ([when, then, otherwise]) => {
    const holds = decision(when!);
    return typeof holds === "boolean" ? (holds ? then! : otherwise!) : holds;
  },
  timeIf: ([when, time]) => {
    const holds = decision(when!);
    return typeof holds === "boolean" ? (holds ? time! : missing("no such time")) : holds;
  },
  proportion: ofValues(([value]) => {
    const { number } = value as { number: Fraction };
    const isBetween = compareFractions(number, zero) >= 0 && compareFractions(number, over(1n, 1n)) <= 0;
    return isBetween ? value! : invalid("not between 0 and 1");
  }),
  isEmail: contact("email"),
  isPhone: contact("phone"),
  isPersonName: contact("person"),
};
