const everyRows = 100_000;
const everyRowsOnTerminal = 10_000;

/** Tells on stderr how far reading has come: on a terminal in one line, elsewhere only for long input. */
export class Progress {
  #rows = 0;
  readonly #file: string;
  readonly #isTerminal = process.stderr.isTTY;

  constructor(file: string) {
    this.#file = file;
  }

  row(): void {
    this.#rows++;
    if (this.#isTerminal && this.#rows % everyRowsOnTerminal === 0) {
      process.stderr.write(`\r${this.#text()}`);
    } else if (!this.#isTerminal && this.#rows % everyRows === 0) {
      process.stderr.write(`${this.#text()}\n`);
    }
  }

  /** Leaves no trace on a terminal. */
  end(): void {
    if (this.#isTerminal && this.#rows >= everyRowsOnTerminal) process.stderr.write("\r\u001b[K");
  }

  #text(): string {
    return `reading ${this.#file}: ${this.#rows.toLocaleString("en-US")} rows`;
  }
}
