/** What rows that were replaced by others end in. */
export interface Replacements<Row> {
  /** The id of the row that a row ends in: its own, unless another row replaced it. */
  readonly endOf: (row: Row) => string;
  /** The id that an id ends in: itself, unless it is that of a replaced row. */
  readonly endOfId: (id: string) => string;
  /** The rows whose replacement cannot be followed, and why. They end in themselves. */
  readonly problems: ReadonlyMap<Row, string>;
}

/**
 * Follows rows to the row that they were replaced by in the end. A replacement that is not there, and a row that
 * replaces itself, in one step or in several, end nothing: these rows are problems. Rows that replace each other end
 * in the one with the first id.
 */
export function replacementsOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  field: keyof Row & string,
): Replacements<Row> {
  const next = new Map<string, string | null>();
  for (const row of rows) {
    const by: unknown = row[field];
    // Of several rows with one id, the first that was replaced tells.
    if (next.get(row.id) == null) next.set(row.id, typeof by === "string" && by !== "" ? by : null);
  }
  const ends = new Map<string, string>();
  const circles = new Set<string>();
  const endOfId = (id: string): string => {
    const path = new Set<string>();
    let end = id;
    while (!ends.has(end) && !path.has(end)) {
      path.add(end);
      const by = next.get(end) ?? null;
      if (by === null || !next.has(by)) break;
      end = by;
    }
    const known = ends.get(end);
    if (known === undefined && next.get(end) != null && next.has(next.get(end)!)) {
      const ids = [...path];
      const circle = ids.slice(ids.indexOf(end)).sort();
      for (const each of circle) circles.add(each);
      end = circle[0]!;
    } else end = known ?? end;
    for (const each of path) ends.set(each, end);
    return end;
  };
  const problems = new Map<Row, string>();
  for (const row of rows) {
    endOfId(row.id);
    const by: unknown = row[field];
    if (by === null || by === undefined || by === "") continue;
    if (typeof by !== "string") problems.set(row, `invalid ${field}`);
    else if (!next.has(by)) problems.set(row, `unknown ${field}`);
    else if (circles.has(row.id)) problems.set(row, `${field} leads back`);
  }
  return { endOf: ({ id }) => endOfId(id), endOfId, problems };
}
