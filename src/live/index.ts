/**
 * A report that follows its rows: changes cost what the changed rows cost.
 *
 * @module salesmetrics/live
 */

export type { ChangedKeys } from "./causes.js";
export type { RowChange } from "./changes.js";
export {
  type Ask,
  live,
  resume,
  type KeysOf,
  type LiveBoard,
  type LiveData,
  type LiveQuery,
} from "./live.js";
export type { Rejected } from "./row-batch.js";
export type { RowKeys } from "./row-keys.js";
export type { RowBehind } from "./rows-behind.js";
export type { LiveSnapshot } from "./snapshot.js";
