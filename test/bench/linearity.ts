import type { Contender } from "./contender.js";
import type { QuestionName } from "./questions.js";
import { builtWorker } from "./timing/built-worker.js";
import { timesOf } from "./timing/measure.js";
import { Session } from "./timing/session.js";

/** What is asked at every size. */
export const linearQuestions = ["main", "distinct"] as const;

export type Costs = Readonly<Record<(typeof linearQuestions)[number], readonly CostPerDeal[]>>;

/** What a deal costs in a question at one size. */
export interface CostPerDeal {
  readonly size: number;
  readonly nanoseconds: number;
}

/** The sizes in turn: the cost of a deal should be the same at all of them. */
export async function measureLinearity(contender: Contender, sizes: readonly number[]): Promise<Costs> {
  const worker = await builtWorker();
  const sessions = sizes.map((size) => new Session(worker, contender, size));
  try {
    for (const session of sessions) await session.load();
    const costs = async (question: QuestionName): Promise<CostPerDeal[]> => {
      const times = await timesOf(question, sessions);
      return [...times.values()].map(({ median }, index) => {
        const size = sizes[index]!;
        return { size, nanoseconds: (median * 1e6) / size };
      });
    };
    return { main: await costs("main"), distinct: await costs("distinct") };
  } finally {
    for (const session of sessions) session.close();
  }
}

/** The greatest size ÷ the cheapest, of those where the fixed cost of the report no longer counts. */
export function linearityOf(costs: readonly CostPerDeal[]): number {
  const judged = costs.filter(({ size }) => size >= 100_000);
  return judged.at(-1)!.nanoseconds / Math.min(...judged.map(({ nanoseconds }) => nanoseconds));
}
