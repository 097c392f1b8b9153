import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { render, toSvg } from "salesmetrics/dashboard";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { boardIn, figuresIn } from "../dashboard/boards.js";
import { Chromium } from "./chromium.js";
import { outside, violations } from "./page-probes.js";

const folder = mkdtempSync(join(tmpdir(), "salesmetrics-dashboard-"));
const shots = process.env["SCREENSHOTS"];
let browser: Chromium;

beforeAll(async () => {
  browser = new Chromium();
  await browser.open();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const languages = { en, ar };
const widths = { narrow: 320, wide: 1280 };
const views = (["en", "ar"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((scheme) =>
    (["narrow", "wide"] as const).map((size) => ({ language, scheme, size })),
  ),
);

async function show(html: string, scheme: string, width: number): Promise<void> {
  const file = join(folder, "page.html");
  writeFileSync(file, html);
  const features = [{ name: "prefers-color-scheme", value: scheme }];
  await browser.call("Emulation.setEmulatedMedia", { features });
  await browser.call("Emulation.setDeviceMetricsOverride", {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: false,
  });
  browser.forget();
  await browser.call("Page.navigate", { url: pathToFileURL(file).href });
  await browser.evaluate(
    'new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done))',
  );
}

test.each(views)("a page in $language, $scheme and $size", async ({ language, scheme, size }) => {
  await show(render(boardIn(languages[language])), scheme, widths[size]);
  await browser.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  const requests = browser
    .told("Network.requestWillBeSent")
    .map(({ request }) => (request as { url: string }).url);
  expect(requests.filter((url) => !url.endsWith("/page.html"))).toEqual([]);
  expect(await browser.evaluate(outside)).toEqual([]);
  expect(await browser.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  expect(await browser.evaluate("document.scripts.length")).toBe(0);
  await browser.evaluate(`${axe.source}; 0`);
  expect(await browser.evaluate(violations)).toEqual([]);
  if (shots === undefined) return;
  const { data } = await browser.call("Page.captureScreenshot", { captureBeyondViewport: true });
  writeFileSync(join(shots, `${language}-${scheme}-${size}.png`), Buffer.from(data as string, "base64"));
});

test("labels stand at the same places in a page from right to left as in one from left to right", async () => {
  const places = `[...document.querySelectorAll("svg text")].map((text) => {
    const box = text.getBoundingClientRect();
    const outer = text.closest("svg").getBoundingClientRect();
    return [text.textContent, Math.round(box.left - outer.left), Math.round(box.top - outer.top)];
  })`;
  for (const language of [en, ar]) {
    const pictures = figuresIn(language).map((each) => toSvg(each));
    const placesIn = async (direction: string): Promise<unknown[]> => {
      await show(
        `<!doctype html><meta charset="utf-8"><body dir="${direction}">${pictures.join("")}`,
        "light",
        800,
      );
      return browser.evaluate(places);
    };
    const found = await placesIn("ltr");
    expect(found.length).toBeGreaterThan(50);
    expect(await placesIn("rtl")).toEqual(found);
  }
});

test("a picture is well-formed XML", async () => {
  await show("<!doctype html>", "light", 800);
  for (const picture of [en, ar].flatMap((language) => figuresIn(language)).map((each) => toSvg(each))) {
    const parsed = `new DOMParser().parseFromString(${JSON.stringify(picture)}, "image/svg+xml").querySelector("parsererror")?.textContent ?? ""`;
    expect(await browser.evaluate(parsed)).toBe("");
  }
});
