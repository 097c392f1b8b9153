import fc from "fast-check";
import type { Deal } from "salesmetrics";
import type { Calendar } from "./calendar.js";

// Deals as applications hold them: mostly sound, some with values that no schema has checked.

export const zones = [
  ...["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata"],
  ...["Pacific/Auckland", "America/Santiago", "Africa/Cairo", "Pacific/Kiritimati", "UTC"],
];

const from = Date.UTC(2024, 7, 20);
const dayLength = 86_400_000;
const days = fc.nat({ max: 240 });

/** Eight months with both changes of the clock, north and south. */
export const dates = days.map((count) => new Date(from + count * dayLength).toISOString().slice(0, 10));

/** Any moment, and those about the midnights of zones, and about the hours that clocks repeat and leave out. */
export const instants = fc.oneof(
  fc
    .tuple(days, fc.nat({ max: dayLength - 1 }))
    .map(([count, rest]) => new Date(from + count * dayLength + rest)),
  fc
    .tuple(days, fc.integer({ min: -56, max: 56 }), fc.integer({ min: -1, max: 1 }))
    .map(([count, quarters, delta]) => new Date(from + count * dayLength - quarters * 900_000 + delta)),
  fc
    .tuple(
      fc.constantFrom(
        "2024-11-03T06:00Z",
        "2025-03-09T07:00Z",
        "2024-10-27T01:00Z",
        "2025-03-30T01:00Z",
        "2024-10-05T15:30Z",
      ),
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
    )
    .map(([change, delta]) => new Date(Date.parse(change) + delta)),
);

const nothing = fc.constantFrom(null, undefined);
const badTimes = fc.constantFrom<unknown>("2025-02-30", new Date(Number.NaN), 20250301, "March", "");

/** Calendar dates alone, or instants among them. */
export function timesOf(kind: "dates" | "instants" | "both"): fc.Arbitrary<unknown> {
  const good = { dates, instants, both: fc.oneof(dates, instants) }[kind];
  return fc.oneof(
    { weight: 20, arbitrary: good },
    { weight: 1, arbitrary: nothing },
    { weight: 1, arbitrary: badTimes },
  );
}

const texts = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 25 }))
  .map(([units, places]) => {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
    const point = digits.length - places;
    return `${units < 0n ? "-" : ""}${digits.slice(0, point)}${places === 0 ? "" : `.${digits.slice(point)}`}`;
  });

const cents = fc.integer({ min: -5_000, max: 9_000_000 }).map((units) => units / 100);

const goodAmounts = fc.oneof(
  { weight: 6, arbitrary: cents },
  { weight: 4, arbitrary: texts },
  { weight: 2, arbitrary: cents.map((amount) => amount.toFixed(3)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<number | string>(
      0,
      -0,
      0.1,
      0.2,
      0.3,
      1e21,
      1e-7,
      5e-324,
      2 ** 53,
      "1e3",
      "+5",
      "007.50",
      "-0.0",
      "1.5E-9",
    ),
  },
  { weight: 1, arbitrary: fc.constant(`${"8".repeat(500)}.${"1".repeat(500)}`) },
);

const badAmounts = fc.constantFrom<unknown>(
  "abc",
  "",
  " 1",
  ".5",
  Number.NaN,
  Infinity,
  {},
  10n,
  true,
  "1,000",
);

export interface Kinds {
  readonly times: "dates" | "instants" | "both";
  /** Whether amounts and currencies are sound. */
  readonly sound?: boolean;
}

export function dealsOf({ times, sound = false }: Kinds): fc.Arbitrary<Deal[]> {
  const time = timesOf(times);
  const amount = sound
    ? cents
    : fc.oneof(
        { weight: 20, arbitrary: goodAmounts },
        { weight: 1, arbitrary: nothing },
        { weight: 1, arbitrary: badAmounts },
      );
  const currency = sound
    ? fc.constantFrom("USD", "EUR", "JPY", "KWD")
    : fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom("USD", "EUR", "JPY", "KWD") },
        {
          weight: 1,
          arbitrary: fc.constantFrom<unknown>(null, undefined, "usd", "", "__proto__", "constructor", 5),
        },
      );
  const deal = fc.record({
    id: fc.nat().map(String),
    status: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom("won", "won", "lost", "open") },
      { weight: 1, arbitrary: fc.constantFrom<unknown>("WON", null, 7) },
    ),
    amount,
    currency,
    ownerId: fc.constantFrom<unknown>(
      "ann",
      "bob",
      "ann",
      "bob",
      "",
      null,
      undefined,
      "null",
      "__proto__",
      "constructor",
      5,
    ),
    source: fc.constantFrom("web", "fair", null),
    createdAt: time,
    closedAt: time,
  });
  return fc.array(deal, { maxLength: 40 }) as unknown as fc.Arbitrary<Deal[]>;
}

export const calendars: fc.Arbitrary<Calendar> = fc.record({
  unit: fc.constantFrom("day", "week", "month", "month", "quarter", "year"),
  weekStartsOn: fc.constantFrom(0, 1, 6),
  fiscalYearStartMonth: fc.constantFrom(1, 2, 4, 7, 11),
});

/** Deals the items out to shards, each in an order of its own. */
export function shardsOf<Item>(items: readonly Item[], places: readonly number[], count: number): Item[][] {
  const shards = Array.from({ length: count }, (): Item[] => []);
  for (const [index, item] of items.entries()) {
    const place = places[index % Math.max(1, places.length)] ?? 0;
    const shard = shards[place % count]!;
    if (place % 2 === 0) shard.push(item);
    else shard.unshift(item);
  }
  return shards;
}
