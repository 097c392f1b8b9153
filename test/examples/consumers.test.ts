import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { type HTMLBodyElement, Window } from "happy-dom";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { service } from "../../examples/service/service.js";
import { root } from "./run.js";

const read = (file: string): string => readFileSync(join(root, "examples", file), "utf8");

test.each(["react/main.tsx", "service/service.ts", "notebook.ts"])(
  "%s has less than 40 lines of its own, without imports",
  (file) => {
    const [, code] = read(file).split(/(?<=from "\S+";\n)(?!import| {2})/, 2);
    const lines = code!.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("//"));
    expect(lines.length).toBeLessThan(40);
  },
);

describe("the page of React", () => {
  const folder = mkdtempSync(join(tmpdir(), "react-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Builds it and opens the page. */
  async function open(): Promise<HTMLBodyElement> {
    const vite = ["node_modules/vite/bin/vite.js", "build", "examples/react", "--outDir", folder];
    // In the environment of the tests React would be that of development.
    const env = { ...process.env, NODE_ENV: undefined };
    execFileSync(process.execPath, [...vite, "--emptyOutDir"], { cwd: root, env, stdio: "pipe" });
    const window = new Window({
      settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
    });
    for (const name of readdirSync(join(folder, "assets")))
      window.eval(readFileSync(join(folder, "assets", name), "utf8"));
    await vi.waitUntil(() => window.document.querySelector("main > *"), { timeout: 60_000 });
    return window.document.body;
  }

  const texts = (page: HTMLBodyElement, selector: string): string[] =>
    Array.from(page.querySelectorAll(selector), ({ textContent }) => textContent);

  /** The lines of the export whose deals were closed in a quarter, without the library. */
  const closed = parse<Record<string, string>>(read("sample/deals.csv"), { columns: true }).filter(
    (line, place, all) =>
      line["Deal ID"] !== "" &&
      all.findIndex((other) => other["Deal ID"] === line["Deal ID"]) === place &&
      line["Status"] !== "Open" &&
      /^2025-0[789]/.test(line["Close Date"]!),
  );

  test("shows eight figures and the leaders", async () => {
    const page = await open();
    const won = closed.filter((line) => line["Status"] === "Won").length;
    const lost = closed.filter((line) => line["Status"] === "Lost").length;

    const figures = texts(page, "ul li");
    expect(figures).toHaveLength(8);
    expect(figures).toEqual(
      expect.arrayContaining([
        `Won deals ${won}`,
        `Lost deals ${lost}`,
        `Win rate ${Math.round((100 * won) / (won + lost))}%`,
      ]),
    );
    // The best five, the others, and deals of nobody.
    expect(texts(page, "ol li")).toHaveLength(7);
    expect(texts(page, "ol li")[0]).toMatch(/^Amara Okafor \$\d+(\.\d)?[KM] \d\d%$/);
  });
});

describe("the service", () => {
  let app: Awaited<ReturnType<typeof service>>;
  beforeAll(async () => {
    app = await service();
  });
  afterAll(() => app.close());

  const get = async (path: string) => {
    const { statusCode, body } = await app.inject(path);
    return { statusCode, body };
  };

  test.each([
    ["2025-01-01", "2025-03-31"],
    ["2024-02-29", "2024-02-29"],
    ["2023-01-01", "2025-12-31"],
    ["1999-01-01", "1999-12-31"],
  ])("gives identical bodies from memory and from SQL, %s to %s", async (from, to) => {
    const [memory, sql] = [
      await get(`/memory/reps?from=${from}&to=${to}`),
      await get(`/sql/reps?from=${from}&to=${to}`),
    ];
    expect(memory.statusCode).toBe(200);
    expect(sql).toEqual(memory);
  });

  test.each(["from=2025-01-01", "from=2025-01-01&to=March", "from=2025-03-01&to=2025-01-01"])(
    "answers %s with what is wrong",
    async (query) => {
      const { statusCode, body } = await get(`/sql/reps?${query}`);
      expect(statusCode).toBe(400);
      expect(body).toMatch(/querystring|expected a last day from/);
    },
  );
});
