/** One contender in a process of its own, so that no other's garbage or compiled code is in its way. */
import type { AnyAnswer } from "../contender.js";
import type { Asked, Loaded } from "../timing/protocol.js";
import { replyTo } from "../timing/replies.js";
import { allAnswers, type EverydayAnswers } from "./contender.js";
import { everydayContenders } from "./contenders/all.js";
import { everydayData } from "./deals.js";
import type { EverydayQuestion } from "./questions.js";

const [name, size, leastMilliseconds] = [
  process.argv[2],
  Number(process.argv[3]),
  Number(process.argv[4] ?? "0"),
];
const callsOf = new Map<EverydayQuestion, number>();
let answers: EverydayAnswers | null = null;
let asking = 0;
let lastAnswer: AnyAnswer = [];

replyTo<EverydayQuestion>(load, ask);

function load(): Loaded {
  const { load } = everydayContenders.find((known) => known.name === name)!;
  const data = everydayData(size);
  globalThis.gc?.();
  const started = performance.now();
  answers = load(data);
  return { milliseconds: performance.now() - started, from: "rows" };
}

/** What one call takes, of as many as last long enough to be timed. */
function ask(question: EverydayQuestion): Asked {
  const isFirst = !callsOf.has(question);
  let calls = callsOf.get(question) ?? 1;
  let milliseconds = timed(question, calls);
  while (milliseconds < leastMilliseconds) {
    calls *= 2;
    milliseconds = timed(question, calls);
  }
  callsOf.set(question, calls);
  if (lastAnswer.length === 0) throw new Error(`${name}, ${question}: no answer`);
  return {
    milliseconds: milliseconds / calls,
    answer: isFirst ? allAnswers(answers!, question) : null,
  };
}

function timed(question: EverydayQuestion, calls: number): number {
  const answering = answers![question];
  const started = performance.now();
  for (let call = 0; call < calls; call++) lastAnswer = answering(asking++);
  return performance.now() - started;
}
