import { Deal, month } from "salesmetrics";
import { type AlertEvent, type AlertState, step } from "salesmetrics/alerts";
import { rules } from "../live/targets.js";
import type { SalesBoard } from "./board.js";

/** What began or ended to alert since a board is there, the latest first. */
export function alertsOf(board: SalesBoard): readonly AlertEvent[] {
  const states = new Map<string, AlertState>();
  const events: AlertEvent[] = [];
  const follow = (): void => {
    const report = board.ask({ by: { rep: Deal.ownerId }, every: month(), ...asAsked(board) });
    for (const rule of rules) {
      const { state, events: found } = step(rule, states.get(rule.id) ?? null, report);
      states.set(rule.id, state);
      events.unshift(...found.filter(({ status, was }) => status === "firing" || was === "firing"));
    }
  };
  follow();
  board.subscribe(follow);
  return events;
}

function asAsked(board: SalesBoard) {
  const { during, asOf, currency, rates } = board.question();
  return { during, asOf, currency, rates };
}
