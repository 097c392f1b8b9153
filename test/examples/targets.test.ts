import { expect, test } from "vitest";
import { rawDeals, recomputed, recordedPage } from "./raw.js";
import { figures, file, scorecard } from "./run.js";

/** A section of the sample's page. */
function section(title: string, next: string): string {
  return recordedPage.slice(recordedPage.indexOf(title), recordedPage.indexOf(next));
}

/** The goals, from those of a period on. */
function goals(period: string): string {
  const text = section("GOALS  ", "ALERTS  ");
  return text.slice(text.indexOf(`\n  ${period}`));
}
const alerts = () => section("ALERTS  ", "ROWS AND FIELDS");

/** The weekdays of a span, both ends included. */
function weekdays(from: string, to: string): number {
  let count = 0;
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000)
    if (new Date(day).getUTCDay() % 6 !== 0) count++;
  return count;
}

test("bookings of the quarter stand as plain loops over the raw text say, by the weekdays that are over", () => {
  const target = 2_400_000;
  const booked = Number(recomputed("2025-10-01", "2025-11-18").bookingsCents) / 100;
  const due = (target * weekdays("2025-10-01", "2025-11-18")) / weekdays("2025-10-01", "2025-12-31");
  const whole = (amount: number): string => `$${Math.round(amount).toLocaleString("en-US")}`;
  const percent = (amount: number): string => `${((100 * amount) / target).toFixed(1)}%`;
  expect(figures(goals("2025-Q4"), "bookings")).toEqual([
    ...[whole(target), whole(booked), percent(booked), percent(due)],
    ...[(booked / due).toFixed(2), "on", whole((booked / due) * target)],
  ]);
});

test("a quarter that is over is missed or met, one to come is unknown, and so is a rep whom nobody knows", () => {
  expect(figures(goals("2025-Q3"), "bookings")[5]).toBe("met");
  expect(figures(goals("2026-Q1"), "bookings")[5]).toBe("unknown");
  expect(figures(goals("2025-Q4"), "bookings, rep Ida Solberg")[5]).toBe("unknown");
  const words = goals("").replace(/\s+/g, " ");
  expect(words).toContain("bookings of 2026-Q1, unknown: It has not begun.");
  expect(words).toContain("bookings, rep Ida Solberg of 2025-Q4, unknown: It has no rows.");
});

test("the goal of today is the version that holds, with its reason", async () => {
  expect(goals("").replace(/\s+/g, " ")).toContain(
    "Since 2025-11-01 this goal holds: two large deals were put off to 2026.",
  );
  const { stdout } = await scorecard("--as-of", "2025-10-31");
  expect(figures(stdout.slice(stdout.indexOf("\n  2025-Q4\n")), "bookings")[0]).toBe("$3,200,000");
});

test("the alerts on low win rates are those of a loop over the months of each rep", () => {
  const open: string[] = [];
  let begun = 0;
  for (const rep of new Set(rawDeals().map(({ owner }) => owner))) {
    let isOpen = false;
    for (let month = 0; month < 12; month++) {
      const label =
        month === 0 ? "2024-11" : month === 1 ? "2024-12" : `2025-${String(month - 1).padStart(2, "0")}`;
      const own = rawDeals().filter(({ owner, closed }) => owner === rep && closed.startsWith(label));
      const won = own.filter(({ isWon }) => isWon).length;
      const all = own.filter(({ isWon, isLost }) => isWon || isLost).length;
      const was: boolean = isOpen;
      isOpen = all >= 12 && (won / all < 0.3 || (was && won / all <= 0.35));
      if (isOpen && !was) begun++;
    }
    if (isOpen) open.push(rep);
  }
  expect(begun).toBeGreaterThan(0);
  const text = alerts();
  expect(figures(text, "low win rate").slice(1, 3)).toEqual([String(open.length), String(begun)]);
  for (const rep of open) expect(text).toContain(`win rate (rep: ${rep}) was `);
});

const deals = file(
  "deals.csv",
  "id,status,created,closed,amount,currency\n1,won,2025-01-02,2025-01-31,100,USD\n",
);
const targets = (text: string) => ["--goals", file(`goals-${text.length}.csv`, text)];
const rules = (value: unknown) => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return ["--alerts", file(`rules-${text.length}.json`, text)];
};

test.concurrent("goals and rules of one's own", async () => {
  const csv =
    "Metric,Period,Segment,Target,Currency\nbookings,2025-01,source=,200,USD\nwinRate,2025-01,,50%,\n";
  const rule = { id: "few", metric: "wonDeals", condition: { below: 2 }, name: { en: "Deals won" } };
  const { code, stdout, stderr } = await scorecard(deals, ...targets(csv), ...rules([rule]));
  expect([code, stderr]).toEqual([0, ""]);
  expect(figures(stdout, "bookings, source (none)")[2]).toBe("50.0%");
  expect(figures(stdout.slice(stdout.indexOf("GOALS")), "win rate")[2]).toBe("200.0%");
  expect(stdout).toContain("Deals won was 1 in 2025-01, below 2 (n = 1): an alert since 2025-01-31.");
});

test.concurrent.for([
  [
    "a goals file without targets",
    targets("Metric,Period\nbookings,2025-Q1\n"),
    /expected the columns Metric, Period, Target.*Target is not there/,
  ],
  [
    "a column nobody knows",
    targets("Metric,Period,Target,Owner\nwinRate,2025-Q1,1,Ann\n"),
    /each once; got Owner/,
  ],
  [
    "a line with another number of cells",
    targets("Metric,Period,Target\nbookings,2025-Q1,90,000\n"),
    /line 2: expected 3 cells, got 4/,
  ],
  [
    "several bad goals, all of them by line",
    targets(
      "Metric,Period,Segment,Target\nbooking,2025-Q1,,5\nwinRate,2025-Q5,,many\nbookings,2025-Q1,country=DE,100\nmrr,2025-Q1,rep=Ann,5\n",
    ),
    /line 2, metric: expected .*perhaps bookings.*; line 3, period: .*; line 3, target: expected a number.*; line 4, segment: .*country.*; line 5, segment: /,
  ],
  ["rules that are no JSON", rules("[{"), /cannot be read as JSON: .*; expected a list of rules/],
  ["rules that are no list", rules({ id: "few" }), /expected a list of rules/],
  [
    "a rule with a bound that nobody gives",
    rules([{ id: "behind", metric: "bookings", condition: { below: { given: "goal" } } }]),
    /rules\[0\]\.condition: expected a bound of the file, such as 0\.3 or \{ "periodsBack": 12 \}, got one that is given/,
  ],
  [
    "several bad rules, all of them by path",
    rules([
      { id: "1", metric: "winRat", condition: { below: 1 } },
      { id: "2", metric: "winRate", every: "fortnight", by: ["country"], condition: { bellow: 1 } },
      { id: "1", metric: "winRate", condition: { below: 1 } },
    ]),
    /rules\[0\]\.metric: .*perhaps winRate.*; rules\[1\]\.condition: .*perhaps below.*; rules\[1\]\.every: expected one of week, month, quarter, got "fortnight"; rules\[1\]\.by: expected a list of rep, source, product, got \["country"\]; rules\[2\]\.id: expected an id of its own, got that of rules\[0\]/,
  ],
] as const)("%s: refused in one line", async ([, args, message]) => {
  const { code, stdout, stderr } = await scorecard(deals, ...args);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^scorecard: [^\n]*\n$/);
  expect([code, stdout]).toEqual([1, ""]);
});
