import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleFiles } from "../../examples/sample/files.js";
import { widthOf } from "salesmetrics/figures";
import {
  daysBetween,
  dollars,
  type Expected,
  grouped,
  halfEven,
  isDate,
  millionthsOf,
  rawDeals,
  read,
  recomputed,
  sample,
  wholeDollars,
} from "./raw.js";
import { figures, run, scorecard } from "./run.js";

const page = run("scorecard/main.ts");

test("the sample export is what its generator makes, to the byte", () => {
  for (const [name, text] of Object.entries(sampleFiles())) {
    expect(Buffer.from(text).equals(readFileSync(join(sample, name))), name).toBe(true);
  }
});

test("the scorecard of the sample is as recorded", async () => {
  const { code, stdout, stderr } = await page;
  expect(stderr).toBe("");
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot("sample-scorecard.txt");
});

test("no line is wider than 100 columns, and none is coloured where nobody sees it", async () => {
  const { stdout } = await page;
  expect(stdout.split("\n").filter((line) => widthOf(line) > 100)).toEqual([]);
  expect(stdout).not.toContain("\u001b");
});

test("the figures of the whole export agree with plain loops over the raw text", async () => {
  const expected = recomputed("0000", "9999");
  const { stdout } = await page;
  const whole = stdout.slice(stdout.indexOf("THE WHOLE EXPORT"), stdout.indexOf("HEADLINES"));
  expect(figures(whole, "Deals")[0]).toBe(grouped(expected.used));
  expect(figures(whole, "Won")[0]).toBe(grouped(expected.won));
  expect(figures(whole, "Lost")[0]).toBe(grouped(expected.lost));
  expect(figures(whole, "Open")[0]).toBe(grouped(expected.open));
  expect(figures(whole, "Deals")[2]).toBe(dollars(expected.bookingsCents));
  expect(figures(whole, "Median sales cycle")[0]).toBe(`${expected.medianCycle.toFixed(1)} d`);
  const rate = (expected.won / (expected.won + expected.lost)) * 100;
  expect(figures(whole, "Win rate")[0]).toBe(`${rate.toFixed(1)}%`);
});

test("the figures of the latest quarter and those it is compared with agree too", async () => {
  const quarters = [
    recomputed("2025-07-01", "2025-09-30"),
    recomputed("2025-04-01", "2025-06-30"),
    recomputed("2024-07-01", "2024-09-30"),
  ];
  const { stdout } = await page;
  const headlines = stdout.slice(stdout.indexOf("HEADLINES"), stdout.indexOf("BY MONTH"));
  const printed = (label: string): string[] => {
    const [now, before, , yearBefore] = figures(headlines, label);
    return [now!, before!, yearBefore!];
  };
  expect(printed("Deals won")).toEqual(quarters.map(({ won }) => String(won)));
  expect(printed("Deals lost")).toEqual(quarters.map(({ lost }) => String(lost)));
  expect(printed("Bookings")).toEqual(
    quarters.map(({ bookingsCents }) => dollars(halfEven(bookingsCents, 100n) * 100n).slice(0, -3)),
  );
  expect(printed("Median sales cycle")).toEqual(quarters.map((found) => `${found.medianCycle.toFixed(1)} d`));
  const [now, before] = quarters as [Expected, Expected];
  const growth = (now.won / before.won - 1) * 100;
  expect(figures(headlines, "Deals won")[2]).toBe(`${growth < 0 ? "−" : "+"}${Math.abs(growth).toFixed(1)}%`);
});

/** The lines of one section. */
async function section(title: string, next: string): Promise<string> {
  const { stdout } = await page;
  return stdout.slice(stdout.indexOf(title), stdout.indexOf(next));
}

const signed = (text: string, value: number): string => `${value < 0 ? "−" : "+"}${text}`;

test.for([
  ["2025-10", ["2025-10-01", "2025-10-31"], ["2024-10-01", "2024-10-31"]],
  ["3 months", ["2025-08-01", "2025-10-31"], ["2024-08-01", "2024-10-31"]],
  ["2025-11 so far", ["2025-11-01", "2025-11-18"], ["2024-11-01", "2024-11-18"]],
  ["2025 so far", ["2025-01-01", "2025-11-18"], ["2024-01-01", "2024-11-18"]],
] as const)("%s is compared with the same days a year before", async ([label, now, before]) => {
  const printed = figures(await section("AGAINST THE YEAR BEFORE", "BY MONTH"), label);
  const [current, earlier] = [recomputed(now[0], now[1]), recomputed(before[0], before[1])];
  const grown = (value: number, base: number): string => {
    const growth = (value / base - 1) * 100;
    return signed(`${Math.abs(growth).toFixed(1)}%`, growth);
  };
  const rates = [current, earlier].map(({ won, lost }) => (won / (won + lost)) * 100) as [number, number];
  const points = rates[0] - rates[1];
  expect(printed).toEqual([
    wholeDollars(current.bookingsCents),
    wholeDollars(earlier.bookingsCents),
    grown(Number(current.bookingsCents), Number(earlier.bookingsCents)),
    String(current.won),
    String(earlier.won),
    grown(current.won, earlier.won),
    `${rates[0].toFixed(1)}%`,
    signed(`${Math.abs(points).toFixed(1)} pp`, points),
  ]);
});

test("twelve months are those up to the latest full month, and are not compared beyond the export", async () => {
  const { won, lost, bookingsCents } = recomputed("2024-11-01", "2025-10-31");
  const rate = `${((won / (won + lost)) * 100).toFixed(1)}%`;
  const booked = wholeDollars(bookingsCents);
  const spans = await section("AGAINST THE YEAR BEFORE", "BY MONTH");
  const none = ["no data", "–"];
  expect(figures(spans, "12 months")).toEqual([booked, ...none, String(won), ...none, rate, "no data"]);
  expect(figures(await section("AT THE END", "LEADERBOARD"), "2025-10").slice(-2)).toEqual([booked, rate]);
});

test.for([
  ["2024-11", "2024-11-30"],
  ["2025-03", "2025-03-31"],
  ["2025-10", "2025-10-31"],
  ["2025-11 *", "2025-11-18"],
] as const)("what was open at the end of %s comes from the dates", async ([label, end]) => {
  let [open, millionths] = [0, 0n];
  for (const deal of rawDeals()) {
    const { isWon, isLost, created, closed, amount } = deal;
    const isClosed = isWon || isLost;
    if (created === "" || created > end || (isClosed && (closed < created || closed <= end))) continue;
    open++;
    if (amount !== "") millionths += millionthsOf(deal, end);
  }
  const printed = figures(await section("AT THE END", "LEADERBOARD"), label);
  expect(printed.slice(0, 2)).toEqual([String(open), wholeDollars(halfEven(millionths, 10_000n))]);
});

test("half of deals closed within the age at which the product of what is left falls to a half", async () => {
  const ages: { readonly days: number; readonly isClosed: boolean }[] = [];
  for (const { isWon, isLost, created, closed } of rawDeals()) {
    const isClosed = isWon || isLost;
    if (created === "" || (isClosed && (closed === "" || closed < created))) continue;
    ages.push({ days: daysBetween(created, isClosed ? closed : "2025-11-18"), isClosed });
  }
  const ended = ages.filter(({ isClosed }) => isClosed);
  let left = 1;
  let days = -1;
  while (left > 0.5) {
    days++;
    const there = ages.filter((age) => age.days >= days).length;
    left *= 1 - ended.filter((age) => age.days === days).length / there;
  }
  const whole = await section("THE WHOLE EXPORT", "HEADLINES");
  expect(figures(whole, "Half closed within")[0]).toBe(`${days.toFixed(1)} d`);
  expect(whole.replace(/\s+/g, " ")).toContain(
    `from ${grouped(ended.length)} deals closed, won or lost, and ${ages.length - ended.length} still open`,
  );
});

test("the others of the leaderboard are all reps beyond the top, in one row", async () => {
  const { stdout } = await page;
  const board = stdout.slice(stdout.indexOf("LEADERBOARD  the whole export"), stdout.indexOf("FUNNEL"));
  const others = rawDeals().filter(
    ({ owner, closed }) => owner !== "" && closed !== "" && !board.includes(owner),
  );
  const [won, lost] = [
    others.filter(({ isWon }) => isWon).length,
    others.filter(({ isLost }) => isLost).length,
  ];
  const names = new Set(others.map(({ owner }) => owner));
  expect(figures(board, `${names.size} others`).slice(2, 5)).toEqual([
    String(won),
    String(lost),
    `${((won / (won + lost)) * 100).toFixed(1)}%`,
  ]);
});

test.for(["Discovery", "Demo", "Proposal", "Negotiation"])(
  "the time in %s is that of all visits to it of the deals that left",
  async (stage) => {
    const closings = new Map(
      rawDeals()
        .filter(({ isWon, isLost }) => isWon || isLost)
        .map(({ id, closed }) => [id, closed]),
    );
    const times = new Map<string, { days: number; isThere: boolean }>();
    const visits = read("stage-visits.csv").map(([, deal = "", name = "", entered = "", left = ""]) => {
      return { deal, name, entered, left };
    });
    for (const { deal, name, entered, left } of visits) {
      const closed = closings.get(deal) ?? "";
      if (name !== stage || !isDate(entered) || (closed !== "" && entered > closed)) continue;
      const [next = closed] = visits
        .filter((other) => other.deal === deal && other.entered > entered)
        .map((other) => other.entered)
        .sort();
      const end = left === "" ? next : left;
      const before = times.get(deal)?.days ?? 0;
      times.set(deal, { days: before + (end === "" ? 0 : daysBetween(entered, end)), isThere: end === "" });
    }
    const gone = [...times.values()].filter(({ isThere }) => !isThere);
    const mean = gone.reduce((sum, { days }) => sum + days, 0) / gone.length;
    const funnel = await section("FUNNEL", "LEADS");
    const printed = figures(funnel.slice(funnel.indexOf("mean time")), stage);
    expect([printed[0], printed[1], printed[4]]).toEqual([
      grouped(gone.length),
      `${mean.toFixed(1)} d`,
      String(times.size - gone.length),
    ]);
  },
);

test("another --as-of moves the quarter and leaves later rows out", async () => {
  const { stdout } = await scorecard("--as-of", "2025-06-30");
  const expected = recomputed("0000", "2025-06-30");
  expect(stdout).toContain("HEADLINES  2025-Q2, the latest full quarter");
  expect(figures(stdout, "Won")[0]).toBe(grouped(expected.won));
  expect(figures(stdout, "Deals")[2]).toBe(dollars(expected.bookingsCents));
});

test("the generator writes its files where it is told", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sample-"));
  const { code } = await run("sample/generate.ts", folder);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, "rates.csv"))).toEqual(readFileSync(join(sample, "rates.csv")));
});

test("--html-language writes the page in Arabic, with the same figures", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "scorecard-")), "page.html");
  expect((await scorecard("--html", file, "--html-language", "ar")).code).toBe(0);
  const html = readFileSync(file, "utf8");
  const { won, bookingsCents } = recomputed("2025-07-01", "2025-09-30");
  const number = new Intl.NumberFormat("ar");
  const cents = new Intl.NumberFormat("ar", { minimumFractionDigits: 2 });
  const plain = html.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "");

  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(plain).toContain(`<p class="value"><bdi>${number.format(won)}</bdi></p>`);
  expect(plain).toContain(cents.format(Number(bookingsCents) / 100));
  const headings = Array.from(html.matchAll(/<h[12]>(.*?)<\/h[12]>/g), ([, heading]) => heading!);
  expect(headings.length).toBeGreaterThan(20);
  expect(headings.filter((heading) => !/[\u0600-\u06ff]/.test(heading))).toEqual([]);

  expect((await scorecard("--html-language", "ar")).stderr).toContain("goes with --html FILE");
  expect((await scorecard("--html", file, "--html-language", "fr")).stderr).toContain("expected en or ar");
});

test("--html writes a page with the figures of the scorecard", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "scorecard-")), "page.html");
  expect((await scorecard("--html", file)).stdout).toBe(`Wrote ${file}\n`);
  const html = readFileSync(file, "utf8");
  const { won, lost, bookingsCents } = recomputed("2025-07-01", "2025-09-30");
  expect(html).toContain(`<p class="value"><bdi>${won}</bdi></p>`);
  expect(html).toContain(`<p class="value"><bdi>${((won / (won + lost)) * 100).toFixed(1)}%</bdi></p>`);
  expect(html).toContain(`<bdi>${dollars(bookingsCents)}</bdi>`);
  // Two trends, two rankings, the funnel, two of leads, one of campaigns, two of subscriptions; one of each goal's metric.
  const ofGoals = new Set(
    read("goals.csv")
      .slice(1)
      .map(([metric]) => metric),
  ).size;
  expect(html.match(/<svg /g)).toHaveLength(10 + ofGoals);
  expect((await scorecard("--html", "/nowhere/page.html")).stderr).toContain("--html /nowhere/page.html");
});
