import { join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "../..");

/** What an editor shows for a program: the hover of each name that is marked by a comment, and each error by its line. */
export interface Shown {
  readonly hovers: readonly string[];
  readonly errors: ReadonlyMap<number, string>;
}

/** What an editor shows for a program. The names to hover over come after a comment with a question mark. */
export function shownFor(program: string): Shown {
  const file = join(root, "test/types/program.ts");
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const textOf = (path: string): string | undefined => (path === file ? program : ts.sys.readFile(path));
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = textOf(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false }),
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    readFile: textOf,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  });
  const mark = "/*?*/";
  const hovers = [...program.matchAll(/\/\*\?\*\//g)].map(({ index }) =>
    ts.displayPartsToString(service.getQuickInfoAtPosition(file, index + mark.length)?.displayParts),
  );
  const errors = service.getSemanticDiagnostics(file).map(({ start = 0, messageText }): [number, string] => {
    const line = program.slice(0, start).split("\n").length;
    return [line, ts.flattenDiagnosticMessageText(messageText, "\n")];
  });
  return { hovers, errors: new Map(errors) };
}
