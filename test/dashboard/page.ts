import { type HTMLElement, Window } from "happy-dom";
import type { PageElement } from "salesmetrics/dashboard";

type Shadow = NonNullable<ReturnType<Window["document"]["createElement"]>["shadowRoot"]>;

/** A page with one element, whose frames and timeouts pass when the test says so. */
export class Page {
  readonly window = new Window();
  readonly element = this.window.document.createElement("main");
  #frames: (() => void)[] = [];
  #timeouts: (() => void)[] = [];

  constructor() {
    this.window.document.body.append(this.element);
    Object.assign(this.window, {
      requestAnimationFrame: (draw: () => void) => this.#frames.push(draw),
      cancelAnimationFrame: (frame: number) => {
        this.#frames[frame - 1] = () => undefined;
      },
      setTimeout: (call: () => void) => this.#timeouts.push(call),
      clearTimeout: (timeout: number) => {
        this.#timeouts[timeout - 1] = () => undefined;
      },
    });
  }

  /** It, as `mount` takes it. */
  get place(): PageElement {
    return this.element;
  }

  /** The child of the element, which has the language. */
  get host() {
    return this.element.firstElementChild as HTMLElement;
  }

  get root(): Shadow {
    return this.host.shadowRoot!;
  }

  /** How many frames are waited for; draws them. */
  frame(): number {
    const frames = this.#frames.splice(0);
    for (const draw of frames) draw();
    return frames.length;
  }

  /** Lets the time pass that something waits for. */
  pass(): void {
    for (const call of this.#timeouts.splice(0)) call();
  }

  text(selector: string): string {
    return plain(this.root.querySelector(selector)?.textContent ?? "");
  }

  texts(selector: string): string[] {
    return Array.from(this.root.querySelectorAll(selector), ({ textContent }) => plain(textContent));
  }

  /** The list with a title. */
  select(title: string) {
    const labels = [...this.root.querySelectorAll("label")];
    return labels.find(({ firstChild }) => firstChild!.textContent === title)!.querySelector("select")!;
  }

  /** Chooses an option of a list by its text, as a person does. */
  choose(title: string, option: string): void {
    const select = this.select(title);
    select.value = [...select.options].find(({ text }) => text === option)!.value;
    select.dispatchEvent(new this.window.Event("change", { bubbles: true }));
  }

  /** Presses the button whose text it is. */
  press(selector: string): void {
    const button = this.root.querySelector(selector) as unknown as { focus(): void; click(): void };
    button.focus();
    button.click();
  }
}

/** A text without signs of direction. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069\u200e\u200f]/g, "");
}
