import { expect, test } from "vitest";
import { daysBetween, halfEven, isDate, recordedPage, records, wholeDollars } from "./raw.js";
import { type Worth, worthOn } from "./recurring.js";
import { figures, file, scorecard } from "./run.js";

/** The section on subscriptions of the sample. */
function section(): string {
  return recordedPage.slice(recordedPage.indexOf("SUBSCRIPTIONS  "), recordedPage.indexOf("GOALS  "));
}

const paying = (worth: Worth): string[] => [...worth].flatMap(([id, units]) => (units > 0n ? [id] : []));
const total = (worth: Worth): bigint => [...worth.values()].reduce((sum, units) => sum + units, 0n);
/** From 1,200ths of a cent. */
const printedMrr = (worth: Worth): string => wholeDollars(halfEven(total(worth), 1200n));

test.for([
  ["2024-11", "2024-11-30"],
  ["2025-03", "2025-03-31"],
  ["2025-10", "2025-10-31"],
  ["2025-11 *", "2025-11-18"],
] as const)("MRR and customers at the end of %s agree with plain loops over the raw text", ([label, day]) => {
  const worth = worthOn(day);
  expect(figures(section(), label).slice(-2)).toEqual([printedMrr(worth), String(paying(worth).length)]);
});

test("the movements of each month lead from the MRR of the month before to its own, to the dollars of rounding", () => {
  const lines = section()
    .split("\n")
    .filter((line) => /^ {2}20\d\d-\d\d\s/.test(line));
  const rows = lines.map((line) =>
    line
      .trim()
      .split(/\s{2,}/)
      .slice(1, 8)
      .map(numberOf),
  );
  expect(rows).toHaveLength(13);
  for (const [place, [gained, returned, more, fewer, churned, exchange, mrr]] of rows.entries()) {
    const before = rows[place - 1]?.[6];
    if (before === undefined) continue;
    const expected = before + gained! + returned! + more! - fewer! - churned! + exchange!;
    expect(Math.abs(mrr! - expected)).toBeLessThanOrEqual(4);
  }
});

const numberOf = (text: string): number => Number(text.replace(/[$,]/g, "").replace("−", "-"));

test("customers lost in the quarter are those who paid when it began and do not when it ends", () => {
  const [before, after] = [paying(worthOn("2025-06-30")), new Set(paying(worthOn("2025-09-30")))];
  const lost = before.filter((id) => !after.has(id)).length;
  expect(lost).toBeGreaterThan(0);
  expect(figures(section(), "Customers lost")[0]).toBe(`${((100 * lost) / before.length).toFixed(1)}%`);
});

test("failed payments and overdue invoices are counted once, by their dates", () => {
  const once = (lines: Record<string, string>[], id: string) => [
    ...new Map([...lines].reverse().map((line) => [line[id]!, line])).values(),
  ];
  const failed = once(records("payments.csv"), "Payment ID").filter(
    ({ Failed: day }) => "2025-07-01" <= day! && day! <= "2025-09-30",
  );
  const recovered = failed.filter(
    ({ Failed: day, Recovered: end }) => end !== "" && daysBetween(day!, end!) <= 30,
  );
  const overdue = once(records("invoices.csv"), "Invoice ID").filter(
    ({ Due: due, Paid: paid }) =>
      isDate(due!) && due! <= "2025-09-30" && (paid === "" || (paid! > "2025-09-30" && paid! >= due!)),
  );
  expect(figures(section(), "Failed payments")[0]).toBe(String(failed.length));
  expect(figures(section(), "Recovered in 30 days")[0]).toBe(
    `${((100 * recovered.length) / failed.length).toFixed(1)}%`,
  );
  expect(figures(section(), "Overdue invoices at the end")[0]).toBe(String(overdue.length));
});

test("what is left out of subscriptions is told with its reason", () => {
  const text = section().replace(/\s+/g, " ");
  for (const part of [
    "1 subscription (missing startedAt)",
    "(metered)",
    "1 discount (discount in another currency)",
    "1 discount (discount above the price)",
    "2 customers merged into others: each counts as that one.",
  ])
    expect(text).toContain(part);
});

const deals = file(
  "deals.csv",
  "id,status,created,closed,amount,currency\n1,won,2025-01-02,2025-01-31,100,USD\n",
);
const given = [
  "--subscriptions",
  file(
    "subscriptions.csv",
    "id,customer,started,ended\n1,ann,2025-01-10,2025-03-20\n2,bob,2025-01-10,\n3,bob & co,2025-02-10,\n",
  ),
  "--items",
  file(
    "items.csv",
    "id,subscription,price,currency,interval\n1,1,100,USD,month\n2,2,2400,USD,year\n3,3,50,USD,month\n4,3,7,EUR,month\n5,3,9,USD,\n",
  ),
];

test.concurrent(
  "subscriptions of one's own have a section, and customers that were merged are one",
  async () => {
    const customers = file("customers.csv", "id,merged into\nbob & co,bob\nbob,\n");
    const { stdout } = await scorecard(deals, ...given, "--customers", customers, "--as-of", "2025-03-31");
    expect(figures(stdout, "MRR at the end")[0]).toBe("$250");
    expect(figures(stdout, "Paying customers at the end")[0]).toBe("1");
    // Month, new, returned, expansion, contraction, churned, exchange, MRR, customers.
    const own = stdout.slice(stdout.indexOf("SUBSCRIPTIONS"));
    expect(figures(own, "2025-02").slice(-8)).toEqual(["$0", "$0", "$50", "$0", "$0", "$0", "$350", "2"]);
    expect(figures(own, "2025-03").slice(-8)).toEqual(["$0", "$0", "$0", "$0", "$100", "$0", "$250", "1"]);
    expect(stdout).toContain("1 item (missing interval)");
    expect(stdout).toContain("Amounts in EUR are left out of figures of money (1 row)");
    expect(stdout).not.toContain("Failed payments");
  },
);

test.concurrent(
  "without subscriptions their section is not there, and the page says how to add it",
  async () => {
    const { stdout } = await scorecard(deals);
    expect(stdout).not.toContain("SUBSCRIPTIONS");
    expect(stdout).toContain(
      "No subscriptions: recurring revenue is left out; --subscriptions FILE --items FILE adds it.",
    );
  },
);

test.concurrent.for([
  [["--subscriptions", deals], "--subscriptions goes with --items FILE"],
  [["--invoices", deals], "--invoices goes with --subscriptions FILE and --items FILE"],
] as const)("%j is refused with what to add", async ([args, message]) => {
  const { code, stdout, stderr } = await scorecard(deals, ...args);
  expect([code, stdout, stderr]).toEqual([1, "", `scorecard: ${message}\n`]);
});
