/** Asks different questions, and prints the bytes of heap in use after some and after many. */
import {
  between,
  bookings,
  type CalendarDate,
  count,
  Deal,
  eq,
  evaluate,
  gt,
  isOneOf,
  where,
  winRate,
} from "salesmetrics";

const [some, many] = [20_000, 100_000];
const firstDay = Date.UTC(2000, 0, 1);
const millisecondsPerDay = 86_400_000;

const deals = [
  { id: "1", status: "won", amount: 9, currency: "USD", source: "web", closedAt: "2025-03-01" },
  { id: "2", status: "lost", amount: 5, currency: "USD", source: "event", closedAt: "2025-04-01" },
] as const;

/** No two are the same question: filters by text and by number, a list of words, a period. */
const questions: readonly ((place: number) => unknown)[] = [
  (place) => where(winRate, eq(Deal.source, `source ${place}`))({ deals }),
  (place) => count(Deal, { where: gt(Deal.probability, place / many) })({ deals }),
  (place) => winRate({ deals }, { during: between(dayAt(place), dayAt(place + questions.length)) }),
  (place) => {
    const ofWords = where(bookings, isOneOf(Deal.source, ["web", `word ${place}`]));
    return evaluate({ [`bookings ${place}`]: ofWords }, { deals }, { by: { status: Deal.status } }).rows;
  },
];

for (let place = 0; place < many; place++) {
  // Tables of the engine itself, such as that of texts, stay small if they are cleared now and then.
  if (place % 10_000 === 0) globalThis.gc!();
  if (place === some) console.log(heapUsed());
  questions[place % questions.length]!(place);
}
console.log(heapUsed());

function dayAt(place: number): CalendarDate {
  const time = firstDay + (place / questions.length) * millisecondsPerDay;
  return new Date(time).toISOString().slice(0, 10) as CalendarDate;
}

function heapUsed(): number {
  globalThis.gc!();
  return process.memoryUsage().heapUsed;
}
