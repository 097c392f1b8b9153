import type { Language } from "../../describe/language.js";
import { inSentence } from "../../figures/notes.js";
import { filled } from "../../figures/printable.js";
import type { Tile } from "../tile.js";
import type { Screen } from "./screen.js";

/** How long it is still after a sentence, in milliseconds: a screen reader can end it. */
const pause = 5_000;

/** Says what changed to who does not see it: the last sentence, and not before the one before could be read. */
export class News {
  #next: string | null = null;
  #pause: { readonly timeout: unknown } | null = null;

  constructor(readonly screen: Pick<Screen, "news" | "window">) {}

  say(sentence: string): void {
    if (this.#pause !== null) {
      this.#next = sentence;
      return;
    }
    const { news, window } = this.screen;
    news.textContent = sentence;
    this.#pause = { timeout: window.setTimeout(() => this.#goOn(), pause) };
  }

  end(): void {
    if (this.#pause !== null) this.screen.window.clearTimeout(this.#pause.timeout);
  }

  #goOn(): void {
    const next = this.#next;
    [this.#pause, this.#next] = [null, null];
    if (next !== null) this.say(next);
  }
}

/** How many tiles a sentence names. */
const mostNamed = 3;

/** "Updated: Win rate: 50%, Bookings by rep, +4." */
export function updateOf(changed: readonly Tile[], language: Language): string {
  const named = changed.slice(0, mostNamed).map((tile) => inSentence(headlineOf(tile)));
  const more = changed.length - named.length;
  const labels = more === 0 ? named : [...named, `+${new Intl.NumberFormat(language.code).format(more)}`];
  return filled(language.live.updated, { labels: labels.join(language.figures.comma) });
}

function headlineOf(tile: Tile): string {
  if (tile.kind === "figure") return tile.figure.title;
  return tile.kind === "number" ? `${tile.title}: ${tile.value}` : tile.title;
}
