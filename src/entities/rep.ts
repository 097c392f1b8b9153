import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "./entity.js";

/**
 * Somebody who sells.
 *
 * *Details*. Active from `hiredAt` until `leftAt`.
 *
 * @category Entities
 */
export interface Rep {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly managerId?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly hiredAt?: TimeValue | null | undefined;
  readonly leftAt?: TimeValue | null | undefined;
  /** When the first deal was won. */
  readonly firstDealAt?: TimeValue | null | undefined;
  /** When the first period ended in which the full quota was met. */
  readonly rampedAt?: TimeValue | null | undefined;
  /** ISO 4217 code of every amount in the row. */
  readonly currency?: string | null | undefined;
  readonly quota?: DecimalInput | null | undefined;
}

/**
 * References to the fields of {@link Rep} rows, known to data as `reps`.
 *
 * @category Entities
 */
export const Rep = /*#__PURE__*/ entity<Rep>()(
  "reps",
  {
    id: "text",
    name: "text",
    team: "text",
    managerId: "text",
    region: "text",
    hiredAt: "time",
    leftAt: "time",
    firstDealAt: "time",
    rampedAt: "time",
    currency: "text",
    quota: "money",
  },
  ["id"],
);
