import type { CalendarDate } from "../../calendar/time.js";
import { dateAt, dayOf } from "../../calendar/dates.js";
import type { Language } from "../../describe/language.js";
import { escaped } from "../../figures/escaped.js";
import { type Choice, type Choices, dayText, openChoices } from "./choice.js";
import type { DomInput, DomNode } from "./dom.js";
import { type Part, shownParts } from "./parts.js";
import type { Screen } from "./screen.js";

/** The controls of a dashboard: a list for each choice, and a slider for the past. */
export class Controls {
  #parts: readonly Part[] = [];

  constructor(
    readonly screen: Screen,
    readonly choices: Choices,
    /** The first day of the past, if the reader may look into it, and the day of the board. */
    readonly history: () => { readonly first: CalendarDate; readonly last: CalendarDate } | null,
    chosen: () => void,
  ) {
    const { controls } = screen;
    controls.addEventListener("change", ({ target }) => this.#choose(target as DomInput) && chosen());
    controls.addEventListener("input", ({ target }) => this.#move(target as DomInput) && chosen());
  }

  /** Shows what may be chosen, and what is. A control that is as before stays, with its focus. */
  show(): void {
    const { root, controls } = this.screen;
    const language = this.choices.language.value;
    const open = openChoices(this.choices);
    const htmls = open.map((choice, place) => choiceHtml(choice, place, language));
    const history = this.history();
    controls.setAttribute("aria-label", language.live.controls);
    this.#parts = shownParts(root, controls, this.#parts, [
      ...htmls,
      ...(history === null ? [] : [sliderHtml(language)]),
    ]);
    for (const [place, { values, value }] of open.entries())
      inputIn(this.#parts[place]!.node, "select").value = String(values.indexOf(value));
    if (history !== null) this.#showDay(this.#parts.at(-1)!.node, history.first, history.last, language);
  }

  #showDay(node: DomNode, first: CalendarDate, last: CalendarDate, language: Language): void {
    const day = this.choices.asOf ?? last;
    const text = dayText(day, language);
    const input = inputIn(node, "input");
    input.max = String(dayOf(last) - dayOf(first));
    input.value = String(dayOf(day) - dayOf(first));
    input.setAttribute("aria-valuetext", text);
    node.querySelector("output")!.textContent = text;
  }

  /** Takes what was chosen from a list; false for another control. */
  #choose(input: DomInput): boolean {
    const place = input.getAttribute("data-choice");
    if (place === null) return false;
    const choice = openChoices(this.choices)[Number(place)]!;
    choice.value = choice.values[Number(input.value)];
    return true;
  }

  /** Takes the day of the slider: its end is the day of the board, wherever that moves. */
  #move(input: DomInput): boolean {
    const history = this.history();
    if (history === null || input.getAttribute("type") !== "range") return false;
    const isEnd = input.value === input.max;
    this.choices.asOf = isEnd ? null : dateAt(dayOf(history.first) + Number(input.value));
    return true;
  }
}

function inputIn(node: DomNode, name: "select" | "input"): DomInput {
  return node.querySelector(name) as DomInput;
}

function choiceHtml({ title, textOf, values }: Choice, place: number, language: Language): string {
  const options = values.map(
    (value, at) => `<option value="${at}">${escaped(textOf(value, language))}</option>`,
  );
  const select = `<select data-choice="${place}">${options.join("")}</select>`;
  return `<label class="choice">${escaped(title(language))}${select}</label>`;
}

function sliderHtml({ live }: Language): string {
  const title = escaped(live.asOf);
  return `<div class="choice"><label for="as-of">${title}</label><input id="as-of" type="range" min="0" step="1"><output for="as-of" aria-hidden="true"></output></div>`;
}
