import { posix } from "node:path";
import ts from "typescript";

/**
 * A built ES module for CommonJS: imports become `require`, exports `module.exports`, and all else stays byte for byte. The file
 * goes into the folder `cjs` beside the module. There the package cannot call itself by its name: `home` is the path of the
 * main entry, from the module.
 */
export function commonJsOf(module: string, home: string): string {
  const { statements } = ts.createSourceFile("module.js", module, ts.ScriptTarget.ES2022);
  const isOther = (statement: ts.Statement): boolean =>
    !ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement);
  return [
    '"use strict";',
    ...statements.filter(ts.isImportDeclaration).map((statement) => requireOf(statement, home)),
    ...statements.filter(isOther).map((statement) => module.slice(statement.pos, statement.end)),
    ...statements.filter(ts.isExportDeclaration).map(exportsOf),
    "\n",
  ].join("");
}

function requireOf({ importClause, moduleSpecifier }: ts.ImportDeclaration, home: string): string {
  const call = `require("${pathOf((moduleSpecifier as ts.StringLiteral).text, home)}")`;
  const bindings = importClause?.namedBindings;
  if (importClause === undefined) return `${call};`;
  if (importClause.name !== undefined || bindings === undefined)
    throw new Error(`CommonJS: a default import, of ${call}`);
  const names = ts.isNamespaceImport(bindings)
    ? bindings.name.text
    : `{${bindings.elements.map(({ propertyName, name }) => keyed(propertyName, name)).join()}}`;
  return `const ${names}=${call};`;
}

function exportsOf({ exportClause, moduleSpecifier }: ts.ExportDeclaration): string {
  if (exportClause === undefined || !ts.isNamedExports(exportClause) || moduleSpecifier !== undefined)
    throw new Error("CommonJS: expected only lists of names as exports");
  const names = exportClause.elements.map(({ propertyName, name }) => keyed(name, propertyName ?? name));
  return `Object.defineProperty(module.exports={${names.join()}},"__esModule",{value:true});`;
}

function keyed(key: ts.ModuleExportName | undefined, name: ts.ModuleExportName): string {
  return key === undefined || key.text === name.text ? name.text : `${key.text}:${name.text}`;
}

/** From the folder `cjs` of a module to that of another; other packages stay as they are. */
function pathOf(path: string, home: string): string {
  if (!path.startsWith(".") && path !== "salesmetrics") return path;
  const to = path === "salesmetrics" ? home : path;
  return posix.join("..", posix.dirname(to), "cjs", posix.basename(to));
}
