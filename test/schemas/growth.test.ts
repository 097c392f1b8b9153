import {
  convertMoney,
  count,
  Deal,
  entity,
  evaluate,
  flag,
  id,
  isDecimal,
  isEmail,
  isPersonName,
  isPhone,
  Lead,
  money,
  number,
  oneOf,
  share,
  sum,
  text,
  time,
} from "salesmetrics";
import { dateFormat, safeParseRows } from "salesmetrics/schemas";
import { describe, expect, test } from "vitest";

const Everything = entity("everything", {
  id: id(),
  currency: text(),
  text: text(),
  flag: flag(),
  number: number({ min: 0 }),
  share: share(),
  money: money(),
  time: time(),
  word: oneOf(["open", "closed won"], { spellings: { "closed won": ["won"] }, otherwise: "open" }),
});

const parsed = (field: string, options = {}) =>
  [
    `parsing of ${field} with ${JSON.stringify(options)}`,
    (given: string) => safeParseRows(Everything, [{ id: "1", [field]: given }], options),
  ] as const;

const readers: readonly (readonly [string, (given: string) => unknown])[] = [
  ...["id", "text", "currency", "flag", "number", "share", "money", "time", "word"].map((field) =>
    parsed(field),
  ),
  parsed("time", { timeZone: "Europe/Berlin" }),
  ...["dd/MM/yyyy", "d MMMM yyyy HH:mm", "EEEE, MMM do, yyyy", "PPPPpppp", "T", "yyyyMMdd'T'HHmmssXXX"].map(
    (format) => parsed("time", { dates: dateFormat(format), timeZone: "Europe/Berlin" }),
  ),
  ["a name of a field", (given) => safeParseRows(Everything, [{ id: "1", [given]: 1 }])],
  ["isDecimal", isDecimal],
  ...[isEmail, isPhone, isPersonName].map(
    (condition) =>
      [
        condition.name,
        (given: string) =>
          count(Lead, { where: condition(Lead.name) })({ leads: [{ id: "1", name: given }] }),
      ] as const,
  ),
  ...["amount", "probability", "closedAt", "status", "currency"].map(
    (field) =>
      [
        `a question about ${field}`,
        (given: string) =>
          evaluate(
            {
              count: count(Deal),
              sum: sum(Deal.amount, { at: Deal.closedAt }),
              weight: sum(Deal.probability),
            },
            { deals: [{ id: "1", status: "won", amount: 1, currency: "EUR", [field]: given }] },
            { by: { status: Deal.status } },
          ),
      ] as const,
  ),
  ["money", (given) => refusalOf(() => money(given, "EUR"))],
  [
    "a currency",
    (given) => refusalOf(() => convertMoney(money(1, "EUR"), given as "EUR", { rates: null as never })),
  ],
];

function refusalOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

const pieces = [
  ..."e1.0+-% ,'x@:TZ(_aé\n\t",
  "1.",
  "a@",
  "a.",
  "ext ",
  "1e",
  "1,",
  "1 ",
  " \n",
  "won ",
  "EUR",
  "2025-03-31",
  "31/03/2025",
];
const texts = (size: number) =>
  pieces.flatMap((piece) => {
    const long = piece.repeat(Math.ceil(size / piece.length));
    return [long, `${long}\nx`, `1${long}!`, `a@b${long}%`];
  });

/**
 * Texts of each size cost at most three times as much as their length asks for, beside those of the size before. A
 * quadratic reader takes eight times as much at 64 kB, and a text of 1 MB is not tried before.
 */
const sizes = [1000, 8000, 64_000, 1_000_000] as const;
const mostOverLinear = 3;

/** What interrupts a process makes a time longer, never shorter: the least of several is that of the reader. */
const mostRounds = 20;

function timeOf(read: (given: string) => unknown, all: readonly string[]): number {
  const start = performance.now();
  for (const given of all) read(given);
  return performance.now() - start;
}

describe.each(readers)("%s", (_, read) => {
  test("takes time in proportion to the length of a text, whatever it holds", () => {
    for (const [place, size] of sizes.entries()) {
      if (place === 0) continue;
      const [short, long] = [texts(sizes[place - 1]!), texts(size)];
      const linear = size / sizes[place - 1]!;
      let [leastShort, leastLong] = [Infinity, Infinity];
      for (
        let round = 0;
        round < mostRounds && !(leastLong < mostOverLinear * linear * leastShort);
        round++
      ) {
        leastShort = Math.min(leastShort, timeOf(read, short));
        leastLong = Math.min(leastLong, timeOf(read, long));
      }
      expect(leastLong / leastShort / linear, `texts of ${size} characters`).toBeLessThan(mostOverLinear);
    }
  });
});
