/** The text of the place of a row: its dimension values, its period and its level. Copies of a row have the same. */
export function keyOfLines(dimensions: readonly string[]): (line: unknown) => string {
  const names = ["period", "start", "end", "level", "merged", ...dimensions];
  return (line) => JSON.stringify({ ...(line as object) }, names);
}
