import { having, invalidArgument } from "../../errors.js";
import type { LiveBoard } from "../../live/live.js";
import { originOf } from "../../report/report.js";

/** What is asked of a board, before its types are known. */
export type AnyBoard = Pick<LiveBoard, "report" | "ask" | "subscribe" | "question" | "rowsBehind">;

/** The board; throws for what is none. */
export function boardIn(caller: string, board: AnyBoard): AnyBoard {
  const expected = "a board, such as live(metrics, data) returns";
  for (const name of ["report", "ask", "subscribe", "question", "rowsBehind"] as const)
    if (typeof having(caller, expected, board, name)[name] !== "function")
      throw invalidArgument(caller, expected, board);
  having(caller, expected, board.report(), originOf);
  return board;
}
