import {
  Deal,
  evaluate,
  extend,
  month,
  ratio,
  SalesmetricsError,
  where,
  winRate,
  wonDeals,
} from "salesmetrics";
import { parseRows } from "salesmetrics/schemas";
import { expect, test } from "vitest";

const deals = [{ id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-01" }] as const;
const wrong = (value: unknown): never => value as never;
const asked = (query: object) => () => evaluate({ winRate }, { deals }, wrong(query));
const { owner } = Deal as unknown as Readonly<Record<string, unknown>>;

/** What newcomers write, and what they are told: what was expected, what was passed, and a line to write. */
const mistakes: readonly (readonly [message: string, call: () => unknown])[] = [
  ['by: expected dimensions by name, such as { rep: Deal.ownerId }, got "ownerId"', asked({ by: "ownerId" })],
  [
    "by: expected dimensions by name, such as { rep: Deal.ownerId }, got a dimension without a name",
    asked({ by: Deal.ownerId }),
  ],
  ["by.rep: expected a dimension, such as Deal.ownerId, got undefined", asked({ by: { rep: owner } })],
  ['every: expected a grain, such as month(), got "month"', asked({ every: "month" })],
  ['during: expected a period, such as month(2025, 3), got "2025-03"', asked({ during: "2025-03" })],
  [
    "query: expected no options but during, asOf, zone, currency, rates, by, every, ",
    asked({ evry: month() }),
  ],
  [
    'where: expected a condition, such as eq(Deal.status, "won"), got object',
    () => where(winRate, wrong({ status: "won" })),
  ],
  [
    "winRate: expected a metric, such as winRate, got 1",
    () => evaluate(wrong({ winRate: winRate({ deals }) }), { deals }),
  ],
  ["ratio: expected a metric, such as winRate, got 1", () => ratio(wrong(wonDeals({ deals })), wonDeals)],
  [
    'winRate: expected a time zone to place an instant on a day: pass { zone: timeZone("Europe/Berlin") }',
    asked({ asOf: new Date("2025-03-31T10:00:00Z") }),
  ],
  [
    'extend deals: expected a kind such as text() for region, got "string"',
    () => extend(Deal, wrong({ region: "string" })),
  ],
  [
    'closed_at: expected a field of deals, got "closed_at", first in row 0; write it as closedAt: rows.map((',
    () => parseRows(Deal, [{ id: "1", status: "won", closed_at: "2025-03-01" }]),
  ],
  ["winRate: expected data with an array of deals, { deals }, got none", () => winRate(wrong(deals))],
];

test.each(mistakes)("%s", (message, call) => {
  expect(call).toThrow(expect.objectContaining({ message: expect.stringContaining(message) as string }));
  expect(call).toThrow(SalesmetricsError);
});
