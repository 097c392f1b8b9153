import { fc, test as property } from "@fast-check/vitest";
import { formatISO, parseISO } from "date-fns";
import {
  type CalendarDate,
  decidedQuoteAcceptanceRate,
  evaluate,
  month,
  type Quote,
  quoteAcceptanceRate,
  quoteChains,
  quotedAmount,
  quotesSent,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const dayAfter = (day: number): CalendarDate =>
  formatISO(new Date(2025, 0, 1 + day), { representation: "date" }) as CalendarDate;

describe("quoteChains", () => {
  const march = { during: month(2025, 3) };
  const first = { id: "1", sentAt: "2025-03-10", amount: 900, currency: "EUR" } as const;

  test.each<[string, Partial<Quote>]>([
    ["a draft", { id: "2" }],
    ["a revision sent in April", { id: "2", sentAt: "2025-04-02", amount: 800, currency: "EUR" }],
    ["one that is not there", { id: "3" }],
  ])("a quote that was replaced by %s is one of March, then and later", (_what, revision) => {
    const { rows } = quoteChains([{ ...first, supersededById: "2" }, revision as Quote]);
    for (const asOf of ["2025-03-31", "2025-04-30"] as const)
      expect(quotesSent({ quoteChains: rows }, { ...march, asOf })).toBe(1);
    expect(quotedAmount({ quoteChains: rows }, { ...march, asOf: "2025-03-31" })?.amount.toNumber()).toBe(
      900,
    );
  });

  test("reports drafts, and what cannot be followed", () => {
    const quotes: Quote[] = [
      { id: "draft" },
      { ...first, id: "gone", supersededById: "nowhere" },
      { ...first, id: "self", supersededById: "self" },
      { ...first, id: "a", supersededById: "b" },
      { ...first, id: "b", supersededById: "a" },
      { ...first, id: "blank", supersededById: "" },
      { ...first, id: "odd", supersededById: 5 as never },
      { ...first, id: "late", sentAt: "2025-02-30" },
      null as never,
    ];
    const { rows, excluded } = quoteChains(quotes);
    expect(excluded.map(({ quote, why }) => [quote?.id, why])).toEqual([
      [undefined, "missing id"],
      ["draft", "not sent"],
      ["gone", "unknown supersededById"],
      ["self", "supersededById leads back"],
      ["a", "supersededById leads back"],
      ["b", "supersededById leads back"],
      ["odd", "invalid supersededById"],
      ["late", "invalid sentAt"],
    ]);
    expect(rows.map(({ chainId, quoteId }) => [chainId, quoteId])).toEqual([
      ["gone", "gone"],
      ["self", "self"],
      ["a", "b"],
      ["blank", "blank"],
      ["odd", "odd"],
    ]);
  });

  test("a date does not contradict an instant of the same day", () => {
    const sentAt = new Date("2025-03-10T15:00:00Z");
    const { rows } = quoteChains([{ id: "1", sentAt, acceptedAt: "2025-03-10" }]);
    expect(rows.map(({ outcome, from, until }) => [outcome, from, until])).toEqual([
      ["accepted", "2025-03-10", null],
    ]);
  });
});

interface World {
  readonly sent: number | null;
  readonly by: number | null;
  readonly accepted: number | null;
  readonly declined: number | null;
  readonly expires: number | null;
}

const days = fc.option(fc.nat({ max: 60 }), { freq: 2 });
const worlds = fc.array(
  fc.record({
    sent: fc.option(fc.nat({ max: 60 }), { freq: 5 }),
    by: fc.option(fc.nat({ max: 7 })),
    accepted: days,
    declined: days,
    expires: days,
  }),
  { maxLength: 7 },
);

/** What is known of each chain at the end of a day: replayed from the quotes, one chain after another. */
function statesOn(world: readonly World[], asOf: number) {
  // Quotes have the number of their chain, which spreads until nothing changes.
  const chain = world.map((_, index) => index);
  for (let round = 0; round < world.length; round++)
    for (const [index, { by }] of world.entries())
      if (by !== null && by < world.length) chain[index] = chain[by] = Math.min(chain[index]!, chain[by]!);
  const numbers = [...new Set(chain)];
  return numbers.flatMap((number) => {
    const sent = world
      .map((quote, index) => ({ ...quote, index }))
      .filter(({ index, sent }) => chain[index] === number && sent !== null && sent <= asOf);
    if (sent.length === 0) return [];
    const latest = Math.max(...sent.map((quote) => quote.sent!));
    const candidates = sent.filter((quote) => quote.sent === latest);
    const unreplaced = candidates.filter(({ by }) => by === null);
    const last = (unreplaced.length > 0 ? unreplaced : candidates)
      .sort((a, b) => (String(a.index) < String(b.index) ? -1 : 1))
      .at(-1)!;
    const dates = [last.accepted, last.declined, last.expires];
    const isSound = dates.every((day) => day === null || day >= last.sent!);
    const known = dates.map((day) => (day !== null && day <= asOf ? day : null));
    const decided = known.find((day) => day !== null) ?? null;
    const firstSent = Math.min(...sent.map((quote) => quote.sent!));
    return [{ firstSent, isSound, isAccepted: known[0] !== null, decided, amount: last.index }];
  });
}

describe("metrics of quotes agree with replaying each chain day by day", () => {
  property.prop([worlds, fc.nat({ max: 70 }), fc.boolean()], { numRuns: 400 })(
    "at any asOf",
    (world, asOf, isJanuary) => {
      const at = (day: number | null): CalendarDate | null => (day === null ? null : dayAfter(day));
      const quotes = world.map((quote, index): Quote => ({
        id: String(index),
        sentAt: at(quote.sent),
        supersededById: quote.by === null ? null : String(quote.by),
        acceptedAt: at(quote.accepted),
        declinedAt: at(quote.declined),
        expiresAt: at(quote.expires),
        amount: index,
        currency: "EUR",
      }));
      const { rows, excluded } = quoteChains(quotes);
      const seen = new Set([...rows.map((row) => row.quoteId), ...excluded.map(({ quote }) => quote.id)]);
      expect(quotes.filter(({ id }) => !seen.has(id))).toEqual([]);
      const isDuring = (day: number | null): boolean =>
        day !== null && parseISO(dayAfter(day)).getMonth() === (isJanuary ? 0 : 1);
      const states = statesOn(world, asOf);
      const sent = states.filter(({ firstSent }) => isDuring(firstSent));
      const sound = sent.filter(({ isSound }) => isSound);
      const decided = states.filter((state) => state.isSound && isDuring(state.decided));
      const rate = (part: readonly unknown[], whole: readonly unknown[]): number | null =>
        whole.length === 0 ? null : part.length / whole.length;
      const metrics = { quotesSent, quotedAmount, quoteAcceptanceRate, decidedQuoteAcceptanceRate };
      const options = { during: month(2025, isJanuary ? 1 : 2), asOf: dayAfter(asOf) };
      const { total } = evaluate(metrics, { quoteChains: rows }, options);
      expect(total.quotesSent).toBe(sent.length);
      expect(total.quotedAmount?.amount.toNumber() ?? 0).toBe(
        sent.reduce((sum, { amount }) => sum + amount, 0),
      );
      expect(total.quoteAcceptanceRate).toBe(
        rate(
          sound.filter(({ isAccepted }) => isAccepted),
          sound,
        ),
      );
      expect(total.decidedQuoteAcceptanceRate).toBe(
        rate(
          decided.filter(({ isAccepted }) => isAccepted),
          decided,
        ),
      );
    },
  );
});
