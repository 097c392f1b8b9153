import { describe, expect, test } from "vitest";
import {
  type CalendarDate,
  Deal,
  evaluate,
  lifetime,
  month,
  Order,
  prior,
  survivalCurve,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { cohort, cohortEvents, cohortTable, retention } from "salesmetrics/analysis";
import {
  type Dashboard,
  dashboard,
  type MountOptions,
  mount,
  numberTile,
  type Tile,
} from "salesmetrics/dashboard";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { cohortFigure, figure } from "salesmetrics/figures";
import { live } from "salesmetrics/live";
import { hostile } from "./boards.js";
import { Page } from "./page.js";

const closed = (
  id: string,
  ownerId: string | null,
  status: "won" | "lost",
  closedAt: CalendarDate | null = "2025-03-03",
): Deal => ({ id, ownerId, status, closedAt });

const deals = [
  closed("1", "ann", "won", "2025-02-03"),
  closed("2", "ann", "lost"),
  closed("3", "bob", "won"),
  closed("4", "bob", "won", null),
  closed("5", null, "won"),
  closed("6", "ann", "won", "2024-03-03"),
];
const metrics = { winRate, wonDeals, yearBefore: prior(wonDeals, year()) };
const boardOf = (rows: readonly Deal[] = deals) =>
  live(metrics, { deals: rows }, { by: { rep: Deal.ownerId }, during: year(2025), asOf: "2025-03-31" });
type Options = MountOptions<typeof metrics, { readonly rep: typeof Deal.ownerId }, undefined>;

const tiles: Options["dashboard"] = ({ report, language, comparison }) =>
  dashboard({
    title: language.metrics.wonDeals.name,
    language,
    tiles: [
      numberTile(report, "winRate", { language }),
      numberTile(report, "wonDeals", { language, before: comparison }),
      { kind: "figure", figure: figure(report, "wonDeals", { language }) },
    ],
  });

/** A board in a page. */
function shown(options: Partial<Options> = {}, board = boardOf()) {
  const page = new Page();
  const mounted = mount(page.place, board, { languages: [en], dashboard: tiles, ...options });
  return { page, board, mounted };
}

describe("mount", () => {
  test("shows the tiles of the dashboard in a tree of its own", () => {
    const { page } = shown();
    expect(page.element.children).toHaveLength(1);
    expect([page.host.lang, page.host.dir]).toEqual(["en", "ltr"]);
    expect(page.text("h1")).toBe("Won deals");
    // 1 and 3 and 5 of them and 2; the one without a date is in no period.
    expect(page.texts(".value")).toEqual(["75%", "3"]);
    expect(page.texts("article h2")).toEqual(["Win rate", "Won deals", "Won deals by rep · 2025"]);
    expect(page.root.adoptedStyleSheets).toHaveLength(1);
    expect(page.root.querySelectorAll("style, [style], script")).toHaveLength(0);
  });

  test("draws once a frame, and only the tiles that changed", () => {
    const { page, board } = shown();
    const [rate, won, byRep] = page.root.querySelectorAll("article");
    board.upsert({ deals: [closed("7", "ann", "won")] });
    board.upsert({ deals: [closed("7", "ann", "lost"), { id: "8", status: "open" }] });
    expect(page.texts(".value")).toEqual(["75%", "3"]);
    expect(page.frame()).toBe(1);
    expect(page.texts(".value")).toEqual(["60%", "3"]);
    const [rateNow, wonNow, byRepNow] = page.root.querySelectorAll("article");
    expect([rateNow === rate, wonNow === won, byRepNow === byRep]).toEqual([false, true, true]);
    expect(page.frame()).toBe(0);
  });

  test("keeps the tiles around one that comes or goes", () => {
    let isThere = false;
    const alerts: Tile = { kind: "alerts", title: "Alerts", sentences: ["one"] };
    const { page, board } = shown({
      dashboard: (view) => {
        const {
          tiles: [first, ...others],
          ...rest
        } = tiles(view);
        return { ...rest, tiles: [first!, ...(isThere ? [alerts] : []), ...others] };
      },
    });
    const before = [...page.root.querySelectorAll("article")];
    for (const now of [true, false]) {
      isThere = now;
      board.upsert({ deals: [{ id: "9", status: "open" }] });
      page.frame();
      const after = [...page.root.querySelectorAll("article")].filter(
        ({ className }) => className !== "alerts",
      );
      expect(after.map((node, place) => node === before[place])).toEqual([true, true, true]);
      expect(page.texts(".alerts li")).toEqual(now ? ["one"] : []);
    }
  });

  test("a table that is open stays open, and focus stays where it is", () => {
    const { page, board } = shown();
    const details = page.root.querySelector("details") as unknown as { open: boolean };
    details.open = true;
    (page.root.querySelector(".scroll") as unknown as { focus(): void }).focus();
    board.upsert({ deals: [closed("7", "ann", "won")] });
    page.frame();
    const now = page.root.querySelector("details") as unknown as { open: boolean };
    expect([now === details, now.open]).toEqual([false, true]);
    expect(page.root.activeElement === page.root.querySelector(".scroll")).toBe(true);
  });

  test("ends: the element is empty, and no change is followed", () => {
    const { page, board, mounted } = shown();
    board.upsert({ deals: [closed("7", "ann", "won")] });
    mounted.end();
    expect(page.element.children).toHaveLength(0);
    board.upsert({ deals: [closed("8", "ann", "won")] });
    // The frame that was asked for before draws nothing.
    expect(page.frame()).toBe(1);
  });

  test("a name is a text wherever it stands", () => {
    const board = boardOf(hostile.map((name, place) => closed(String(place), name, "won")));
    const { page } = shown({ filters: { rep: Deal.ownerId } }, board);
    page.press("td button");
    page.press("[data-do=rows]");
    expect(
      page.root.querySelectorAll("script, img, iframe, style, [onload], [onerror], [onfocus]"),
    ).toHaveLength(0);
    expect(page.texts("option")).toContain("<script>alert(1)</script>");
    expect(page.text("dialog td:nth-of-type(1)")).toContain(
      page.text("dialog h2").split(" · ")[1]!.slice(0, 5),
    );
  });
});

describe("what the reader chooses", () => {
  const filters = { rep: Deal.ownerId };
  const titles = { en: { rep: "Rep", yearBefore: "Year before" }, ar: { rep: "المندوب" } };

  test("a filter has the values of the rows, and asks about one of them", () => {
    const { page, board } = shown({ filters, titles });
    expect([...page.select("Rep").options].map(({ text }) => text)).toEqual([
      "All",
      "ann",
      "bob",
      "Not known",
    ]);
    page.choose("Rep", "ann");
    page.frame();
    expect(page.texts(".value")).toEqual(["50%", "1"]);
    board.upsert({ deals: [closed("7", "ann", "won"), closed("8", "cyd", "won")] });
    page.frame();
    expect(page.texts(".value")).toEqual(["66.7%", "2"]);
    expect(page.select("Rep").value).toBe("1");
    expect([...page.select("Rep").options].map(({ text }) => text)).toContain("cyd");
  });

  test("of no value, too", () => {
    const { page } = shown({ filters, titles });
    page.choose("Rep", "Not known");
    page.frame();
    expect(page.texts(".value")).toEqual(["100%", "1"]);
  });

  test("a value that no row has any more stays chosen", () => {
    const { page, board } = shown({ filters, titles });
    page.choose("Rep", "bob");
    board.remove({ deals: ["3", "4"] });
    page.frame();
    expect([page.text(".value"), page.select("Rep").selectedOptions[0]!.text]).toEqual([
      "division by zero",
      "bob",
    ]);
  });

  test("a list keeps its node while its values are the same", () => {
    const { page, board } = shown({ filters, titles });
    const select = page.select("Rep");
    board.upsert({ deals: [closed("7", "ann", "won")] });
    page.frame();
    expect(page.select("Rep") === select).toBe(true);
  });

  test("a period takes the place of that of the board, and not of one that the dashboard asks for", () => {
    const asked = ({ ask, language }: Parameters<Options["dashboard"]>[0]) =>
      [year(2024), undefined].map((during) => numberTile(ask({ during }), "wonDeals", { language }));
    const { page } = shown({
      periods: [month(2025, 2)],
      dashboard: (view) => dashboard({ title: "", language: view.language, tiles: asked(view) }),
    });
    expect([...page.select("Period").options].map(({ text }) => text)).toEqual(["2025", "February 2025"]);
    expect(page.texts(".value")).toEqual(["1", "3"]);
    page.choose("Period", "February 2025");
    page.frame();
    expect(page.texts(".value")).toEqual(["1", "1"]);
  });

  test("the view tells which comparison is chosen", () => {
    const { page } = shown({ comparisons: ["yearBefore"], titles });
    expect(page.texts(".value ~ p:not(.remark)")).toEqual([]);
    page.choose("Compared with", "Year before");
    page.frame();
    expect(page.texts(".value ~ p:not(.remark)")).toEqual(["▲ +2, better (before: 1)"]);
  });

  test("the slider asks for another day; its end is the day of the board", () => {
    const { page, board } = shown({ history: "2025-01-01" });
    const slider = page.root.querySelector("input")!;
    expect([slider.max, slider.value, slider.getAttribute("aria-valuetext")]).toEqual([
      "89",
      "89",
      "March 31, 2025",
    ]);
    slider.value = "58";
    slider.dispatchEvent(new page.window.Event("input", { bubbles: true }));
    page.frame();
    expect([page.text("output"), ...page.texts(".value")]).toEqual(["February 28, 2025", "100%", "1"]);
    slider.value = slider.max;
    slider.dispatchEvent(new page.window.Event("input", { bubbles: true }));
    board.advance("2025-04-01");
    page.frame();
    expect([slider.max, slider.value, page.text("output")]).toEqual(["90", "90", "April 1, 2025"]);
  });

  test("the language is that of everything, with its direction", () => {
    const { page } = shown({ languages: [en, ar], filters, titles });
    expect([...page.select("Language").options].map(({ text }) => text)).toEqual(["English", "العربية"]);
    page.choose("Language", "العربية");
    page.frame();
    expect([page.host.lang, page.host.dir]).toEqual(["ar", "rtl"]);
    expect(page.text("h1")).toBe(ar.metrics.wonDeals.name);
    expect(page.select("المندوب").options[0]!.text).toBe("الكل");
    expect(page.select("اللغة").selectedOptions[0]!.text).toBe("العربية");
  });

  test("there are no controls that nobody asked for", () => {
    expect(shown().page.root.querySelectorAll("select, input")).toHaveLength(0);
  });
});

describe("from a number to its rows", () => {
  test("a button of a number opens how it came about", () => {
    const { page } = shown();
    page.press(".value button");
    expect(page.root.querySelector("dialog")!.open).toBe(true);
    expect(page.text("dialog h2")).toBe("Win rate · 2025");
    const told = Object.fromEntries(page.texts("dt").map((name, place) => [name, page.texts("dd")[place]]));
    expect(told).toEqual({
      Value: "75%",
      Definition: en.metrics.winRate.definition,
      Formula: en.metrics.winRate.formula,
      Period: "2025",
      "As of": "March 31, 2025",
      Numerator: "3",
      Denominator: "4",
      "Number of rows": "4",
      // Wilson's interval of 3 of 4.
      Certainty: "95% interval: 30.1% to 95.4%",
      "Left out": "Deals: 1 (closedAt is missing)",
    });
  });

  test("and leads on to the rows, those that were left out among them; Close leads back", () => {
    const { page } = shown();
    page.press(".value button");
    page.press("[data-do=rows]");
    expect(page.texts("dialog thead th")).toEqual(["id", "ownerId", "status", "closedAt", "Left out"]);
    expect(page.texts("dialog tbody th")).toEqual(["1", "2", "3", "4", "5"]);
    expect(page.text("dialog tbody tr:nth-child(4)")).toBe("4bobwonclosedAt is missing");
    expect(page.texts("dialog p").at(-1)).toBe("Shown: 5 of 5");
    page.press("[data-do=close]");
    expect(page.root.querySelector("dialog")!.open).toBe(false);
    expect(page.root.activeElement === page.root.querySelector(".value button")).toBe(true);
  });

  test("a row of a table opens that of its group, of what is there now", () => {
    const { page, board } = shown();
    const place = page.texts("tbody th").findIndex((label) => label.startsWith("bob"));
    const button = `tbody tr:nth-child(${place + 1}) button`;
    board.upsert({ deals: [closed("7", "bob", "won")] });
    page.press(button);
    expect(page.text("dialog h2")).toBe("Won deals · bob · 2025");
    page.press("[data-do=rows]");
    expect(page.texts("dialog tbody th")).toEqual(["3", "4", "7"]);
    // The tile was drawn anew below.
    page.press("[data-do=close]");
    expect(page.root.activeElement === page.root.querySelector(button)).toBe(true);
  });

  test("shows the first hundred rows, and how many there are", () => {
    const many = Array.from({ length: 250 }, (_, place) => closed(String(place), "ann", "won"));
    const { page } = shown({}, boardOf(many));
    page.press(".value button");
    page.press("[data-do=rows]");
    expect(page.texts("dialog tbody tr")).toHaveLength(100);
    expect(page.texts("dialog p").at(-1)).toBe("Shown: 100 of 250");
  });

  test("a report of other rows is explained, and has no rows", () => {
    const other = evaluate(metrics, { deals }, { during: year(2025), asOf: "2025-03-31" });
    const { page } = shown({
      dashboard: ({ language }) =>
        dashboard({ title: "", language, tiles: [numberTile(other, "winRate", { language })] }),
    });
    page.press(".value button");
    expect(page.root.querySelectorAll("[data-do=rows]")).toHaveLength(0);
  });
});

describe("from a step of a survival curve", () => {
  const curve = survivalCurve(lifetime(Deal.createdAt, Deal.closedAt));
  const lasting: Deal[] = [
    { id: "1", status: "won", ownerId: "ann", createdAt: "2025-02-01", closedAt: "2025-02-11" },
    { id: "2", status: "open", ownerId: "ann", createdAt: "2025-03-01" },
    { id: "3", status: "open", ownerId: "bob", createdAt: "2025-03-01" },
  ];
  const shownCurve = () => {
    const page = new Page();
    const board = live({ curve }, { deals: lasting }, { by: { rep: Deal.ownerId }, asOf: "2025-03-31" });
    mount(page.place, board, {
      languages: [en],
      dashboard: ({ report, language }) => {
        const titles = { curve: "Still open" };
        return dashboard({
          title: "",
          language,
          tiles: [{ kind: "figure", figure: figure(report, "curve", { language, titles }) }],
        });
      },
    });
    return { page, board };
  };
  /** The button of a curve at an age, as the table has it. */
  const buttonAt = (page: Page, age: string, column: number): string =>
    `tbody tr:nth-child(${page.texts("tbody th").indexOf(age) + 1}) td:nth-of-type(${column}) button`;

  test("to its share, its age and its interval, and on to the rows of the curve", () => {
    const { page, board } = shownCurve();
    page.press(buttonAt(page, "10 days", 1));
    expect(page.text("dialog h2")).toBe("Still open · ann");
    const told = Object.fromEntries(page.texts("dt").map((name, place) => [name, page.texts("dd")[place]]));
    expect(told).toMatchObject({ Value: "50%", Age: "10 days" });
    // exp(-exp(log(-log s) ± 1.96 · √v / log s)) of s = 1/2, v = 1/(2 · 1)
    expect(told["Certainty"]).toBe("95% interval: 0.6% to 91%");
    page.press("[data-do=rows]");
    expect(page.texts("dialog tbody th")).toEqual(["1", "2"]);
    // The tile is drawn anew below, with another step before.
    board.upsert({ deals: [{ ...lasting[1]!, status: "won", closedAt: "2025-03-05" }] });
    page.frame();
    page.press("[data-do=close]");
    expect(page.root.activeElement === page.root.querySelector(buttonAt(page, "10 days", 1))).toBe(true);
    expect(page.text(buttonAt(page, "10 days", 1))).toBe("0%");
  });
});

describe("from a cell of a table of cohorts", () => {
  const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
  const orders = [
    { id: "1", customerId: "ann", placedAt: "2025-01-10", paidAmount: 10, currency: "EUR" },
    { id: "2", customerId: "bob", placedAt: "2025-01-31", paidAmount: 20, currency: "EUR" },
    { id: "3", customerId: "ann", placedAt: "2025-02-28", paidAmount: 5, currency: "EUR" },
    { id: "4", customerId: "cyd", placedAt: "2025-02-01", paidAmount: 5, currency: "EUR" },
    { id: "5", customerId: "bob", placedAt: "2025-04-01", paidAmount: 5, currency: "EUR" },
  ] as const;
  const shownCohorts = (language = en) => {
    const board = live(
      { retention: retention(buyers) },
      { orders: cohortEvents(buyers, orders).rows },
      { every: month(), by: { age: buyers.age }, asOf: "2025-04-30" },
    );
    const page = new Page();
    mount(page.place, board, {
      languages: [language],
      dashboard: ({ report }) => {
        const options = { language, metrics: { retention: retention(buyers) } };
        const drawn = cohortFigure(cohortTable(report, buyers), "retention", options);
        return dashboard({ title: "", language, tiles: [{ kind: "figure", figure: drawn }] });
      },
    });
    return page;
  };

  test("to how it came about, and on to the events of its cohort at its age", () => {
    const page = shownCohorts();
    expect(page.texts("tbody tr:nth-child(1) td button")).toEqual(["100%", "50%", "0%", "50%"]);
    page.press("tbody tr:nth-child(1) td:nth-of-type(2) button");
    expect(page.text("dialog h2")).toBe("retention · January 2025");
    const told = Object.fromEntries(page.texts("dt").map((name, place) => [name, page.texts("dd")[place]]));
    expect(told).toMatchObject({ Value: "50%", Age: "1", Numerator: "1", Denominator: "2" });
    page.press("[data-do=rows]");
    expect(page.texts("dialog tbody th")).toEqual(["3"]);
    page.press("[data-do=close]");
    page.press("tbody tr:nth-child(1) td:nth-of-type(4) button");
    page.press("[data-do=rows]");
    expect(page.texts("dialog tbody th")).toEqual(["5"]);
  });

  test("which has no rows where nobody came, and none where it is too early to tell", () => {
    const page = shownCohorts(ar);
    // Nobody came at age 2 in any cohort: no row of the report has it.
    page.press("tbody tr:nth-child(1) td:nth-of-type(3) button");
    expect(page.texts("dd")[0]).toBe("0%");
    expect(page.root.querySelectorAll("[data-do=rows]")).toHaveLength(0);
    page.press("[data-do=close]");
    page.press("tbody tr:nth-child(2) td:nth-of-type(4) button");
    expect(page.texts("dd")[0]).toBe(ar.reasons.immature);
  });
});

describe("what goes wrong", () => {
  test("the last picture stands, the page says why, and so does onError", () => {
    const errors: unknown[] = [];
    let isBroken = false;
    const { page, board } = shown({
      onError: (error) => errors.push(error),
      dashboard: (view) => {
        if (isBroken) throw new Error("no <b>tiles</b>");
        return tiles(view);
      },
    });
    isBroken = true;
    board.upsert({ deals: [closed("7", "ann", "lost")] });
    page.frame();
    expect(page.text("[role=alert]")).toBe("Not up to date: no <b>tiles</b>");
    expect(page.texts(".value")).toEqual(["75%", "3"]);
    expect(errors.map(String)).toEqual(["Error: no <b>tiles</b>"]);
    isBroken = false;
    board.remove({ deals: ["7"] });
    page.frame();
    expect(page.text("[role=alert]")).toBe("");
  });

  test("a tile that is a function fails in its place; the others live on, and it comes back", () => {
    const errors: unknown[] = [];
    let isBroken = true;
    const thrown = new Error("no <b>tiles</b>");
    const { page, board } = shown({
      languages: [ar],
      onError: (error) => errors.push(error),
      dashboard: ({ report, language }) =>
        dashboard({
          title: "",
          language,
          tiles: [
            () => {
              if (isBroken) throw thrown;
              return numberTile(report, "winRate", { language });
            },
            () => numberTile(report, "wonDeals", { language }),
          ],
        }),
    });
    expect(page.texts("article h2")).toEqual([ar.dashboard.failed, ar.metrics.wonDeals.name]);
    expect(page.texts("article p").slice(0, 2)).toEqual(["no <b>tiles</b>", "3"]);
    expect(page.text("[role=alert]")).toBe("");
    board.upsert({ deals: [closed("7", "ann", "won")] });
    page.frame();
    expect(page.texts("article p").slice(0, 2)).toEqual(["no <b>tiles</b>", "4"]);
    // It is told once, and not with each picture.
    expect(errors).toEqual([thrown]);
    isBroken = false;
    board.upsert({ deals: [closed("8", "ann", "won")] });
    page.frame();
    expect(page.texts(".value")).toEqual(["83.3%", "5"]);
  });

  test("what the dashboard returns is checked", () => {
    const { page } = shown({ dashboard: () => ({ tiles: [] }) as unknown as Dashboard });
    expect(page.text("[role=alert]")).toContain("mount: expected a text as title");
  });

  const page = new Page();
  const refused: readonly (readonly [string, readonly unknown[], string])[] = [
    [
      "no element",
      [null],
      'mount: expected an element of a page, such as document.querySelector("main"), got null',
    ],
    [
      "an element of no page",
      [{ replaceChildren: 1, ownerDocument: { defaultView: null } }],
      "mount: expected an element of a page",
    ],
    [
      "no board",
      [page.place, evaluate({ winRate }, { deals })],
      "mount: expected a board, such as live(metrics, data) returns",
    ],
  ];
  test.each(refused)("refuses %s", (_, [element, board = boardOf()], message) => {
    const options = { languages: [en], dashboard: tiles };
    expect(() => mount(element as never, board as never, options as never)).toThrow(message);
  });

  const wrong: readonly (readonly [object, string])[] = [
    [{ dashboard: {} }, "mount: expected a function as dashboard"],
    [{ languages: [] }, "mount: expected a language: { languages: [en] }, got none"],
    [{ languages: ["en"] }, "mount: expected a language, such as en"],
    [{ filters: { rep: "ownerId" } }, "mount: expected a dimension as filters.rep, such as Deal.ownerId"],
    [{ comparisons: [1] }, "mount: expected names as comparisons, got 1"],
    [{ periods: ["2025"] }, "mount: periods: expected a period"],
    [{ history: "March" }, "mount: history: expected a real date"],
    [{ theme: "blue" }, "mount: theme: expected one of auto, light, dark"],
    [{ onError: 5 }, "mount: expected a function as onError, got 5"],
    [{ titles: { en: "Rep" } }, "mount: expected titles by name for each language"],
    [{ language: en }, "mount: expected no options but dashboard, languages"],
  ];
  test.each(wrong)("refuses %o, and leaves the element as it was", (options, message) => {
    const empty = new Page();
    expect(() => shownIn(empty, options)).toThrow(message);
    expect(empty.element.children).toHaveLength(0);
  });

  const shownIn = (empty: Page, options: object): unknown =>
    mount(empty.place, boardOf(), { languages: [en], dashboard: tiles, ...options });

  test("refuses a filter that no metric reads, and a slider without a day", () => {
    const other = { by: { definition: "other", expressions: {} } };
    expect(() => shownIn(new Page(), { filters: other })).toThrow(
      "mount: expected a dimension of what the metrics read, deals, as filters.by",
    );
    const timeless = live(metrics, { deals }, { during: year(2025) });
    expect(() =>
      mount(new Page().place, timeless, {
        languages: [en],
        history: "2025-01-01",
        dashboard: tiles as never,
      }),
    ).toThrow("mount: expected a board with a calendar date as asOf for history");
  });
});

describe("what a screen reader is told", () => {
  test("what changed, in a sentence; the next one after a while", () => {
    const { page, board } = shown();
    expect(page.text("[role=status]")).toBe("");
    board.upsert({ deals: [closed("7", "ann", "lost")] });
    page.frame();
    expect(page.text("[role=status]")).toBe("Updated: Win rate: 60%.");
    board.upsert({ deals: [closed("7", "ann", "won")] });
    page.frame();
    board.upsert({ deals: [closed("8", "ann", "won")] });
    page.frame();
    expect(page.text("[role=status]")).toBe("Updated: Win rate: 60%.");
    page.pass();
    expect(page.text("[role=status]")).toBe(
      "Updated: Win rate: 83.3%, Won deals: 5, Won deals by rep · 2025.",
    );
    page.pass();
    expect(page.text("[role=status]")).toBe(
      "Updated: Win rate: 83.3%, Won deals: 5, Won deals by rep · 2025.",
    );
  });
});
