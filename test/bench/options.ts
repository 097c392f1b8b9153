import { parseArgs } from "node:util";
import { type QuestionName, questionNames } from "./questions.js";

/** What there is to measure: the questions, and what the budgets ask besides. */
export type Part =
  QuestionName | "everyday" | "money" | "linearity" | "parsing" | "subscriptions" | "live" | "import";

export interface Options {
  readonly check: boolean;
  readonly sizes: readonly number[];
  readonly parts: ReadonlySet<Part>;
}

export const usage = `npm run bench -- [options]
  --all              ten million deals too, for those that can hold them
  --check            only whether all contenders agree, on few deals
  --question NAME    only this, several times for several: ${allParts().join(", ")}
  --help             this text`;

/** The options of the command line; `null` where help is wanted. */
export function optionsOf(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      all: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      question: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const parts = values.question.map(partOf);
  return {
    check: values.check,
    sizes: values.all ? [10_000, 1_000_000, 10_000_000] : [10_000, 1_000_000],
    parts: new Set(parts.length > 0 ? parts : allParts()),
  };
}

function allParts(): Part[] {
  return [...questionNames, "everyday", "money", "linearity", "parsing", "subscriptions", "live", "import"];
}

function partOf(name: string): Part {
  const part = allParts().find((known) => known === name);
  if (part === undefined)
    throw new Error(`--question: expected one of ${allParts().join(", ")}, got ${name}`);
  return part;
}
