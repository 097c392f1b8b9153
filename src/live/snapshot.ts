import { isCalendarDate } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";
import { questionOf } from "../cube/cube-of.js";
import type { CubeQuestion } from "../cube/cube.js";
import { firstDifference } from "../cube/json.js";
import { having, listIn, refusal, SalesmetricsError, shown } from "../errors.js";
import type { AnyRows } from "../question/query.js";
import type { Asked } from "./asked.js";

/**
 * A board as plain data: its question, with the last `asOf`, and its rows.
 *
 * @category Live
 */
export interface LiveSnapshot {
  readonly version: 1;
  readonly question: CubeQuestion;
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
}

/** The snapshot of rows and of what is asked of them. */
export function snapshotOf(asked: Asked, rows: AnyRows): LiveSnapshot {
  return { version: 1, question: plainQuestion(asked), rows: plain(rows) as LiveSnapshot["rows"] };
}

/** The rows of a snapshot, and its `asOf`; throws for what is none, or one of another version. */
export function readSnapshot(snapshot: LiveSnapshot): {
  readonly rows: AnyRows;
  readonly asOf: TimeValue | undefined;
} {
  const expected = "what snapshot() of a board returned, version 1";
  const { version, question, rows } = having("resume", expected, snapshot);
  if (version !== 1) throw refusal("resume", expected, `version ${shown(version)}`);
  const { asOf } = having("resume", "a snapshot with its question", question);
  for (const [entity, list] of Object.entries(having("resume", "a snapshot with rows by entity", rows)))
    listIn("resume", `an array of ${entity}`, list);
  const moment = asOf === null ? undefined : isCalendarDate(asOf) ? asOf : new Date(asOf);
  return { rows: restored(rows) as AnyRows, asOf: moment };
}

/** Refuses a snapshot of another question. */
export function checkQuestion(asked: Asked, { question }: LiveSnapshot): void {
  const difference = firstDifference(plainQuestion(asked), question);
  if (difference === null) return;
  throw new SalesmetricsError(
    "unlike-cubes",
    `resume: expected the question of the snapshot, got one whose question${difference} differs: ask what the snapshot was taken of, or start with live(…) over its rows`,
  );
}

function plainQuestion({ plan, query, frame }: Asked): CubeQuestion {
  return JSON.parse(JSON.stringify(questionOf(plan.measures, query, frame))) as CubeQuestion;
}

/** Values as JSON keeps them: instants are marked, and so is what no JSON holds, which no field accepts either. */
function plain(value: unknown): unknown {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? { $invalid: "Invalid Date" } : { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) return mapped(value, plain);
  const isJson =
    value == null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  return isJson ? value : { $invalid: shown(value) };
}

function restored(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(restored);
  const { $date } = value as { readonly $date?: unknown };
  return typeof $date === "string" ? new Date($date) : mapped(value, restored);
}

function mapped(value: object, change: (value: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each)]));
}
