import type { Language } from "../describe/language.js";
import { having, knownOptionsIn, oneNamed, refusal } from "../errors.js";
import type { FigureReport } from "../figures/drawing.js";
import { escaped } from "../figures/escaped.js";
import type { Theme } from "../figures/palette.js";
import type { Metrics } from "../formulas/metric.js";
import { type Dashboard, dashboardIn } from "./dashboard.js";
import { headingOf, mailBody, mailStyle } from "./page/mail.js";
import { styleOf } from "./page/style.js";
import { tileHtml } from "./page/tile-html.js";
import { reportBoard } from "./report-board.js";

/**
 * The options of {@link render}.
 *
 * @category Dashboards
 */
export interface RenderOptions {
  /** `"page"` by default; `"mail"` has tables and no pictures, as mail programs show none. */
  readonly form?: "page" | "mail" | undefined;
  /** `"auto"` by default: light or dark, as the reader's system is. */
  readonly theme?: Theme | "auto" | undefined;
  /** The language of the texts of a report. A dashboard has its own. */
  readonly language?: Language | undefined;
  /** The title of a report; the names of its metrics by default. */
  readonly title?: string | undefined;
  /** The metrics of a report that was read from JSON. */
  readonly metrics?: Metrics | undefined;
}

/**
 * A dashboard, or a report, as one page of HTML: a text that needs nothing else.
 *
 * *When to use*. For a file, an archive, a print, an answer of a server; with `form: "mail"` for an e-mail.
 *
 * *Details*. The page has no script and loads nothing, and its content security policy refuses both. It has the language and the
 * direction of the dashboard, one heading for each tile, and behind each picture its table. It is light or dark as the reader
 * wishes, has one column on a narrow screen, and a style for print. A report is shown as a number for each metric, and a figure
 * for each metric if it has groups or periods.
 *
 * *Gotchas*. The same data gives the same text only in one runtime, since `Intl` writes the numbers.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, winRate } from "salesmetrics";
 * import { render } from "salesmetrics/dashboard";
 * import { ar } from "salesmetrics/describe/ar";
 *
 * const deals: Deal[] = [{ id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" }];
 * const page = render(evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } }), { language: ar });
 *
 * page.includes('<html lang="ar" dir="rtl">'); // => true
 * page.includes("<script"); // => false
 * ```
 *
 * @category Dashboards
 */
export function render(board: Dashboard | FigureReport, options: RenderOptions = {}): string {
  const caller = "render";
  const names = ["form", "theme", "language", "title", "metrics"] as const;
  const { form = "page", theme = "auto", ...texts } = knownOptionsIn(caller, options, [...names]);
  oneNamed(`${caller}: theme`, theme, ["auto", "light", "dark"]);
  const known = isReport(board) ? boardOf(board, texts) : dashboardIn(caller, board);
  if (oneNamed(`${caller}: form`, form, ["page", "mail"]) === "mail")
    return documentOf(known, mailStyle.join(""), headingOf(known) + mailBody(known));
  const tiles = known.tiles.map((tile) => tileHtml(known, tile)).join("");
  return documentOf(known, styleOf(theme), `<header>${headingOf(known)}</header><main>${tiles}</main>`);
}

function isReport(board: Dashboard | FigureReport): board is FigureReport {
  return "explain" in having("render", "a dashboard, as dashboard(…) returns, or a report", board);
}

function boardOf(
  report: FigureReport,
  texts: Pick<RenderOptions, "language" | "title" | "metrics">,
): Dashboard {
  const { language, ...others } = texts;
  if (language === undefined) throw refusal("render", "a language for a report: { language: en }", "none");
  return reportBoard(report, { language, ...others });
}

/** What the page may load: its own style alone. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function documentOf({ language, direction, title }: Dashboard, style: string, body: string): string {
  return [
    `<!doctype html><html lang="${escaped(language)}" dir="${direction}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(title)}</title><style>${style}</style></head><body>${body}</body></html>`,
  ].join("");
}
