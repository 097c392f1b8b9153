import { fc, test as property } from "@fast-check/vitest";
import {
  type CalendarDate,
  Customer,
  emailCaptureRate,
  type Lead,
  Lead as LeadEntity,
  leadConversions,
  leadsCreated,
  month,
  newCustomers,
  type Order,
  payingCustomers,
  survivors,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { badTexts } from "../catalog/facts.js";

const january = { during: month(2025, 1) };

describe("survivors", () => {
  test("keep the earliest dates and the first contact fields of the merged", () => {
    const leads: Lead[] = [
      { id: "1", createdAt: "2025-03-01", phone: "" },
      {
        id: "2",
        createdAt: "2025-01-05",
        convertedAt: "2025-01-20",
        email: "b@lovelace.org",
        mergedIntoId: "1",
      },
      {
        id: "3",
        createdAt: "2025-01-03",
        email: "a@lovelace.org",
        phone: "+49 30 1234560",
        mergedIntoId: "2",
      },
    ];
    const { rows } = survivors(LeadEntity, leads);
    expect(rows).toEqual([
      {
        id: "1",
        createdAt: "2025-01-03",
        convertedAt: "2025-01-20",
        email: "a@lovelace.org",
        phone: "+49 30 1234560",
        mergedIntoId: null,
      },
    ]);
    expect([leadsCreated({ leads: rows }, january), leadConversions({ leads: rows }, january)]).toEqual([
      1, 1,
    ]);
    expect(emailCaptureRate({ leads: rows }, january)).toBe(1);
    expect(
      survivors(LeadEntity, [
        { id: "1", disqualifiedAt: null },
        { id: "2", disqualifiedAt: "2025-01-01" },
      ]).rows,
    ).toHaveLength(2);
  });

  test("count the orders of merged customers as one payer", () => {
    const { rows, refer } = survivors(Customer, [
      { id: "a", firstPaidAt: "2025-03-01" },
      { id: "b", firstPaidAt: "2025-01-01", mergedIntoId: "a" },
    ]);
    const orders: Order[] = ["a", "b", "c"].map((customerId, place) => ({
      id: String(place),
      customerId,
      paidAt: "2025-01-10",
    }));
    expect(payingCustomers({ orders })).toBe(3);
    expect(payingCustomers({ orders: refer(orders, "customerId") })).toBe(2);
    expect(newCustomers({ customers: rows }, january)).toBe(1);
    expect(orders[1]!.customerId).toBe("b");
  });

  test("keep and report a row merged into nothing or into itself", () => {
    const leads = [
      { id: "gone", mergedIntoId: "nowhere" },
      { id: "self", mergedIntoId: "self" },
      { id: "a", mergedIntoId: "b" },
      { id: "b", mergedIntoId: "a" },
      { id: "tail", mergedIntoId: "b" },
      { id: "blank", mergedIntoId: "" },
      { id: "twice" },
      { id: "twice" },
      ...badTexts.map((mergedIntoId) => ({ id: "odd", mergedIntoId })),
      {},
      null,
    ] as never[];
    const { rows, excluded } = survivors(LeadEntity, leads);
    expect(rows.map(({ id }) => id)).toEqual([
      ...["gone", "self", "a", "blank", "twice", "twice"],
      ...badTexts.map(() => "odd"),
    ]);
    expect(rows.every(({ mergedIntoId }) => mergedIntoId === null)).toBe(true);
    expect(new Set(excluded.map(({ row, why }) => `${row?.id}: ${why}`))).toEqual(
      new Set([
        "undefined: missing id",
        "gone: unknown mergedIntoId",
        "self: mergedIntoId leads back",
        "a: mergedIntoId leads back",
        "b: mergedIntoId leads back",
        "tail: merged",
        "odd: invalid mergedIntoId",
      ]),
    );
  });

  test("refuse rows of other entities", () => {
    expect(() => survivors({} as never, [])).toThrow(expect.objectContaining({ code: "invalid-argument" }));
    expect(() => survivors(Customer, 5 as never)).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
  });
});

const merges = fc.array(
  fc.record({
    into: fc.option(fc.nat({ max: 9 }), { freq: 2 }),
    created: fc.option(fc.integer({ min: 1, max: 28 }), { freq: 5 }),
    email: fc.option(fc.constantFrom("a", "b"), { freq: 2 }),
  }),
  { maxLength: 9 },
);

property.prop([merges], { numRuns: 400 })("survivors agree with merging rows one after another", (rows) => {
  const leads = rows.map(({ into, created, email }, index): Lead => ({
    id: String(index),
    createdAt: created === null ? null : (`2025-01-${String(created).padStart(2, "0")}` as CalendarDate),
    email,
    mergedIntoId: into === null ? null : String(into),
  }));
  // Walks ten steps: who is then on a circle ends in the first of it.
  const next = (at: number): number => {
    const into = rows[at]!.into;
    return into === null || into >= rows.length ? at : into;
  };
  const endOf = (at: number): number => {
    let end = at;
    for (let step = 0; step < 10; step++) end = next(end);
    const circle = [end];
    while (next(circle.at(-1)!) !== circle[0]) circle.push(next(circle.at(-1)!));
    return Math.min(...circle);
  };
  const expected = [...new Set(rows.map((_, at) => endOf(at)))].map((end) => {
    const group = rows.map((row, at) => ({ ...row, at })).filter(({ at }) => endOf(at) === end);
    const days = group.flatMap(({ created }) => (created === null ? [] : [created]));
    const others = group.filter(({ at }) => at !== end && rows[at]!.email !== null);
    others.sort((left, right) => (left.created ?? 99) - (right.created ?? 99) || left.at - right.at);
    return [
      String(end),
      days.length === 0 ? null : Math.min(...days),
      rows[end]!.email ?? others[0]?.email ?? null,
    ];
  });
  const { rows: left, excluded } = survivors(LeadEntity, leads);
  const dayOf = (time: unknown): number | null => (typeof time === "string" ? Number(time.slice(-2)) : null);
  expect(left.map(({ id, createdAt, email }) => [id, dayOf(createdAt), email ?? null]).sort()).toEqual(
    expected.sort(),
  );
  const told = new Set([...left.map(({ id }) => id), ...excluded.map(({ row }) => row.id)]);
  expect(told.size).toBe(leads.length);
});
