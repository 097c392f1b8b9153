import { disagreements, hasExactMoney } from "../agreement.js";
import { canHold, type Contender, type LeftOut } from "../contender.js";
import { contenders } from "../contenders/all.js";
import { dealColumns, type DealColumns } from "../data/columns.js";
import { oracle } from "../oracle.js";
import { type QuestionName, questions } from "../questions.js";
import { builtWorker } from "./built-worker.js";
import type { Loaded } from "./protocol.js";
import { type Time, timesInTurn } from "./rounds.js";
import { Session } from "./session.js";

/** One cell of a table. */
export interface Measured {
  readonly contender: Contender;
  readonly loaded: Loaded;
  readonly time: Time;
  readonly hasExactMoney: boolean | null;
}

/** The answers to one question at one size. */
export interface Measurements {
  readonly question: QuestionName;
  readonly size: number;
  readonly measured: readonly Measured[];
  readonly leftOut: readonly (LeftOut & { readonly contender: Contender })[];
}

/** Loads every contender that can hold so many deals, and yields the measurements question by question. */
export async function* measure(
  size: number,
  asked: readonly QuestionName[],
): AsyncGenerator<Measurements, void, void> {
  const able = contenders.filter((contender) => canHold(contender, size));
  const worker = await builtWorker();
  const sessions = able.map((contender) => new Session(worker, contender, size));
  try {
    const loaded = new Map<Session, Loaded>();
    for (const session of sessions) loaded.set(session, await session.load());
    const columns = dealColumns(size);
    for (const question of asked) yield await measureQuestion(question, columns, loaded);
  } finally {
    for (const session of sessions) session.close();
  }
}

async function measureQuestion(
  question: QuestionName,
  columns: DealColumns,
  loaded: ReadonlyMap<Session, Loaded>,
): Promise<Measurements> {
  const leftOut: (LeftOut & { contender: Contender })[] = [];
  const exact = new Map<Session, boolean | null>();
  const expected = oracle[question](columns);
  for (const session of loaded.keys()) {
    const first = await session.ask(question);
    if ("leftOut" in first) {
      leftOut.push({ ...first, contender: session.contender });
      continue;
    }
    const wrong = disagreements(questions[question].fields, first.answer!, expected);
    if (wrong.length > 0) throw new Error(`${session.contender.name}, ${question}: ${wrong.join("; ")}`);
    exact.set(session, hasExactMoney(questions[question].fields, first.answer!));
  }
  const times = await timesOf(question, [...exact.keys()]);
  const measured = [...times].map(([session, time]) => ({
    contender: session.contender,
    loaded: loaded.get(session)!,
    time,
    hasExactMoney: exact.get(session)!,
  }));
  return { question, size: columns.size, measured, leftOut };
}

/** How long each takes to answer. */
export function timesOf(question: QuestionName, sessions: readonly Session[]): Promise<Map<Session, Time>> {
  return timesInTurn(sessions, async (session) => {
    const asked = await session.ask(question);
    if ("leftOut" in asked) throw new Error(`${session.contender.name} leaves out ${question}`);
    return asked.milliseconds;
  });
}
