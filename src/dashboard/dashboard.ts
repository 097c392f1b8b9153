import { type DashboardWords, type Language, languageIn } from "../describe/language.js";
import { having, listIn, oneNamed } from "../errors.js";
import { tileOrFailed } from "./failed-tile.js";
import type { Tile } from "./tile.js";
import { textIn, tileIn } from "./tile-in.js";

/**
 * A dashboard as plain data: every text of it in its language. It can be sent as JSON.
 *
 * @category Dashboards
 */
export interface Dashboard {
  readonly version: 1;
  readonly title: string;
  /** The code of its language, in BCP 47. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly tiles: readonly Tile[];
  readonly words: DashboardWords;
}

/**
 * What a dashboard is made of.
 *
 * @category Dashboards
 */
export interface DashboardParts {
  readonly title: string;
  /** Each as it is, or as a function that makes it: if that throws, what it threw stands in the place of the tile. */
  readonly tiles: readonly (Tile | (() => Tile))[];
  /** The language of its words: `en` of `"salesmetrics/describe/en"`. Numbers, figures and alerts bring their own texts. */
  readonly language: Language;
}

/**
 * A dashboard of tiles, checked at once: what is wrong is said here, by the path to it, and not when it is drawn.
 *
 * *Details*. The tiles are {@link NumberTile}, as {@link numberTile} makes them; {@link FigureTile}; {@link TableTile} and
 * {@link AlertsTile}. They stand in the order of the list. If a function of the list throws, a {@link FailedTile} stands in the
 * place of its tile, and the others live on.
 *
 * *Gotchas*. Texts are written as they are and never read as markup.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, winRate } from "salesmetrics";
 * import { dashboard, numberTile, render } from "salesmetrics/dashboard";
 * import { en } from "salesmetrics/describe/en";
 * import { figure } from "salesmetrics/figures";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", ownerId: "ann", closedAt: "2025-03-04" },
 * ];
 * const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
 * const board = dashboard({
 *   title: "Sales",
 *   language: en,
 *   tiles: [
 *     numberTile(report, "winRate", { language: en }),
 *     { kind: "figure", figure: figure(report, "winRate", { language: en }) },
 *   ],
 * });
 *
 * render(board).startsWith('<!doctype html><html lang="en" dir="ltr">'); // => true
 * ```
 *
 * @category Dashboards
 */
export function dashboard(parts: DashboardParts): Dashboard {
  const caller = "dashboard";
  const expected = "a dashboard, such as { title, language: en, tiles: [] }";
  const { language, title, tiles } = having(caller, expected, parts, "tiles");
  const { code, direction, dashboard: words } = languageIn(caller, language);
  const made = listIn(caller, "a list as tiles", tiles).map((tile, place) =>
    typeof tile === "function"
      ? tileOrFailed(() => tileIn(caller, `tiles[${place}]`, tile()), words)
      : tileIn(caller, `tiles[${place}]`, tile),
  );
  return dashboardIn(caller, { version: 1, title, language: code, direction, tiles: made, words });
}

/** The dashboard, checked, as it may come from JSON; throws for what is none. */
export function dashboardIn(caller: string, board: Dashboard): Dashboard {
  const { title, language, direction, tiles, words } = having(
    caller,
    "a dashboard, as dashboard(…) returns, or a report",
    board,
    "tiles",
  );
  textIn(caller, "title", title);
  textIn(caller, "language", language);
  oneNamed(`${caller}: direction`, direction, ["ltr", "rtl"]);
  having(caller, "words as a dashboard has them", words);
  for (const name of ["table", "metric", "value", "more", "noAlerts"] as const)
    textIn(caller, `words.${name}`, words[name]);
  const known = listIn(caller, "a list as tiles", tiles).map((tile, place) =>
    tileIn(caller, `tiles[${place}]`, tile),
  );
  return { ...board, tiles: known };
}
