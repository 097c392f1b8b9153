import type { Cube } from "../cube/cube.js";
import { type ErrorCode, isSalesmetricsError, SalesmetricsError } from "../errors.js";
import type { Column } from "../tables/column.js";

/** The rows of one entity as they are posted. */
export type PostedRows = readonly unknown[] | PostedTable;

/** A table as it is posted. */
export interface PostedTable {
  readonly length: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** What a worker is asked: to take rows that it counts, or for the cube of a question over them. */
export type Request = LoadRequest | AskRequest;

export interface LoadRequest {
  readonly load: Readonly<Record<string, PostedRows>>;
  /** Whether these are all rows. */
  readonly isWhole: boolean;
}

export interface AskRequest {
  readonly ask: string;
  readonly parameters: readonly unknown[];
  /** All rows of an entity, which others refer to, if the worker has answered that it needs them. */
  readonly whole: { readonly entity: string; readonly rows: PostedRows } | null;
}

/** What a worker answers: a cube, the entity of which it needs all rows, or an error. */
export type Reply =
  | { readonly loaded: true }
  | { readonly cube: Cube }
  | { readonly needs: string }
  | { readonly error: PostedError };

/** The key of what is posted: a worker may exchange other messages with its page. */
export const messageKey = "salesmetrics.worker";

/** The message that a worker posts when it serves. */
export const ready = "ready";

/** What is in a message; `null` for other messages. */
export function contentOf(message: unknown): unknown {
  const isObject = typeof message === "object" && message !== null;
  return isObject && messageKey in message ? message[messageKey] : null;
}

/** An error as plain data: cloning one keeps neither its code nor its name. */
export interface PostedError {
  readonly name: string;
  readonly message: string;
  readonly code: ErrorCode | null;
  readonly stack: string | undefined;
}

/** An error as plain data. */
export function postedError(error: unknown): PostedError {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message, code: isSalesmetricsError(error) ? error.code : null, stack };
}

/** The error again, with the stack of the worker. */
export function errorOf({ name, message, code, stack }: PostedError): Error {
  const error = code === null ? new Error(message) : new SalesmetricsError(code, message);
  return Object.assign(error, { name, ...(stack !== undefined && { stack }) });
}
