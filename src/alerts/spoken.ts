import type { AlertEvent } from "./event.js";

/** The parts of a sentence, as texts. */
export interface Spoken {
  readonly name: string;
  /** The dimension values, such as `rep: ann`; empty if there are none. */
  readonly key: string;
  /** `null` if there is none. */
  readonly value: string | null;
  readonly bounds: readonly string[];
  /** The label of the period; empty for all time. */
  readonly period: string;
  readonly n: number | null;
  readonly since: string;
}

/** The sentence of an event in one language. */
export type Speak = (event: AlertEvent, spoken: Spoken) => string;
