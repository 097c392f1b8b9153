import { type Role, setsFor } from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { expect, test } from "vitest";

const roles: readonly Role[] = [
  ...(["founder", "marketing", "sdr", "seller", "manager", "success", "enablement", "finance"] as const),
];

test.each(roles)("the set of %s has 8 to 12 metrics, each once, with a line in both languages", (role) => {
  const [english, arabic] = [setsFor(role, en), setsFor(role, ar)];
  expect(english.length).toBeGreaterThanOrEqual(8);
  expect(english.length).toBeLessThanOrEqual(12);
  expect(new Set(english.map(({ id }) => id)).size).toBe(english.length);
  expect(arabic.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
  for (const { name, why } of english) expect(name !== "" && /^[A-Z].*\.$/.test(why)).toBe(true);
  for (const { name, why } of arabic)
    expect(/^\p{Script=Arabic}/u.test(name) && /[.؟]$/.test(why)).toBe(true);
});

test("a role is one of a few", () => {
  expect(() => setsFor("selller" as never, en)).toThrow("(perhaps seller)");
});

test("both languages name the roles", () => {
  expect(Object.keys(en.roles)).toEqual(roles);
  expect(Object.keys(ar.roles)).toEqual(roles);
});
