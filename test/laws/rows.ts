import fc from "fast-check";
import { timesOf } from "./deals.js";
import { dealsOf, type Kinds } from "./deals.js";

// Rows of every entity that the catalogue reads, some of them incomplete.

const some = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null | undefined> =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });

const id = fc.nat({ max: 6 }).map(String);
const person = fc.constantFrom("ann", "bob", "", "__proto__", "constructor", null);
const amount = fc.oneof(
  fc.integer({ min: -2_000, max: 900_000 }).map((units) => units / 100),
  fc.constantFrom<unknown>("19.99", "0.1", 0, "1e2", "12345678901234567890.123", "oops", null),
);
const currency = fc.constantFrom("USD", "EUR", "JPY");
const flag = fc.constantFrom(true, false, null, undefined);

/** Texts, some of which are an address, a number or a name, and some of which stand for nothing. */
const contact = fc.constantFrom(
  "ann@example.org",
  "+49 30 1234567",
  "Ann Bee",
  "n/a",
  "test@example.org",
  "",
  "x",
  null,
  5,
);

export function dataOf({ times }: Kinds) {
  const time = some(timesOf(times));
  const lists = {
    leads: fc.record({
      id,
      firstName: contact,
      lastName: contact,
      name: contact,
      email: contact,
      phone: contact,
      source: fc.constantFrom("web", "fair", null),
      campaignId: some(id),
      ownerId: person,
      createdAt: time,
      firstAttemptAt: time,
      firstContactAt: time,
      qualifiedAt: time,
      convertedAt: time,
      mergedIntoId: fc.constantFrom(null, null, null, "1"),
      test: flag,
    }),
    customers: fc.record({
      id,
      ownerId: person,
      source: contact,
      firstPaidAt: time,
      mergedIntoId: fc.constantFrom(null, null, "1"),
      test: flag,
    }),
    campaigns: fc.record({
      id,
      source: fc.constantFrom("web", "fair", null),
      spentAt: time,
      currency,
      spend: amount,
      impressions: some(fc.nat()),
      clicks: some(fc.nat({ max: 90 })),
      revenue: amount,
      grossProfit: amount,
    }),
    quotes: fc.record({
      id,
      repId: person,
      amount,
      currency,
      sentAt: time,
      acceptedAt: time,
      declinedAt: time,
      expiresAt: time,
      supersededById: fc.constantFrom(null, null, "1"),
    }),
    orders: fc.record({
      id,
      customerId: some(id),
      repId: person,
      placedAt: time,
      paidAt: time,
      refundedAt: time,
      currency,
      grossAmount: amount,
      discountAmount: amount,
      paidAmount: amount,
      refundedAmount: amount,
      test: flag,
    }),
    reps: fc.record({ id: person, hiredAt: time, leftAt: time }),
    stageReaches: fc.record({
      id,
      dealId: id,
      stage: fc.constantFrom("demo", "contract", "__proto__"),
      position: fc.nat({ max: 2 }),
      startedAt: time,
      reachedAt: time,
      advancedAt: time,
      skipped: flag,
      inOrderAt: time,
      nextInOrderAt: time,
      ownerId: person,
    }),
    stageStays: fc.record({
      id,
      dealId: id,
      stage: fc.constantFrom("demo", "contract", "__proto__"),
      position: fc.nat({ max: 2 }),
      closeness: amount,
      enteredAt: time,
      exitedAt: time,
      countedFrom: time,
      reenteredAt: time,
      move: fc.constantFrom("start", "forward", "back", "back", "again", "pipeline", null),
      furthestStage: fc.constantFrom("demo", "contract", null),
      furthestAt: time,
      inOrderStage: fc.constantFrom("demo", "contract", null),
      inOrderAt: time,
      ownerId: person,
    }),
    quietSpells: fc.record({
      id,
      dealId: id,
      from: time,
      until: time,
      movedAt: time,
      activeAt: time,
      quietSince: time,
      meetingAt: time,
      stage: fc.constantFrom("demo", "contract", null),
      ownerId: person,
    }),
    stageVisits: fc.record({
      id,
      dealId: id,
      stage: fc.constantFrom("demo", "contract", "__proto__"),
      enteredAt: time,
      leftAt: time,
      ownerId: person,
    }),
  };
  const listOf = (row: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>[]> =>
    fc.array(row as fc.Arbitrary<Record<string, unknown>>, { maxLength: 14 });
  return fc.record({
    deals: dealsOf({ times }) as unknown as fc.Arbitrary<Record<string, unknown>[]>,
    ...(Object.fromEntries(Object.entries(lists).map(([name, row]) => [name, listOf(row)])) as Record<
      keyof typeof lists,
      fc.Arbitrary<Record<string, unknown>[]>
    >),
  });
}
