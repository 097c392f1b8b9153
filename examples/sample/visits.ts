import type { CsvRow } from "./csv.js";
import { dateOf } from "./days.js";
import type { Sale } from "./deals.js";
import type { Random } from "./random.js";
import { stages } from "./world.js";

export const visitColumns = ["Visit ID", "Deal ID", "Stage", "Entered", "Left"];

/** Every stay of every deal in a stage: some skip one, a few fall back. */
export function visitRows(random: Random, sales: readonly Sale[], lastDay: number): CsvRow[] {
  const rows: CsvRow[] = [];
  const add = (deal: string, stage: string, entered: number, left: number | null): void => {
    rows.push({
      "Visit ID": `V${String(rows.length + 1).padStart(5, "0")}`,
      "Deal ID": deal,
      Stage: stage,
      Entered: dateOf(entered),
      Left: left === null ? "" : dateOf(left),
    });
  };
  for (const { row, created, closed, reached } of sales) {
    const deal = row["Deal ID"]!;
    const end = closed ?? lastDay;
    const edges = Array.from({ length: reached + 1 }, (_, index) =>
      Math.round(created + ((end - created) * index) / reached),
    );
    for (const [index, stage] of stages.slice(0, reached).entries()) {
      if (index > 0 && index < reached - 1 && random.chance(0.06)) continue;
      const isLast = index === reached - 1;
      add(deal, stage, edges[index]!, isLast && closed === null ? null : edges[index + 1]!);
      if (isLast && index > 0 && random.chance(0.03)) add(deal, stages[index - 1]!, edges[index + 1]!, null);
    }
  }
  for (const row of rows) {
    if (random.chance(0.002)) row["Stage"] = random.pick(["Demo (old)", "Waiting"]);
    if (random.chance(0.001)) row["Entered"] = "";
  }
  return rows;
}
