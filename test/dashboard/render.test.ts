import { bookings, type Deal, evaluate, month, prior, readReport, winRate, year } from "salesmetrics";
import { dashboard, type Dashboard, numberTile, render } from "salesmetrics/dashboard";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { Window } from "happy-dom";
import { describe, expect, test } from "vitest";
import { boardIn, byRep, figuresIn, hostile } from "./boards.js";

const documentOf = (html: string) => new new Window().DOMParser().parseFromString(html, "text/html");
const plain = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "");
const textsOf = (html: string, selector: string): string[] =>
  Array.from(documentOf(html).querySelectorAll(selector), (each) => plain(each.textContent ?? ""));

const deals: Deal[] = [
  { id: "1", status: "won", closedAt: "2025-03-03", amount: 5, currency: "USD" },
  { id: "2", status: "lost", closedAt: "2025-03-04", amount: 7, currency: "USD" },
  { id: "3", status: "won", closedAt: "2024-03-04", amount: 2, currency: "USD" },
];

describe("dashboard", () => {
  test("is plain data that survives JSON", () => {
    const board = boardIn(en);
    const copy = JSON.parse(JSON.stringify(board)) as Dashboard;
    expect(copy).toEqual(board);
    expect(render(copy)).toBe(render(board));
  });

  const refused: readonly (readonly [string, unknown, string])[] = [
    ["no parts", 5, "dashboard: expected a dashboard, such as { title, language: en, tiles: [] }, got 5"],
    ["no language", { title: "", tiles: [], language: "en" }, "dashboard: expected a language"],
    ["no list", { title: "", tiles: {}, language: en }, "dashboard: expected a list as tiles, got object"],
    ["no title", { tiles: [], language: en }, "dashboard: expected a text as title, got undefined"],
    [
      "an unknown tile",
      { title: "", language: en, tiles: [{ kind: "pie" }] },
      "dashboard: kind of tiles[0]: expected one of",
    ],
    [
      "no figure",
      { title: "", language: en, tiles: [{ kind: "figure", figure: {} }] },
      "dashboard: tiles[0]: expected a figure",
    ],
    [
      "a number as value",
      { title: "", language: en, tiles: [{ kind: "number", title: "", value: 5, remarks: [] }] },
      "dashboard: expected a text as tiles[0].value, got 5",
    ],
    [
      "a short row",
      { title: "", language: en, tiles: [{ kind: "table", title: "", columns: ["a", "b"], rows: [["1"]] }] },
      "dashboard: expected a cell for each of 2 columns in tiles[0].rows, got 1",
    ],
  ];
  test.each(refused)("refuses %s", (_, parts, message) => {
    expect(() => dashboard(parts as never)).toThrow(message);
  });
});

describe("a tile that cannot be made", () => {
  const report = evaluate({ winRate }, { deals });
  const tilesIn = (language: typeof en) => [
    numberTile(report, "winRate", { language }),
    () => numberTile(report, "winrate <b>", { language }),
    () => ({ kind: "pie" }) as never,
    () => {
      throw "no rows" as unknown as Error;
    },
    { kind: "alerts" as const, title: "Alerts", sentences: [] },
  ];
  const boardOf = (language: typeof en) => dashboard({ title: "", language, tiles: tilesIn(language) });

  test("says so in its place, in the language of the page, and the others live on", () => {
    for (const language of [en, ar]) {
      const board = boardOf(language);
      expect(board.tiles.map(({ kind }) => kind)).toEqual(["number", "failed", "failed", "failed", "alerts"]);
      const page = render(board);
      expect(textsOf(page, ".failed h2")).toEqual(Array.from({ length: 3 }, () => language.dashboard.failed));
      expect(textsOf(page, ".failed p")).toEqual([
        'numberTile: expected one of winRate, got "winrate <b>"',
        'dashboard: kind of tiles[2]: expected one of number, figure, table, alerts, failed, got "pie"',
        "no rows",
      ]);
      expect(textsOf(page, ".value")).toEqual(["66.7%"]);
      expect(render(JSON.parse(JSON.stringify(board)) as Dashboard)).toBe(page);
    }
    expect(ar.dashboard.failed).not.toBe(en.dashboard.failed);
  });

  test("also in a mail", () => {
    const mail = render(boardOf(en), { form: "mail" });
    expect(textsOf(mail, "h2")).toEqual([...Array.from({ length: 3 }, () => en.dashboard.failed), "Alerts"]);
    expect(textsOf(mail, "p")).toContain("no rows");
  });

  test("of a report is that of its metric alone", () => {
    const metrics = { winRate, bookings };
    const whole = evaluate(metrics, { deals });
    const odd = {
      ...whole,
      total: { ...whole.total, bookings: new Date(0) },
      explain: () => ({ reason: null, interval: null, n: null }) as never,
    };
    const page = render(odd, { language: en, metrics });
    expect(textsOf(page, "article h2")).toEqual(["Win rate", en.dashboard.failed]);
    expect(textsOf(page, ".failed p")[0]).toContain(
      "numberTile: expected numbers, amounts or texts as values of bookings",
    );
  });

  test("that is no function is refused, as before", () => {
    const tiles = [{ kind: "failed", title: "", message: 5 }];
    expect(() => dashboard({ title: "", language: en, tiles: tiles as never })).toThrow(
      "dashboard: expected a text as tiles[0].message, got 5",
    );
  });
});

describe("numberTile", () => {
  const query = { every: year(), during: year(2025), asOf: "2025-12-31" } as const;
  const metrics = { winRate, bookings, before: prior(bookings, year()) };
  const report = evaluate(metrics, { deals }, query);

  test("has the value, its interval, and on how many rows it rests", () => {
    const { title, value, remarks } = numberTile(report, "winRate", { language: en });
    expect([title, value]).toEqual(["Win rate", "50%"]);
    // Wilson's interval of 1 of 2.
    expect(remarks.map(plain)).toEqual(["95% interval: 9.5% to 90.5%", "Number of rows: 2"]);
  });

  test("has the change from another metric, and what it means", () => {
    const { change } = numberTile(report, "bookings", { language: en, before: "before" });
    expect(change?.meaning).toBe("better");
    expect(plain(change!.text)).toBe("+$3.00, better (before: $2.00)");
  });

  test("says that the period is not over", () => {
    const open = evaluate({ winRate }, { deals }, { ...query, asOf: "2025-06-30" });
    expect(numberTile(open, "winRate", { language: en }).remarks.at(-1)).toBe("not over yet");
  });

  test("says why there is no value, and nothing of a change from it", () => {
    const rates = { winRate, before: prior(winRate, year()) };
    const empty = evaluate(rates, { deals: [] }, query);
    const tile = numberTile(empty, "winRate", { language: en, before: "before" });
    expect(tile.value).toBe("division by zero");
    expect(tile).not.toHaveProperty("change");
  });

  test("has the target and how it stands, in the language", () => {
    const goal = { target: 0.6, status: "behind" } as const;
    expect(plain(numberTile(report, "winRate", { language: en, goal }).remarks[0]!)).toBe(
      "Target: 60% (behind plan)",
    );
    expect(numberTile(report, "winRate", { language: ar, goal }).remarks[0]).toContain("متأخر عن الخطة");
  });

  test("refuses a name and a status that are none", () => {
    expect(() => numberTile(report, "nothing", { language: en })).toThrow("numberTile: expected one of");
    expect(() => numberTile({} as never, "winRate", { language: en })).toThrow(
      "numberTile: expected a report, such as evaluate(…) returns, got object",
    );
    const goal = { target: 1, status: "good" as never };
    expect(() => numberTile(report, "winRate", { language: en, goal })).toThrow(
      "numberTile: status of a goal: expected",
    );
  });
});

describe("render", () => {
  test.each([en, ar])("has the language, the direction and one heading for each tile: $code", (language) => {
    const board = boardIn(language);
    const page = documentOf(render(board));
    expect(page.documentElement.lang).toBe(language.code);
    expect(page.documentElement.dir).toBe(language.direction);
    expect(page.querySelectorAll("h1")).toHaveLength(1);
    expect(page.querySelectorAll("main > article > h2")).toHaveLength(board.tiles.length);
    expect(page.querySelectorAll("header, main")).toHaveLength(2);
  });

  test("has each picture with its table behind it", () => {
    const page = documentOf(render(boardIn(en)));
    const count = figuresIn(en).length;
    expect(page.querySelectorAll("figure svg[role=img] > title")).toHaveLength(count);
    expect(page.querySelectorAll("details > summary + div table > caption")).toHaveLength(count);
  });

  test.each(["page", "mail"] as const)(
    "as %s, has no script, no handler and nothing to load, whatever the names are",
    (form) => {
      const html = render(boardIn(en), { form });
      const page = documentOf(html);
      expect(
        page.querySelectorAll("script, iframe, object, embed, link, img, foreignObject, form"),
      ).toHaveLength(0);
      expect(page.querySelectorAll("style")).toHaveLength(1);
      const attributes = Array.from(page.querySelectorAll("*"), (each) =>
        Array.from(each.attributes, ({ name }) => name),
      ).flat();
      expect(attributes.filter((name) => /^on|href|src|^style$/.test(name))).toEqual([]);
      expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
      expect(html.replace("http://www.w3.org/2000/svg", "").match(/https?:/g)?.length ?? 0).toBe(
        (html.match(/http:\/\/www\.w3\.org\/2000\/svg/g)?.length ?? 1) - 1,
      );
    },
  );

  test("every hostile name is there as a text", () => {
    const texts = textsOf(render(boardIn(en)), "li");
    const withoutForbidden = (text: string): string => plain(text).replace(/[\p{Cc}\ufffd]/gu, "");
    expect(texts.map(withoutForbidden)).toEqual(hostile.map(withoutForbidden));
  });

  test("as mail, has tables alone, the numbers first", () => {
    const html = render(boardIn(en), { form: "mail" });
    expect(html).not.toMatch(/<svg|<details/);
    expect(textsOf(html, "table:first-of-type > tbody > tr > th").slice(0, 2)).toEqual([
      "Win rate",
      "Bookings",
    ]);
    expect(textsOf(html, "caption")).toHaveLength(figuresIn(en).length);
  });

  test("a report is a number and a figure for each metric", () => {
    const page = documentOf(render(byRep, { language: en }));
    expect(page.querySelectorAll("p.value")).toHaveLength(4);
    expect(page.querySelectorAll("figure")).toHaveLength(4);
    const total = documentOf(render(evaluate({ winRate }, { deals }), { language: en, title: "All" }));
    expect(total.title).toBe("All");
    expect(total.querySelectorAll("figure")).toHaveLength(0);
  });

  test("a report that was read from JSON needs its metrics", () => {
    const report = evaluate({ winRate }, { deals }, { every: month(), during: year(2025) });
    const read = readReport(JSON.parse(JSON.stringify(report)) as never);
    expect(() => render(read as never, { language: en })).toThrow(
      "the metrics of a report that was read from JSON",
    );
    expect(render(read as never, { language: en, metrics: { winRate } })).toContain("50%");
  });

  test("without rows it says why", () => {
    expect(textsOf(render(evaluate({ winRate }, { deals: [] }), { language: en }), ".value")).toEqual([
      "division by zero",
    ]);
    expect(textsOf(render(dashboard({ title: "Empty", tiles: [], language: en })), "main")).toEqual([""]);
  });

  test("themes are light, dark or as the reader wishes", () => {
    const board = dashboard({ title: "Empty", tiles: [], language: en });
    expect(render(board)).toContain("prefers-color-scheme:dark");
    expect(render(board, { theme: "dark" })).not.toContain("prefers-color-scheme");
    expect(() => render(board, { theme: "blue" as never })).toThrow("render: theme: expected one of");
    expect(() => render(evaluate({ winRate }, { deals }))).toThrow(
      "render: expected a language for a report",
    );
    expect(() => render(7 as never)).toThrow("render: expected a dashboard");
  });
});
