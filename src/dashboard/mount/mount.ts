import { isCalendarDate } from "../../calendar/dates.js";
import { refusal, shown } from "../../errors.js";
import type { Dimensions } from "../../expressions/dimension.js";
import type { Metrics } from "../../formulas/metric.js";
import type { LiveBoard } from "../../live/live.js";
import type { Shown } from "../../report/layout.js";
import { type AnyBoard, boardIn } from "./any-board.js";
import type { PageElement } from "./dom.js";
import { type MountOptions, mountOptionsIn } from "./mount-options.js";
import { MountedBoard } from "./mounted-board.js";
import { screenIn } from "./screen.js";
import { Views } from "./view.js";

/**
 * A dashboard in a page.
 *
 * @category Dashboards
 */
export interface Mounted {
  /** Takes it out of the page, and no longer follows the board. */
  readonly end: () => void;
}

/**
 * Keeps the dashboard of a live board in an element of a page: after a change it is drawn anew, and the tiles whose content
 * changed take the place of those before.
 *
 * *When to use*. In a browser, for rows that change, or for readers who filter. For a page that stays as it is, {@link render}
 * makes a text.
 *
 * *Details*. `dashboard` is asked for its tiles after each change of the board or by the reader, once a frame at most, and gets
 * the reports of what the reader has chosen. Tiles are compared as text. The reader gets the controls that the options name:
 * `languages`, `filters`, `periods`, `comparisons`, and a slider of `asOf` from `history` to the day of the board. The value of
 * a number and those of a figure's table are buttons: they tell how a value came about, and lead on to the rows behind it. A
 * screen reader is told what changed, every five seconds at most.
 *
 * The element gets one child, with a shadow root and a style sheet of its own: nothing in the page is styled or changed by
 * it, and a content security policy without inline scripts and styles holds.
 *
 * A tile that is passed as a function fails alone, in its place. If `dashboard` throws, the last picture stays, and the page says
 * what went wrong. `onError` is told of both.
 *
 * *Gotchas*. A filter is a question: it is answered without reading rows where the board is split by the dimension, as
 * `docs/live.md` says. Values of a report that no view was asked for have no rows behind them. `history` needs a board with a
 * calendar date as `asOf`.
 *
 * @example
 * ```ts
 * import { type Deal, wonDeals } from "salesmetrics";
 * import { dashboard, mount, numberTile, type PageElement } from "salesmetrics/dashboard";
 * import { en } from "salesmetrics/describe/en";
 * import { live } from "salesmetrics/live";
 *
 * const board = live({ wonDeals }, { deals: [] as Deal[] });
 *
 * // In a page: show(document.querySelector("main")!)
 * const show = (element: PageElement) =>
 *   mount(element, board, {
 *     languages: [en],
 *     dashboard: ({ report, language }) =>
 *       dashboard({ title: "Sales", language, tiles: [numberTile(report, "wonDeals", { language })] }),
 *   });
 *
 * typeof show; // => "function"
 * ```
 *
 * @category Dashboards
 */
export function mount<M extends Metrics, By extends Dimensions, Every, Data, Top>(
  element: PageElement,
  board: LiveBoard<M, By, Every, Data, Top>,
  options: MountOptions<M, Shown<By, Top>, Every>,
): Mounted {
  const caller = "mount";
  const known = mountOptionsIn(caller, options as unknown as MountOptions);
  const held = boardIn(caller, board as unknown as AnyBoard);
  const { asOf } = held.question();
  if (known.history !== undefined && !isCalendarDate(asOf))
    throw refusal(
      caller,
      'a board with a calendar date as asOf for history: { asOf: "2025-03-31" }',
      shown(asOf),
    );
  const views = new Views(caller, held, known);
  const mounted = new MountedBoard(screenIn(caller, element, known.theme ?? "auto"), views);
  return { end: () => mounted.end() };
}
