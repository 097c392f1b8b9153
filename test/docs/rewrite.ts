import ts from "typescript";
import type { Example } from "./extract.js";

const assertion = /^\/\/ (=>|throws)(?: |$)(.*)$/;

/** An example whose assertion comments have become checks; every line is where it was. */
export interface Rewritten {
  readonly code: string;
  /** For each line of `code`, the line of the file that it comes from. */
  readonly lines: readonly number[];
  /** The lines that assert something, not counting what the example continues. */
  readonly asserted: readonly number[];
  readonly mistakes: readonly string[];
}

interface Assertion {
  readonly kind: string;
  readonly expected: string;
  /** The index of the line where the comment starts. */
  readonly index: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Turns `expression; // => value` into a check of the value. */
export function rewriteExample(example: Example): Rewritten {
  const all = [...example.before, ...example.lines];
  const text = all.map((line) => line.text).join("\n");
  const source = ts.createSourceFile("example.ts", text, ts.ScriptTarget.ES2022, true);
  const numberOf = (index: number): number => all[index]?.number ?? 0;

  const edits: Edit[] = [];
  const checked = new Set<number>();
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isExpressionStatement(node) && !ts.isVariableStatement(node)) return;
    const found = assertionAfter(node, source);
    const made = found === null ? null : editsOf(node, source, found, numberOf(found.index));
    if (found === null || made === null) return;
    edits.push(...made);
    checked.add(found.index);
  };
  visit(source);

  const mistakes: string[] = [];
  const mistake = (index: number, message: string): void => {
    mistakes.push(`${example.file}:${numberOf(index)}: ${message}`);
  };
  const asserted = [...checked].filter((index) => index >= example.before.length);
  const typed = example.lines.some((line) => line.text.includes("// @ts-expect-error"));
  if (asserted.length === 0 && !typed) mistake(example.before.length, "the example asserts nothing");
  for (const [index, line] of all.entries()) {
    if (/\/\/ (=>|throws )/.test(line.text) && !checked.has(index))
      mistake(index, "this comment follows no value");
  }
  return {
    code: apply(text, edits),
    lines: all.map((line) => line.number),
    asserted: asserted.map(numberOf),
    mistakes,
  };
}

/** The assertion in the comment beside a statement, or else in the comment below it. */
function assertionAfter(statement: ts.Statement, source: ts.SourceFile): Assertion | null {
  const beside = ts.getTrailingCommentRanges(source.text, statement.end) ?? [];
  const below = ts.getLeadingCommentRanges(source.text, statement.end) ?? [];
  const textOf = (range: ts.CommentRange): string => source.text.slice(range.pos, range.end).trimEnd();
  const comments = [...beside, ...below];
  const first = comments.find((range) => assertion.test(textOf(range)));
  if (first === undefined || (first !== beside[0] && first !== below[0])) return null;

  const [, kind = "", start = ""] = assertion.exec(textOf(first)) ?? [];
  let expected = start;
  for (const range of comments.slice(comments.indexOf(first) + 1)) {
    const text = textOf(range);
    if (assertion.test(text) || (!isLogged(statement, source) && isWhole(expected))) break;
    expected += `\n${text.replace(/^\/\/ ?/, "")}`;
  }
  return { kind, expected, index: source.getLineAndCharacterOfPosition(first.pos).line };
}

/** Whether a value is written to its end: something is there, and every bracket is closed. */
function isWhole(expected: string): boolean {
  const opened = expected.match(/[[{(]/g)?.length ?? 0;
  const closed = expected.match(/[\]})]/g)?.length ?? 0;
  return expected.trim() !== "" && opened <= closed;
}

function isLogged(statement: ts.Statement, source: ts.SourceFile): boolean {
  return statement.getText(source).startsWith("console.log(");
}

function editsOf(
  statement: ts.ExpressionStatement | ts.VariableStatement,
  source: ts.SourceFile,
  { kind, expected }: Assertion,
  line: number,
): Edit[] | null {
  const written = `, ${line}, ${JSON.stringify(expected)});`;
  if (ts.isVariableStatement(statement)) {
    const name = statement.declarationList.declarations.at(-1)?.name;
    if (kind === "throws" || name === undefined || !ts.isIdentifier(name)) return null;
    return [{ start: statement.end, end: statement.end, text: ` $checks.equals(${name.text}${written}` }];
  }
  const { expression } = statement;
  const logged = isLogged(statement, source) && ts.isCallExpression(expression);
  const value = logged ? expression.arguments[0] : expression;
  if (value === undefined) return null;
  const call =
    kind === "throws" ? "await $checks.throws(async () => (" : `$checks.${logged ? "logs" : "equals"}((`;
  const start = statement.getStart(source);
  return [
    {
      start,
      end: value.getStart(source),
      text: `;${call}${newlines(source, start, value.getStart(source))}`,
    },
    {
      start: value.end,
      end: statement.end,
      text: `${newlines(source, value.end, statement.end)})${written}`,
    },
  ];
}

/** The line breaks that an edit takes away and has to give back. */
function newlines(source: ts.SourceFile, start: number, end: number): string {
  return source.text.slice(start, end).replace(/[^\n]/g, "");
}

function apply(text: string, edits: readonly Edit[]): string {
  let edited = text;
  for (const edit of [...edits].sort((left, right) => right.start - left.start)) {
    edited = edited.slice(0, edit.start) + edit.text + edited.slice(edit.end);
  }
  return edited;
}
