import fc from "fast-check";
import type { Kind } from "../../src/expressions/kind.js";
import type { EntityShape } from "../../src/expressions/shape.js";
import { drawFrom, type Draw } from "../../src/testing/random.js";
import { dates, instants } from "../laws/deals.js";
import type { Row } from "./engine.js";
import { type Lists, shapes, type Times } from "./tables.js";
import { injections, lookAlikes } from "./texts.js";

/** Which rows are made. */
export interface RowOptions {
  readonly times: Times;
  /** The rows of each entity; of reps there are at most as many as have names. */
  readonly count: number;
  readonly seed: number;
}

/** What the values of a row are drawn from. */
interface Making {
  readonly draw: Draw;
  readonly count: number;
  readonly times: readonly (string | Date)[];
}

/** The ids of reps: some that no table may confuse, and some that are no text to put into a statement. */
export const people: readonly string[] = ["ann", "bob", "cleo", ...lookAlikes, ...injections];

/**
 * Rows of every entity that are sound as typed columns, and full of what breaks engines. The same for the same seed.
 *
 * Some ids occur twice, in rows that disagree; some references lead nowhere; what may be missing sometimes is; most
 * rows have their times in the order of their fields, and some end before they begin. Sums of a column stay below
 * 9 × 10¹⁴ at up to 100,000 rows, so that ten-thousandths fit into 64 bits.
 */
export function rowsOf({ times, count, seed }: RowOptions): Lists {
  const making: Making = { draw: drawFrom(seed), count, times: timePool(times, seed) };
  return Object.fromEntries(
    shapes.map((shape) => {
      const size = shape.name === "reps" ? Math.min(count, people.length) : count;
      return [shape.name, Array.from({ length: size }, (_, place) => rowOf(shape, place, making))];
    }),
  );
}

function rowOf({ name, fields }: EntityShape, place: number, making: Making): Row {
  const row: Record<string, unknown> = {};
  const times = timesFor(Object.values(fields), making);
  for (const [field, kind] of Object.entries(fields)) {
    const value = kind.type === "time" ? times.pop() : valueOf(name, field, kind, place, making);
    const wanting = kind.isRequired ? 1 : making.draw(14);
    // A field that is missing, and one that is null or undefined, mean the same.
    if (wanting === 0) row[field] = making.draw(2) === 0 ? null : undefined;
    else if (wanting !== 2) row[field] = value;
  }
  return row;
}

/** As many times as a row has fields for; mostly the earliest last, which is taken first. */
function timesFor(kinds: readonly Kind[], { draw, times }: Making): (string | Date)[] {
  const drawn = kinds.filter(({ type }) => type === "time").map(() => oneOf(draw, times));
  return draw(5) === 0 ? drawn : drawn.sort((left, right) => (left < right ? 1 : left > right ? -1 : 0));
}

function valueOf(
  entity: string,
  field: string,
  { type, rules }: Kind,
  place: number,
  { draw, count }: Making,
): unknown {
  if (rules.words !== undefined) return oneOf(draw, draw(15) === 0 ? strangeWords : rules.words);
  if (type === "flag") return draw(2) === 0;
  if (type === "text") return textOf(entity, field, place, draw, count);
  return small[field]?.(draw) ?? amountOf(place, draw);
}

/** Numbers that mean something only within bounds. */
const small: Readonly<Record<string, (draw: Draw) => string | number>> = {
  position: (draw) => draw(stages.length),
  closeness: (draw) => (1 + draw(8)) / 8,
  probability: (draw) => draw(101) / 100,
  quantity: (draw) => draw(40) - 2,
};

const stages = ["new", "demo", "offer", "contract"];
const currencies = ["USD", "USD", "USD", "EUR", "EUR", "JPY"];
const strangeCurrencies = ["ZZZ", "usd", "", "$"];
/** Spellings that deals declare, and what only looks like a word. */
const strangeWords = ["Closed Won", "closedlost", "WON", "won ", "", "Negotiation", "constructor", "Meeting"];
const words = ["web", "fair", "partner", "Web", "web "];
const contacts = ["ann@lovelace.org", "Ann Bee", "+49 30 1234567", "n/a", "test@example.org", "", "x"];
const contactFields = ["name", "firstName", "lastName", "email", "phone", "company"];
const hostile = [...lookAlikes, ...injections];

function textOf(entity: string, field: string, place: number, draw: Draw, count: number): string {
  const isPerson = field === "ownerId" || field === "repId" || field === "managerId";
  if (field === "id" && entity === "reps") return people[draw(12) === 0 ? draw(place + 1) : place]!;
  if (field === "id") return String(draw(12) === 0 ? draw(place + 1) : place);
  if (isPerson) return oneOf(draw, draw(2) === 0 ? people.slice(0, 3) : people);
  if (field.endsWith("Id"))
    return draw(10) === 0 ? oneOf(draw, hostile) : String(draw(Math.ceil(count * 1.2)));
  // By place, so that each of the strange ones occurs whatever is drawn.
  if (field === "currency")
    return place % 20 === 0
      ? strangeCurrencies[(place / 20) % strangeCurrencies.length]!
      : oneOf(draw, currencies);
  if (draw(4) === 0) return oneOf(draw, hostile);
  if (/stage/i.test(field)) return oneOf(draw, stages);
  return oneOf(draw, contactFields.includes(field) ? contacts : words);
}

/** A decimal of up to four places as a number or as text, needless zeros and all. */
function amountOf(place: number, draw: Draw): string | number {
  const sign = draw(6) === 0 ? "-" : "";
  if (place % 97 === 5 && place < 2_000) return `${sign}1${digits(draw, 13)}.${digits(draw, 4)}`;
  const places = draw(5);
  const text = `${sign}${draw(90_000)}${places === 0 ? "" : `.${digits(draw, places)}`}`;
  const form = draw(12);
  if (form === 0) return 0;
  return form < 6 ? Number(text) : text;
}

function digits(draw: Draw, length: number): string {
  return Array.from({ length }, () => draw(10)).join("");
}

function oneOf<Item>(draw: Draw, items: readonly Item[]): Item {
  return items[draw(items.length)]!;
}

/** Eight months with both changes of the clock, and days that are easily got wrong. */
function timePool(times: Times, seed: number): (string | Date)[] {
  const common = { numRuns: 600, seed };
  if (times === "date") return [...fc.sample(dates, common), ...strangeDates];
  return [...fc.sample(instants, common), ...strangeInstants.map((text) => new Date(text))];
}

const strangeDates = [
  ...["2024-02-29", "2020-02-29", "2000-02-29", "2023-02-28", "2024-12-30", "2024-12-31", "2025-01-01"],
  ...["1969-12-31", "1970-01-01", "1900-01-01", "2100-02-28", "9998-12-31", "9999-01-01", "9999-12-31"],
];

const strangeInstants = [
  ...strangeDates.map((date) => `${date}T00:00:00.000Z`),
  ...["2024-02-29T23:59:59.999Z", "2024-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"],
  ...["9998-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
];
