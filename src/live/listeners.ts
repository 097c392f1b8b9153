import { invalidArgument } from "../errors.js";

/** Who is told of changes. */
export class Listeners {
  readonly #listeners = new Set<{ readonly tell: () => void }>();

  /** Adds a listener; returns a function that takes it away. */
  readonly add = (listener: () => void): (() => void) => {
    if (typeof listener !== "function") throw invalidArgument("subscribe", "a function", listener);
    const added = { tell: listener };
    this.#listeners.add(added);
    return () => {
      this.#listeners.delete(added);
    };
  };

  /** Tells all listeners, then throws what any of them threw. */
  tell(): void {
    const errors: unknown[] = [];
    for (const { tell } of [...this.#listeners]) {
      try {
        tell();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length === 0) return;
    const count = errors.length === 1 ? "a listener" : `${String(errors.length)} listeners`;
    throw new AggregateError(errors, `subscribe: ${count} threw; the changes are taken in`);
  }
}
