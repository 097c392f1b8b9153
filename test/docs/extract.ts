export interface Line {
  readonly text: string;
  readonly number: number;
}

/** One example: its own lines, and those of the examples that it continues. */
export interface Example {
  readonly file: string;
  readonly before: readonly Line[];
  readonly lines: readonly Line[];
}

/** The examples of a markdown file (its `ts` blocks) or of a TypeScript file (those in its doc comments). */
export function extractExamples(file: string, text: string): Example[] {
  const lines = text.split("\n").map((line, index) => ({ text: line, number: index + 1 }));
  const blocks = file.endsWith(".md") ? fenced(lines) : docComments(lines).flatMap(inComment);
  const examples: Example[] = [];
  for (const block of blocks) {
    const previous = examples.at(-1);
    const continues = block[0]?.text.trim() === "// continues" && previous !== undefined;
    examples.push({ file, before: continues ? [...previous.before, ...previous.lines] : [], lines: block });
  }
  return examples;
}

/** The ` ```ts ` blocks, without their indentation; any other fence is left alone. */
function fenced(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  let open: { readonly indent: string; readonly block: Line[]; readonly keep: boolean } | null = null;
  for (const line of lines) {
    const fence = /^(\s*)```(.*)$/.exec(line.text);
    if (open === null && fence !== null) {
      open = { indent: fence[1] ?? "", block: [], keep: fence[2]?.trim() === "ts" };
    } else if (open !== null && fence !== null) {
      if (open.keep) blocks.push(open.block);
      open = null;
    } else {
      open?.block.push({ ...line, text: line.text.replace(new RegExp(`^${open.indent}`), "") });
    }
  }
  return blocks;
}

/** The lines of each doc comment, without its stars. */
function docComments(lines: readonly Line[]): Line[][] {
  const comments: Line[][] = [];
  let comment: Line[] | null = null;
  for (const line of lines) {
    if (comment === null && /^\s*\/\*\*/.test(line.text)) comments.push((comment = []));
    comment?.push({
      ...line,
      text: line.text.replace(/^\s*(\/\*\*|\*(?!\/)) ?/, "").replace(/\s*\*\/\s*$/, ""),
    });
    if (line.text.includes("*/")) comment = null;
  }
  return comments;
}

/** Fenced blocks count anywhere in a comment; the text under an `@example` counts without a fence. */
function inComment(comment: readonly Line[]): Line[][] {
  const start = comment.findIndex((line) => line.text.startsWith("@example"));
  const blocks = fenced(comment);
  if (start < 0 || comment.slice(start).some((line) => line.text.includes("```"))) return blocks;
  const rest = comment.slice(start + 1);
  const end = rest.findIndex((line) => line.text.startsWith("@"));
  return [...blocks, end < 0 ? rest : rest.slice(0, end)];
}
