import { SalesmetricsError, timeZone } from "salesmetrics";
import { type Goal, type GoalProgress, progress } from "salesmetrics/goals";
import { Problem } from "../problem.js";
import type { Question } from "../question.js";
import { type GoalFile, goalOf } from "./goal-file.js";
import { type Family, familyOf } from "./metrics.js";

/** A goal and the line that it stands in. */
interface Given {
  readonly line: number;
  readonly goal: Goal;
}

/** How the goals of a file stand; everything that is wrong with them is told at once, by line. */
export function progressOfFile({ file, lines }: GoalFile, question: Question): GoalProgress[] {
  const families = new Map<Family, Given[]>();
  for (const line of lines) {
    const goal = goalOf(line, question.currency);
    const family = familyOf(goal.metric);
    families.set(family, [...(families.get(family) ?? []), { line: line.line, goal }]);
  }
  const problems: string[] = [];
  const rows = [...families].flatMap(([family, own]) => {
    try {
      return standing(family, own, question);
    } catch (error) {
      if (!(error instanceof SalesmetricsError)) throw error;
      problems.push(...byLine(error.message, own));
      return [];
    }
  });
  if (problems.length > 0) throw new Problem(`${file}: ${problems.join("; ")}`);
  return rows;
}

function standing({ metrics, by }: Family, own: readonly Given[], question: Question): GoalProgress[] {
  const goals = own.map(({ goal }) => goal);
  const zone = timeZone(question.timeZone);
  return progress(goals, question.data, { metrics, by, zone, ...question.options });
}

/** The problems that a message lists, each with the line of its goal in the place of the goal's number. */
function byLine(message: string, own: readonly Given[]): string[] {
  return message
    .replace(/^progress: (?:\d+ problems: )?/, "")
    .split(/; (?=goals\[\d+\])/)
    .map((text) =>
      text.replace(/goals\[(\d+)\](\.?)/g, (_, place: string, dot: string) => {
        return `line ${own[Number(place)]!.line}${dot === "" ? "" : ", "}`;
      }),
    );
}
