import { type Coded, type DealColumns, emptyColumns } from "./columns.js";
import type { BenchDeal } from "./rows.js";
import { statuses } from "./words.js";

/** Columns of rows: what an engineer would write once, before writing loops over columns. */
export function encodedDeals(rows: readonly BenchDeal[]): DealColumns {
  const { amount, createdAt, closedAt } = emptyColumns(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const deal = rows[row]!;
    amount[row] = deal.amount;
    createdAt[row] = deal.createdAt.getTime();
    closedAt[row] = deal.closedAt?.getTime() ?? Number.NaN;
  }
  return {
    size: rows.length,
    status: encoded(rows, (deal) => deal.status, statuses),
    owner: encoded(rows, (deal) => deal.ownerId),
    customer: encoded(rows, (deal) => deal.customerId),
    source: encoded(rows, (deal) => deal.source),
    name: encoded(rows, (deal) => deal.name),
    amount,
    createdAt,
    closedAt,
  };
}

function encoded<Word extends string>(
  rows: readonly BenchDeal[],
  wordOf: (deal: BenchDeal) => Word,
  known: readonly Word[] = [],
): Coded<Word> {
  const codes = new Uint16Array(rows.length);
  const codeOf = new Map(known.map((word, code) => [word, code]));
  for (let row = 0; row < rows.length; row++) {
    const word = wordOf(rows[row]!);
    let code = codeOf.get(word);
    if (code === undefined) codeOf.set(word, (code = codeOf.size));
    codes[row] = code;
  }
  return { codes, words: [...codeOf.keys()] };
}
