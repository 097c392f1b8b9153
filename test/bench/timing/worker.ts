/** One contender in a process of its own, so that no other's garbage or compiled code is in its way. */
import { disagreements } from "../agreement.js";
import { answerOf, type Answers, type AnyAnswer, loaderOf } from "../contender.js";
import { contenders } from "../contenders/all.js";
import { dealsOf } from "../data/deals.js";
import { type QuestionName, questions } from "../questions.js";
import type { Asked, Loaded } from "./protocol.js";
import { replyTo } from "./replies.js";

const [name, size] = [process.argv[2], Number(process.argv[3])];
const firstAnswers = new Map<QuestionName, AnyAnswer>();
let answers: Answers | null = null;

replyTo<QuestionName>(load, ask);

async function load(): Promise<Loaded> {
  const contender = contenders.find((known) => known.name === name)!;
  const deals = dealsOf(size);
  const loader = loaderOf(contender, deals)!;
  globalThis.gc?.();
  const started = performance.now();
  answers = await loader();
  const milliseconds = performance.now() - started;
  globalThis.gc?.();
  return { milliseconds, from: contender.fromRows !== undefined && deals.rows !== null ? "rows" : "columns" };
}

async function ask(question: QuestionName): Promise<Asked | { leftOut: string }> {
  const started = performance.now();
  const answer = await answerOf(answers!, question);
  const milliseconds = performance.now() - started;
  if ("leftOut" in answer) return answer;
  const first = firstAnswers.get(question);
  if (first === undefined) firstAnswers.set(question, answer);
  else checkAgain(question, answer, first);
  return { milliseconds, answer: first === undefined ? answer : null };
}

/** Reads every value of every answer, so that none was computed for nothing. */
function checkAgain(question: QuestionName, answer: AnyAnswer, first: AnyAnswer): void {
  const changed = disagreements(questions[question].fields, answer, first);
  if (changed.length > 0)
    throw new Error(`${name}, ${question}: another answer than before: ${changed.join("; ")}`);
}
