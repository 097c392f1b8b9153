import { print } from "./print.js";

/** The assertions of one example, which has put the lines of those that ran into `seen`. */
export interface Checks {
  /** A value against the text after `// =>`. */
  equals(value: unknown, line: number, expected: string): void;
  /** What `console.log` shows against the text after `// =>`: a string stands for itself, line by line. */
  logs(value: unknown, line: number, expected: string): void;
  /** An error's code, or a part of its message, against the text after `// throws`. */
  throws(call: () => unknown, line: number, expected: string): Promise<void>;
  readonly seen: ReadonlySet<number>;
}

export function createChecks(file: string): Checks {
  const seen = new Set<number>();
  const settle = (line: number, ok: boolean, expected: string, actual: string): void => {
    seen.add(line);
    if (!ok) throw new Error(`${file}:${line}: expected ${expected}, got ${actual}`);
  };
  return {
    seen,
    equals(value, line, expected) {
      const actual = print(value);
      settle(line, pattern(compact(expected)).test(compact(actual)), expected, actual);
    },
    logs(value, line, expected) {
      if (typeof value !== "string") return this.equals(value, line, expected);
      settle(line, pattern(trimLines(expected)).test(trimLines(value)), expected, value);
    },
    async throws(call, line, expected) {
      const error = await errorOf(call);
      const ok = error !== null && (error.code === expected || error.message.includes(expected));
      settle(
        line,
        ok,
        `the error ${expected}`,
        error === null ? "no error" : `${String(error.code)}: ${error.message}`,
      );
    },
  };
}

async function errorOf(call: () => unknown): Promise<(Error & { code?: unknown }) | null> {
  try {
    await call();
    return null;
  } catch (error) {
    return error as Error;
  }
}

/** `…` after a digit stands for more digits, elsewhere for anything. */
function pattern(expected: string): RegExp {
  const literal = expected.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/(\d)…/g, "$1\\d*").replace(/…/g, "[^]*?")}$`);
}

/** Layout does not count: blanks outside strings go, and so do trailing commas. */
function compact(text: string): string {
  const dense = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, quoted: string | undefined) => quoted ?? "");
  return dense.replace(/,([\]}])/g, "$1");
}

function trimLines(text: string): string {
  return text.replace(/[^\S\n]+$/gm, "").trim();
}
