import { disagreements } from "./agreement.js";
import { answerOf, type AnyAnswer, type Contender, loaderOf } from "./contender.js";
import { contenders } from "./contenders/all.js";
import { type Deals, dealsOf } from "./data/deals.js";
import { oracle } from "./oracle.js";
import { type QuestionName, questions } from "./questions.js";

const size = 10_000;

type Expected = ReadonlyMap<QuestionName, AnyAnswer>;

/** Asks every contender every question, times nothing, and returns what does not agree with the oracle. */
export async function check(asked: readonly QuestionName[]): Promise<string[]> {
  const deals = dealsOf(size);
  const expected = new Map(asked.map((question) => [question, oracle[question](deals.columns)]));
  const found: string[] = [];
  for (const contender of contenders) {
    found.push(...(await checkContender(contender, deals, expected)));
    if (contender.fromRows !== undefined && contender.fromColumns !== undefined) {
      found.push(...(await checkContender(contender, { ...deals, rows: null }, expected)));
    }
  }
  console.log(
    `${contenders.length} contenders, ${asked.length} questions, ${size} deals: ${found.length} disagreements`,
  );
  return found;
}

async function checkContender(contender: Contender, deals: Deals, expected: Expected): Promise<string[]> {
  const answers = await loaderOf(contender, deals)!();
  const found: string[] = [];
  for (const [question, wanted] of expected) {
    const answer = await answerOf(answers, question);
    if ("leftOut" in answer) continue;
    const wrong = disagreements(questions[question].fields, answer, wanted);
    found.push(...wrong.map((what) => `${contender.name}, ${question}: ${what}`));
  }
  return found;
}
