const candidates = [",", ";", "\t", "|"];

/** What separates the cells of a header line: the candidate that occurs most often outside quotes. */
export function guessedDelimiter(text: string): string {
  const counts = new Map(candidates.map((candidate) => [candidate, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && /[\r\n]/.test(character)) break;
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  let best = ",";
  for (const [candidate, count] of counts) if (count > counts.get(best)!) best = candidate;
  return best;
}
