import { describe } from "./describe.js";
import { columnWarning, type RowIssue } from "./issue.js";

/** Longer names are no misspelling of a field. */
const longestName = 100;

interface FirstSeen {
  readonly row: number;
  readonly value: unknown;
}

/** The fields that an entity does not have, each with the first row that has it. */
export class UnknownFields {
  readonly #seen = new Map<string, FirstSeen>();

  constructor(readonly known: ReadonlySet<string>) {}

  note(name: string, row: number, value: unknown): void {
    if (!this.#seen.has(name)) this.#seen.set(name, { row, value });
  }

  /** One warning for each field. */
  issues(entity: string): RowIssue[] {
    return Array.from(this.#seen, ([field, { row, value }]) => {
      const message = `expected a field of ${entity}, got ${describe(field)}, first in row ${row}${this.#hint(field)}`;
      return columnWarning(field, "unknown-field", message, value);
    });
  }

  #hint(field: string): string {
    if (field.length > longestName) return "";
    const given = plain(field);
    for (const name of this.known) if (plain(name) === given) return `; write it as ${name}`;
    return "";
  }
}

/** The same text for `closed_at`, `Closed At` and `closedAt`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
