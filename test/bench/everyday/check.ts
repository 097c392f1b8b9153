import { disagreements } from "../agreement.js";
import { allAnswers } from "./contender.js";
import { everydayContenders } from "./contenders/all.js";
import { everydayData, everydaySizes } from "./deals.js";
import { everydayOracle } from "./oracle.js";
import { everydayNames, everydayQuestions } from "./questions.js";

/** Asks every contender every question twice at every size, and returns what does not agree with the oracle. */
export function checkEveryday(): string[] {
  const found: string[] = [];
  for (const size of everydaySizes) {
    const data = everydayData(size);
    const loaded = everydayContenders.map(({ name, load }) => ({ name, answers: load(data) }));
    for (const question of everydayNames) {
      const expected = everydayOracle[question](data);
      for (const { name, answers } of [...loaded, ...loaded]) {
        const answer = allAnswers(answers, question);
        const wrong = disagreements(everydayQuestions[question].fields, answer, expected);
        found.push(...wrong.map((what) => `${name}, ${question}, ${size} deals: ${what}`));
      }
    }
  }
  return found;
}
