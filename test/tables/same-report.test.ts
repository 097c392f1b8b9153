import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Deal, type Table } from "salesmetrics";
import { columnsOf, table, tableFromColumns } from "salesmetrics/tables";
import { canonicalDecimal, isDecimal } from "../../src/exact/index.js";
import { questions, saidOf, saidOfShards } from "./reports.js";
import { arraysOf, asTable, dealsAndOthers, someDeals } from "./rows.js";

const cuts = fc.array(fc.nat({ max: 50 }), { maxLength: 4 });

/** A table in slices, from one cut to the next. */
function sliced(whole: Table<Deal>, places: readonly number[]): Table<Deal>[] {
  const inner = places.map((place) => Math.min(place, whole.length)).sort((one, other) => one - other);
  const edges = [0, ...inner, whole.length];
  return edges.slice(1).map((edge, index) => whole.slice(edges[index]!, edge));
}

/** A table that grew from cut to cut. */
function grown(rows: readonly Deal[], places: readonly number[]): Table<Deal> {
  const edges = [...places, rows.length].sort((one, other) => one - other);
  const whole = table(Deal, rows.slice(0, edges[0]));
  for (const [index, edge] of edges.slice(1).entries()) {
    whole.slice(0, 1);
    whole.append(rows.slice(edges[index], edge));
  }
  return whole;
}

/** Rows with every decimal in its one form, so that 0.5 and "0.50" are the same. */
function canonical(rows: readonly object[]): unknown[] {
  const decimalFields = ["amount", "probability"];
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]: [string, unknown]) => [
        name,
        decimalFields.includes(name) && isDecimal(value) ? canonicalDecimal(value) : value,
      ]),
    ),
  );
}

function rowsOf(whole: Table<Deal>): Deal[] {
  return Array.from({ length: whole.length }, (_, place) => whole.row(place));
}

/** Without the fields that a table without a value in them does not have. */
function without(rows: readonly object[]): unknown[] {
  return canonical(rows).map((row) =>
    Object.fromEntries(Object.entries(row as object).filter(([, value]) => value !== null)),
  );
}

describe("a report of a table is that of its rows", () => {
  test.prop([dealsAndOthers, questions], { numRuns: 150 })("made from rows", (deals, question) => {
    const made = { deals: table(Deal, deals) };
    expect(saidOf(made, question)).toStrictEqual(saidOf({ deals }, question));
    expect(saidOfShards([made], question)).toStrictEqual(saidOfShards([{ deals }], question));
  });

  test.prop([dealsAndOthers, questions, cuts], { numRuns: 100 })("appended to", (deals, question, places) => {
    expect(saidOf({ deals: grown(deals, places) }, question)).toStrictEqual(saidOf({ deals }, question));
  });

  test.prop([someDeals, questions], { numRuns: 100 })("made from columns", (deals, question) => {
    const made = tableFromColumns(Deal, arraysOf(deals));
    expect(saidOf({ deals: made }, question)).toStrictEqual(saidOf({ deals }, question));
  });

  test.prop([dealsAndOthers, questions, cuts], { numRuns: 100 })("in slices", (deals, question, places) => {
    const shards = sliced(table(Deal, deals), places).map((slice) => ({ deals: slice }));
    fc.pre(shards.some(({ deals: slice }) => slice.length > 0));
    expect(saidOfShards(shards, question)).toStrictEqual(saidOfShards([{ deals }], question));
  });

  test.prop([dealsAndOthers, questions, cuts, fc.boolean()], { numRuns: 100 })(
    "sent as columns",
    (deals, question, places, shared) => {
      const sent = structuredClone(columnsOf(grown(deals, places), { shared }));
      const made = tableFromColumns(Deal, sent);
      expect(saidOf({ deals: made }, question)).toStrictEqual(saidOf({ deals }, question));
    },
  );

  test.prop([someDeals, questions, cuts], { numRuns: 60 })(
    "sent slice by slice",
    (deals, question, places) => {
      const slices = sliced(table(Deal, deals), places);
      const sent = slices.map((slice) => ({
        deals: tableFromColumns(Deal, structuredClone(columnsOf(slice))),
      }));
      const expected = saidOfShards([{ deals }], question);
      if (typeof expected !== "string") expect(saidOfShards(sent, question)).toStrictEqual(expected);
    },
  );

  test.prop([dealsAndOthers, someDeals, questions, fc.integer({ min: 2100, max: 5000 })], { numRuns: 12 })(
    "of more rows than are read at once",
    (some, others, question, length) => {
      fc.pre(some.length > 0 && others.length > 0);
      const half = Math.floor(length / 2);
      const deals = Array.from({ length }, (_, place) =>
        place < half ? some[place % some.length]! : others[place % others.length]!,
      );
      const expected = saidOf({ deals }, question);
      const made = grown(deals, [half, length - 7]);
      expect(saidOf({ deals: made }, question)).toStrictEqual(expected);
      expect(saidOf({ deals: tableFromColumns(Deal, columnsOf(made)) }, question)).toStrictEqual(expected);
      const shards = sliced(made, [1, half + 3, 2048]).map((slice) => ({ deals: slice }));
      expect(saidOfShards(shards, question)).toStrictEqual(saidOfShards([{ deals }], question));
    },
  );
});

describe("rows come back as they were", () => {
  test.prop([dealsAndOthers, cuts], { numRuns: 100 })("from a table and its slices", (deals, places) => {
    const expected = without(asTable(deals));
    const whole = grown(deals, places);
    expect(without(rowsOf(whole))).toStrictEqual(expected);
    expect(sliced(whole, places).flatMap((slice) => without(rowsOf(slice)))).toStrictEqual(expected);
  });

  test.prop([someDeals, cuts], { numRuns: 100 })("from columns, sent or not", (deals, places) => {
    const expected = without(asTable(deals));
    const made = tableFromColumns(Deal, arraysOf(deals));
    expect(without(rowsOf(made))).toStrictEqual(expected);
    const sent = sliced(made, places).map((slice) =>
      tableFromColumns(Deal, structuredClone(columnsOf(slice))),
    );
    expect(sent.flatMap((slice) => without(rowsOf(slice)))).toStrictEqual(expected);
  });

  test.prop([someDeals, someDeals], { numRuns: 100 })(
    "from a slice of a table that has grown since",
    (deals, more) => {
      const whole = table(Deal, deals);
      whole.append(deals.slice(0, 3));
      const slice = whole.slice(0, deals.length);
      whole.append(more);
      expect(without(rowsOf(slice))).toStrictEqual(without(asTable(deals)));
    },
  );
});
