import { type AnyEntity, type Kind } from "salesmetrics";
import { shapeOf } from "../../src/expressions/shape.js";
import type { Draw } from "../../src/testing/random.js";

// Values of rows as the world sends them: good ones, good ones with a fault, and anything at all.

export type Field = readonly [name: string, kind: Kind];

/** An item of a list at random. */
export function pick<Item>(draw: Draw, items: readonly Item[]): Item {
  return items[draw(items.length)]!;
}

/** Names that objects have of themselves. */
export const ownNames = [
  "constructor",
  "__proto__",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "length",
  "then",
];

const words = [
  "web",
  "Ann Bee",
  "",
  " ",
  "won",
  "Closed Won",
  "WON",
  "won ",
  "n/a",
  "null",
  "غير معروف",
  "٣٤",
  ...ownNames,
];
const numbers = [
  ...[
    "0",
    "-0",
    "1",
    "19.99",
    "1e2",
    "1e308",
    "1e309",
    "1e10000",
    "-1e-400",
    ".5",
    "5.",
    "+5",
    "1,000",
    "1_000",
  ],
  ...[
    "0x10",
    "12%",
    "$5",
    "NaN",
    "Infinity",
    "--5",
    "1e",
    "1e+",
    "12345678901234567890.123456789",
    "00012",
    "٣٤",
    "−5",
  ],
];
const times = [
  ...[
    "2025-03-31",
    "2025-02-29",
    "2024-02-29",
    "9999-12-31",
    "0000-00-00",
    "0001-01-01",
    "20250331",
    "31/03/2025",
  ],
  ...[
    "2025-03-31T14:00:00Z",
    "2025-03-31T14:00:00+02:00",
    "2025-03-31 14:00",
    "2025-03-31T24:00:00Z",
    "infinity",
  ],
  ...[
    "2025-03-31T23:59:60Z",
    "+275760-09-13T00:00:00Z",
    "1743429600000",
    "1743429600",
    "2025-W14",
    "6:49:18",
    "soon",
  ],
];
const currencies = [
  "USD",
  "usd",
  "EUR",
  "JPY",
  "KWD",
  "ZZZ",
  "XXX",
  "HRK",
  "DEM",
  "",
  "$",
  "US",
  "constructor",
];
const alphabet = [
  ..."0123456789.,-+eExXzZ:/T%$ \t\n\r\0'\"\\<>&;",
  "é",
  "ß",
  "م",
  "٣",
  "\u200f",
  "\u00a0",
  "\ud83d",
  "😀",
  "\ufeff",
];

/** A short text of odd letters. */
export function noise(draw: Draw): string {
  return Array.from({ length: draw(12) }, () => pick(draw, alphabet)).join("");
}

/** A text with one letter more, less, or again. */
function faulty(draw: Draw, text: string): string {
  const at = draw(text.length + 1);
  const form = draw(4);
  if (form === 0) return text.slice(0, at) + pick(draw, alphabet) + text.slice(at);
  if (form === 1) return text.slice(0, at) + text.slice(at + 1);
  if (form === 2) return ` ${text}\n`;
  return text + text;
}

const things: readonly ((draw: Draw) => unknown)[] = [
  () => null,
  () => undefined,
  (draw) => draw(2) === 0,
  (draw) => pick(draw, [0, -0, 1, -1, 0.1, 1e21, 1e-7, 2 ** 53 + 2, 5e-324, 1.7976931348623157e308]),
  (draw) => pick(draw, [Number.NaN, Infinity, -Infinity]),
  (draw) => BigInt(draw(9)) ** 40n,
  (draw) => new Date(pick(draw, [0, 1_743_429_600_000, -62_135_596_800_001, 8.64e15, Number.NaN])),
  () => Symbol("a symbol"),
  () => () => 1,
  () => [],
  () => [1, 2],
  () => ({}),
  () => ({ amount: 5, currency: "USD" }),
  () => Object.create(null) as object,
  () => new Map([[1, 2]]),
  () => new Uint8Array(3),
  () => ({
    toString() {
      throw new Error("toString of a value");
    },
  }),
  noise,
];

/** Any value. */
export function anything(draw: Draw): unknown {
  return pick(draw, things)(draw);
}

/** A text that a field of the kind might hold. */
function textOf(draw: Draw, [name, { type, rules }]: Field): string {
  if (name === "currency") return pick(draw, currencies);
  if (rules.words !== undefined && draw(3) > 0) return pick(draw, rules.words);
  if (type === "time") return pick(draw, times);
  if (type === "number" || type === "money") return pick(draw, numbers);
  return type === "flag" ? pick(draw, ["true", "Yes", "n", "0", "t", "ja"]) : pick(draw, words);
}

/** A value for a field: mostly one it should hold, sometimes with a fault, sometimes anything. */
export function valueFor(draw: Draw, field: Field): unknown {
  const form = draw(10);
  if (form === 0) return anything(draw);
  if (form === 1) return faulty(draw, textOf(draw, field));
  if (form === 2) return null;
  const { type } = field[1];
  if (type === "flag") return draw(2) === 0;
  if ((type === "number" || type === "money") && form < 6) return (draw(2_000_000) - 200_000) / 100;
  if (type === "time" && form < 7) {
    const day = new Date(Date.UTC(2024, draw(30), 1 + draw(28), draw(24), draw(60)));
    return form === 3 ? day : form === 4 ? day.toISOString() : day.toISOString().slice(0, 10);
  }
  return textOf(draw, field);
}

/** A row for an entity, or what is no row. */
export function rowFor(draw: Draw, entity: AnyEntity<string, never>): unknown {
  if (draw(40) === 0) return anything(draw);
  const { fields } = entity[shapeOf];
  const row: Record<string, unknown> = {};
  for (const field of Object.entries(fields)) {
    if (draw(4) > 0)
      row[field[0]] = field[0] === "id" && draw(8) > 0 ? String(draw(9)) : valueFor(draw, field);
  }
  if (draw(6) === 0)
    Object.defineProperty(row, pick(draw, ownNames), { value: anything(draw), enumerable: true });
  return row;
}
