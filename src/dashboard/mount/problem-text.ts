import { isolated } from "../../describe/isolated.js";
import type { Language } from "../../describe/language.js";
import { filled, printable } from "../../figures/printable.js";

const problems = { missing: "missing", invalid: "invalid", "unknown word in": "unknownWord" } as const;

/** Why a row was left out, in the words of a language; what it has no words for stays as it is. */
export function problemText(why: string, { live }: Language): string {
  if (why === "after asOf") return live.problems.afterAsOf;
  const [, kind, field] = /^(missing|invalid|unknown word in) (\S+)$/.exec(why) ?? [];
  if (kind === undefined || field === undefined) return isolated(printable(why));
  return filled(live.problems[problems[kind as keyof typeof problems]], { field: isolated(field) });
}
