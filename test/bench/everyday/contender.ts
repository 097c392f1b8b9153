import type { AnyAnswer } from "../contender.js";
import type { EverydayData } from "./deals.js";
import { type EverydayQuestion, type EverydayRowOf, variantsOf } from "./questions.js";

/** Answers each question; the number of the asking says which source is meant. */
export type EverydayAnswers = {
  readonly [Name in EverydayQuestion]: (asking: number) => readonly EverydayRowOf[Name][];
};

/** One way to answer the everyday questions. What it makes of the deals is timed in a fresh process only. */
export interface EverydayContender {
  readonly name: string;
  /** The npm package whose version is printed, if it is one. */
  readonly packageName?: string;
  readonly load: (data: EverydayData) => EverydayAnswers;
}

/** The answers to all variants of a question. */
export function allAnswers(answers: EverydayAnswers, question: EverydayQuestion): AnyAnswer {
  return Array.from({ length: variantsOf(question) }, (_, asking) => answers[question](asking)).flat();
}
