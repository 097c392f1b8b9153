import { expect, test } from "vitest";
import { rawDeals, recomputed, wholeDollars } from "./raw.js";
import { run } from "./run.js";

const story = run("live/main.ts");

test("the story of the sample is as recorded", async () => {
  const { code, stdout, stderr } = await story;
  expect([code, stderr]).toEqual([0, ""]);
  await expect(stdout).toMatchFileSnapshot("sample-live.txt");
});

test("each deal that was won on a day is told on that day, once", async () => {
  const { stdout } = await story;
  const told = new Map<string, string>();
  let day = "";
  for (const line of stdout.split("\n")) {
    day = /^\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? day;
    const [, causes] = / won .*\((.*)\)$/.exec(line) ?? [];
    for (const id of causes?.split(", ") ?? []) {
      expect(told.get(id) ?? day).toBe(day);
      told.set(id, day);
    }
  }
  const won = rawDeals().filter(
    ({ isWon, closed }) => isWon && closed > "2025-09-30" && closed <= "2025-11-18",
  );
  for (const { id, created, closed } of won)
    expect([id, told.get(id)]).toEqual([id, created > closed ? created : closed]);
});

test("in the end the report has all deals, to the dollar", async () => {
  const { won, bookingsCents } = recomputed("2025-07-01", "2025-11-18");
  const { stdout } = await story;
  expect(stdout.trimEnd().split("\n").at(-1)).toBe(
    `since July   ${won} won, ${wholeDollars(bookingsCents)} booked`,
  );
});
