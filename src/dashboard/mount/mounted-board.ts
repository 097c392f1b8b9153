import { isCalendarDate } from "../../calendar/dates.js";
import type { CalendarDate } from "../../calendar/time.js";
import { filled } from "../../figures/printable.js";
import { keyOf } from "../../figures/points.js";
import type { ValueSource } from "../../figures/sources.js";
import { type Dashboard, dashboardIn } from "../dashboard.js";
import { causeOf } from "../failed-tile.js";
import { tileHtml } from "../page/tile-html.js";
import { Controls } from "./controls.js";
import type { DomNode } from "./dom.js";
import { Drill, drilled, type FoundValue } from "./drill.js";
import { News, updateOf } from "./news.js";
import { type Part, shownParts } from "./parts.js";
import type { Screen } from "./screen.js";
import type { Views } from "./view.js";

/** A board on a screen. */
export class MountedBoard {
  readonly #controls: Controls;
  readonly #drill: Drill;
  readonly #news: News;
  readonly #end: () => void;
  #tiles: readonly Part[] = [];
  /** Where the values of each tile come from. */
  #sources: readonly (readonly ValueSource[])[] = [];
  #frame: number | null = null;
  #areValuesOld = true;

  constructor(
    readonly screen: Screen,
    readonly views: Views,
  ) {
    const { choices, board } = views;
    this.#controls = new Controls(
      screen,
      choices,
      () => this.#history(),
      () => this.#drawSoon(),
    );
    this.#drill = new Drill(screen, views);
    this.#news = new News(screen);
    screen.tiles.addEventListener("click", ({ target }) => this.#try(() => this.#explain(target as DomNode)));
    screen.dialog.addEventListener("click", ({ target }) => this.#try(() => this.#follow(target as DomNode)));
    this.#draw();
    this.#end = board.subscribe(() => {
      this.#areValuesOld = true;
      this.#drawSoon();
    });
  }

  /** Ends it: the element is empty, and the board has one listener less. */
  end(): void {
    this.#end();
    this.#news.end();
    if (this.#frame !== null) this.screen.window.cancelAnimationFrame(this.#frame);
    this.screen.host.remove();
  }

  /** Draws with the next frame, however much changes until then. */
  #drawSoon(): void {
    this.#frame ??= this.screen.window.requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = null;
    this.#try(() => {
      if (this.#areValuesOld) this.views.findValues();
      this.#areValuesOld = false;
      this.#show(dashboardIn("mount", this.views.options.dashboard(this.views.view())));
      this.screen.failure.textContent = "";
    });
  }

  /** Shows a dashboard. All that may fail is done before anything of the last picture is touched. */
  #show(dashboard: Dashboard): void {
    const { screen } = this;
    const language = this.views.choices.language.value;
    const sources = dashboard.tiles.map((): ValueSource[] => []);
    const htmls = dashboard.tiles.map((tile, place) =>
      tileHtml(dashboard, tile, drilled(sources[place]!, language)),
    );
    const before = this.#tiles;
    screen.host.lang = dashboard.language;
    screen.host.dir = dashboard.direction;
    screen.title.textContent = dashboard.title;
    this.#controls.show();
    this.#tiles = shownParts(screen.root, screen.tiles, before, htmls);
    this.#sources = sources;
    const changed = dashboard.tiles.filter((_, place) => !before.includes(this.#tiles[place]!));
    if (before.length > 0 && changed.length > 0) this.#news.say(updateOf(changed, language));
    for (const tile of changed) if (tile.kind === "failed") this.views.options.onError?.(causeOf(tile));
  }

  /** Opens the explanation of the value whose button was pressed. */
  #explain(target: DomNode): void {
    const button = target.closest("[data-value]");
    if (button === null) return;
    const tile = this.#tiles.findIndex(({ node }) => node.contains(button));
    const place = Number(button.getAttribute("data-value"));
    // An explanation is of the rows that are there now.
    if (this.#frame !== null) this.#drawNow();
    const found = this.#valueAt(tile, place);
    if (found === undefined) return;
    const key = keyText(found.source);
    this.#drill.open(found, () => {
      if (this.#frame !== null) this.#drawNow();
      return this.#valueAt(tile, this.#sources[tile]?.findIndex((each) => keyText(each) === key) ?? -1);
    });
  }

  #drawNow(): void {
    this.screen.window.cancelAnimationFrame(this.#frame!);
    this.#draw();
  }

  #valueAt(tile: number, place: number): FoundValue | undefined {
    const source = this.#sources[tile]?.[place];
    const button = this.#tiles[tile]?.node.querySelector(`[data-value="${place}"]`);
    return source === undefined || button == null ? undefined : { source, button };
  }

  /** Does what a button of the dialog says. */
  #follow(target: DomNode): void {
    const asked = target.closest("[data-do]")?.getAttribute("data-do");
    if (asked === "rows") this.#drill.showRows();
    if (asked === "close") this.#drill.close();
  }

  #history(): { readonly first: CalendarDate; readonly last: CalendarDate } | null {
    const { history: first } = this.views.options;
    const last = this.views.board.question().asOf;
    return first === undefined || !isCalendarDate(last) || last <= first ? null : { first, last };
  }

  /** Does something; what goes wrong is said in the page and to the caller, and the last picture stands. */
  #try(action: () => void): void {
    try {
      action();
    } catch (error) {
      const { live } = this.views.choices.language.value;
      const message = error instanceof Error ? error.message : String(error);
      this.screen.failure.textContent = filled(live.failed, { error: message });
      this.views.options.onError?.(error);
    }
  }
}

/** Which value it is, in whichever report. */
function keyText({ drawing, row, name, age }: ValueSource): string {
  return JSON.stringify([name, row === drawing.total, keyOf(drawing, row), age]);
}
