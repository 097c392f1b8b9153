import type { AnyAnswer } from "../contender.js";

/** What a worker is asked: to load its contender, or to answer a question once. */
export type Request<Question extends string> = { readonly load: true } | { readonly ask: Question };

export interface Loaded {
  readonly milliseconds: number;
  readonly from: "rows" | "columns";
}

export interface Asked {
  readonly milliseconds: number;
  /** The answer, with the first asking of a question only. */
  readonly answer: AnyAnswer | null;
}

export type Reply = Loaded | Asked | { readonly leftOut: string } | { readonly failed: string };
