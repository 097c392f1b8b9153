import type { Language } from "../../describe/language.js";
import { escaped } from "../../figures/escaped.js";
import { filled } from "../../figures/printable.js";
import { type ReportedRow, sourceOf, type ValueSource } from "../../figures/sources.js";
import type { WriteValue } from "../../figures/to-table.js";
import { apart } from "../page/tile-html.js";
import { type DomNode, elementOf } from "./dom.js";
import { explainedHtml, rowsHtml } from "./drill-html.js";
import { explained, type Explained } from "./explained.js";
import type { Screen } from "./screen.js";
import type { Views } from "./view.js";

/** Writes values as buttons where it is known what they come from, and notes that in order. */
export function drilled(sources: ValueSource[], language: Language): WriteValue {
  return (text, key) => {
    const source = key === undefined ? undefined : sourceOf(key);
    if (source === undefined) return apart(text);
    const label = escaped(filled(language.live.explain, { value: text }));
    const place = sources.push(source) - 1;
    return `<button type="button" data-value="${place}" aria-haspopup="dialog" aria-label="${label}">${apart(text)}</button>`;
  };
}

/** A value on the screen: where it comes from, and its button. */
export interface FoundValue {
  readonly source: ValueSource;
  readonly button: DomNode;
}

/** The dialog that leads from a value to how it came about, and on to the rows behind it. */
export class Drill {
  /** Finds the value again, once it was drawn anew. */
  #find: () => FoundValue | undefined = () => undefined;

  constructor(
    readonly screen: Screen,
    readonly views: Views,
  ) {
    // The browser leads focus back to the button itself, but not to one that took its place.
    screen.dialog.addEventListener("close", () => this.#find()?.button.focus());
  }

  /** Opens with the explanation of a value. */
  open({ source }: FoundValue, find: () => FoundValue | undefined): void {
    this.#find = find;
    const hasRows = this.#reported(source) !== undefined;
    this.#show(explainedHtml(this.#told(source), this.#language, hasRows));
    this.screen.dialog.showModal();
  }

  /** Shows the rows behind the value below its explanation, as both are now. */
  showRows(): void {
    const source = this.#find()?.source;
    const reported = source && this.#reported(source);
    if (source === undefined || reported === undefined) return this.close();
    const rows = this.views.board.rowsBehind(reported.report, reported.row, source.name);
    this.#show(explainedHtml(this.#told(source), this.#language, false), rowsHtml(rows, this.#language));
    this.screen.dialog.querySelector("[tabindex]")?.focus();
  }

  close(): void {
    this.screen.dialog.close();
  }

  #show(...htmls: readonly string[]): void {
    const { dialog } = this.screen;
    dialog.replaceChildren(...htmls.map((html) => elementOf(dialog, html)));
  }

  #told(source: ValueSource): Explained {
    const told = explained(source, this.#language);
    this.screen.dialog.setAttribute("aria-label", told.title);
    return told;
  }

  /** The row that holds the value in a report that a view was asked for. */
  #reported({ drawing: { report }, row, reported }: ValueSource): ReportedRow | undefined {
    const found = reported === undefined ? report && { report, row } : reported();
    return found !== undefined && this.views.isKnown(found.report) ? found : undefined;
  }

  get #language(): Language {
    return this.views.choices.language.value;
  }
}
