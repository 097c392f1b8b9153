import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

/** A page as Vite builds it, and serves it on this machine. */
export interface BuiltPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page in a folder of the repository, and serves it. */
export async function builtPage(folder: string): Promise<BuiltPage> {
  const outDir = mkdtempSync(join(tmpdir(), "salesmetrics-page-"));
  const shared = {
    root: fileURLToPath(new URL(`../../${folder}`, import.meta.url)),
    configFile: false,
    logLevel: "error",
    base: "./",
    resolve: { tsconfigPaths: true },
    build: { outDir, emptyOutDir: true },
    preview: { host: "127.0.0.1", port: 0 },
  } as const;
  await build(shared);
  const server = await preview(shared);
  return {
    url: server.resolvedUrls!.local[0]!,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
