import type { AnyAggregate } from "./aggregate.js";
import { isExactSum, isRecord, isWhole } from "./state-checks.js";

/** A currency, or two with the days of their rates, perhaps over a divisor: `EUR@2025-03-31>USD@2025-03-31/3`. */
const keyPattern = /^[A-Z]{3}(@[\d-]{10})?(>[A-Z]{3}(@[\d-]{10})?)?(\/[1-9]\d{0,15})?$/;

type Checked = Pick<AnyAggregate, "isState" | "states">;

/** Whether plain data is a state of an aggregate. Any is, of one that does not say what its states are. */
export function isStateOf(aggregate: Checked, state: unknown): boolean {
  const { states } = aggregate;
  if (aggregate.isState !== undefined) return aggregate.isState(state);
  if (states === undefined) return true;
  if (states === "count") return isWhole(state);
  if (!isRecord(state)) return false;
  if (states === "total") return isWhole(state["n"]) && isExactSum(state["sum"]);
  return Object.entries(state).every(
    ([key, each]) => keyPattern.test(key) && isStateOf(states.byCurrency, each),
  );
}
