/** What the codes of the generated columns stand for. */
export const statuses = ["won", "lost", "open"] as const;
export const reps: readonly string[] = Array.from({ length: 50 }, (_, code) => numbered("rep", code, 2));
export const customers: readonly string[] = Array.from({ length: 20_000 }, (_, code) =>
  numbered("customer", code, 5),
);
export const sources = [
  "web",
  "partner",
  "event",
  "referral",
  "outbound",
  "inbound",
  "advertising",
  "other",
] as const;
export const names: readonly string[] = [...pairs(), ...pairs().map((pair) => `${pair} renewal`)];

function numbered(word: string, code: number, digits: number): string {
  return `${word}-${String(code).padStart(digits, "0")}`;
}

function pairs(): string[] {
  const firsts = ["Northern", "Blue", "Global", "Acme", "Grand", "Pacific", "Silver", "United"];
  const seconds = ["Foods", "Motors", "Systems", "Textiles", "Energy", "Health", "Books", "Marine"];
  return firsts.flatMap((first) => seconds.map((second) => [first, second].join(" ")));
}
