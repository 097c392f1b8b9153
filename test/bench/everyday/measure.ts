import { disagreements } from "../agreement.js";
import { builtWorker } from "../timing/built-worker.js";
import { timesInTurn } from "../timing/rounds.js";
import { Session } from "../timing/session.js";
import type { EverydayContender } from "./contender.js";
import { everydayContenders } from "./contenders/all.js";
import { everydayData, everydaySizes } from "./deals.js";
import { everydayOracle } from "./oracle.js";
import { everydayNames, type EverydayQuestion, everydayQuestions } from "./questions.js";

/** Microseconds, the least of many calls. */
export interface EverydayTimes {
  /** A question over so many deals, again and again. */
  readonly warm: readonly WarmTimes[];
  /** The first report of a process, what loads the deals included, and the call after it. */
  readonly cold: ReadonlyMap<EverydayContender, ColdTimes>;
}

export interface WarmTimes {
  readonly question: EverydayQuestion;
  readonly size: number;
  readonly least: ReadonlyMap<EverydayContender, number>;
}

export interface ColdTimes {
  readonly first: number;
  readonly second: number;
}

/** What is asked in a fresh process, of how many deals. */
export const coldQuestion = "main";
export const coldSize = 1_000;

const coldProcesses = 9;
const leastMilliseconds = "1";

type EverydaySession = Session<EverydayQuestion, EverydayContender>;

/** Times all contenders, each in a process of its own, after a check of their answers. */
export async function measureEveryday(): Promise<EverydayTimes> {
  const worker = await builtWorker("everyday/worker");
  const warm: WarmTimes[] = [];
  for (const size of everydaySizes) warm.push(...(await warmTimes(worker, size)));
  return { warm, cold: await coldTimes(worker) };
}

async function warmTimes(worker: string, size: number): Promise<WarmTimes[]> {
  const sessions = everydayContenders.map(
    (contender): EverydaySession => new Session(worker, contender, size, leastMilliseconds),
  );
  try {
    for (const session of sessions) await session.load();
    const times: WarmTimes[] = [];
    for (const question of everydayNames) {
      times.push({ question, size, least: await leastOf(question, size, sessions) });
    }
    return times;
  } finally {
    for (const session of sessions) session.close();
  }
}

async function leastOf(
  question: EverydayQuestion,
  size: number,
  sessions: readonly EverydaySession[],
): Promise<Map<EverydayContender, number>> {
  const expected = everydayOracle[question](everydayData(size));
  for (const session of sessions) {
    const { answer } = await askedOf(session, question);
    const wrong = disagreements(everydayQuestions[question].fields, answer!, expected);
    if (wrong.length > 0) throw new Error(`${session.contender.name}, ${question}: ${wrong.join("; ")}`);
  }
  const times = await timesInTurn(
    sessions,
    async (session) => (await askedOf(session, question)).milliseconds,
  );
  return new Map([...times].map(([{ contender }, { best }]) => [contender, best * 1000]));
}

async function coldTimes(worker: string): Promise<Map<EverydayContender, ColdTimes>> {
  const least = new Map<EverydayContender, ColdTimes>();
  for (let round = 0; round < coldProcesses; round++) {
    for (const contender of everydayContenders) {
      const { first, second } = least.get(contender) ?? { first: Infinity, second: Infinity };
      const cold = await coldTimesOf(worker, contender);
      least.set(contender, { first: Math.min(first, cold.first), second: Math.min(second, cold.second) });
    }
  }
  return least;
}

async function coldTimesOf(worker: string, contender: EverydayContender): Promise<ColdTimes> {
  const session: EverydaySession = new Session(worker, contender, coldSize);
  try {
    const loaded = await session.load();
    const first = await askedOf(session, coldQuestion);
    const second = await askedOf(session, coldQuestion);
    return { first: (loaded.milliseconds + first.milliseconds) * 1000, second: second.milliseconds * 1000 };
  } finally {
    session.close();
  }
}

async function askedOf(session: EverydaySession, question: EverydayQuestion) {
  const asked = await session.ask(question);
  if ("leftOut" in asked) throw new Error(`${session.contender.name} leaves out ${question}`);
  return asked;
}
