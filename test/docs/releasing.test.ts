import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "./pages.js";

const folder = mkdtempSync(join(tmpdir(), "release-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("`changeset version` takes each change into the version and the change log", () => {
  for (const name of [".changeset", "package.json", "CHANGELOG.md"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const versionIn = (text: string): string => (JSON.parse(text) as { version: string }).version;

  const before = versionIn(read("package.json"));
  const changes = readdirSync(join(folder, ".changeset")).filter((name) => name.endsWith(".md"));
  const firstLines = changes.map(
    (name) => read(`.changeset/${name}`).split("---\n")[2]!.trim().split("\n")[0]!,
  );
  const program = join(root, "node_modules/@changesets/cli/bin.js");
  execFileSync(process.execPath, [program, "version"], { cwd: folder, stdio: "pipe" });

  const log = read("CHANGELOG.md");
  expect(firstLines.filter((line) => !log.includes(line))).toEqual([]);
  expect(readdirSync(join(folder, ".changeset")).filter((name) => name.endsWith(".md"))).toEqual([]);
  const after = versionIn(read("package.json"));
  expect(after === before).toBe(changes.length === 0);
  expect(log).toContain(`## ${after}`);
});
