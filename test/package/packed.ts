import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A folder outside the repository with the packed package installed in it, made without a network. */
export interface Installed {
  readonly folder: string;
  readonly tarball: string;
  remove(): void;
}

export function installPacked(): Installed {
  const folder = mkdtempSync(join(tmpdir(), "salesmetrics-"));
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder]);
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  run("tar", ["-xzf", tarball], folder);
  const modules = join(folder, "node_modules");
  for (const dependency of ["decimal.js", "zod", "date-fns", "@date-fns/tz"]) {
    const link = join(modules, dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", dependency), link, "junction");
  }
  renameSync(join(folder, "package"), join(modules, "salesmetrics"));
  return { folder, tarball, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a program of the repository or the system prints; where it fails, that is thrown. */
export function run(command: string, args: readonly string[], cwd = root): string {
  const path = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const done = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, PATH: path },
    shell: process.platform === "win32",
  });
  if (done.status !== 0)
    throw new Error([`${command} ${args.join(" ")}`, done.stdout, done.stderr].join("\n"));
  return done.stdout;
}
