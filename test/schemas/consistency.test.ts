import { describe, expect, test } from "vitest";
import { Deal } from "salesmetrics";
import { safeParseRows } from "../../src/schemas/index.js";
import { entityNamed } from "./required.js";

describe("a closed deal without closedAt", () => {
  test.each(["won", "Lost"])("is kept with a warning when %s", (status) => {
    const { rows, issues } = safeParseRows(Deal, [{ id: "d1", status }]);
    expect(rows).toHaveLength(1);
    expect(issues).toEqual([
      {
        row: 0,
        key: "d1",
        field: "closedAt",
        code: "missing-time",
        message: `expected closedAt where status is ${status.toLowerCase()}, got nothing: it is left out of figures by closedAt`,
        value: null,
        severity: "warning",
      },
    ]);
  });

  test("is not warned of while it is open, nor when closedAt is there but unreadable", () => {
    expect(safeParseRows(Deal, [{ id: "d1", status: "open" }]).issues).toEqual([]);
    const { issues } = safeParseRows(Deal, [{ id: "d1", status: "won", closedAt: "soon" }]);
    expect(issues.map(({ code }) => code)).toEqual(["invalid-time"]);
  });
});

describe("times in the wrong order", () => {
  test.each([
    ["deals", "closedAt", { status: "won", createdAt: "2025-03-31", closedAt: "2025-03-30" }],
    ["leads", "convertedAt", { createdAt: "2025-03-31T10:00:00Z", convertedAt: "2025-03-31T09:59:59Z" }],
    ["quotes", "acceptedAt", { sentAt: "2025-03-31", acceptedAt: "2025-03-30" }],
    ["quotes", "declinedAt", { sentAt: "2025-03-31", declinedAt: "2025-03-30" }],
    ["reps", "leftAt", { hiredAt: "2025-03-31", leftAt: "2024-03-31" }],
    ["stageVisits", "leftAt", { dealId: "d", stage: "s", enteredAt: "2025-03-31", leftAt: "2025-03-30" }],
  ])("of %s are kept with a warning on %s", (plural, field, row) => {
    const { rows, issues } = safeParseRows(entityNamed(plural), [{ id: "1", ...row }]);
    expect(rows).toHaveLength(1);
    expect(issues).toMatchObject([{ field, code: "time-order", severity: "warning" }]);
  });

  test.each([
    { createdAt: "2025-03-31", closedAt: "2025-03-31" },
    { createdAt: "2025-03-31T10:00:00Z", closedAt: "2025-03-31T10:00:00Z" },
    { createdAt: "2025-03-31T10:00:00Z", closedAt: "2025-03-30" },
    { closedAt: "2025-03-30" },
  ])("are not seen in %j", (times) => {
    expect(safeParseRows(Deal, [{ id: "d1", status: "won", ...times }]).issues).toEqual([]);
  });

  test.each([
    // Auckland and Kiritimati are ahead of UTC, Honolulu is behind.
    ["2025-03-30T13:00:00Z", "2025-03-30", "Pacific/Auckland", true],
    ["2025-03-30T13:00:00Z", "2025-03-30", "Pacific/Honolulu", false],
    ["2025-03-30T13:00:00Z", "2025-03-30", undefined, false],
    ["2025-03-31T12:00:00Z", "2025-03-30", undefined, true],
    ["2025-03-31T11:59:59Z", "2025-03-30", undefined, false],
    ["2025-03-31", "2025-03-30T10:00:00Z", "Pacific/Kiritimati", false],
    ["2025-03-31", "2025-03-30T10:00:00Z", "Pacific/Honolulu", true],
    ["2025-03-31", "2025-03-30T10:00:00Z", undefined, false],
    ["2025-03-31", "2025-03-30T09:59:59Z", undefined, true],
    ["2025-03-31", "2020-01-01T09:59:59Z", undefined, true],
  ])(
    "of an instant and a day: created %s, closed %s, in the zone %s",
    (createdAt, closedAt, timeZone, warns) => {
      const { issues } = safeParseRows(Deal, [{ id: "d1", status: "won", createdAt, closedAt }], {
        timeZone,
      });
      expect(issues.map(({ code }) => code)).toEqual(warns ? ["time-order"] : []);
    },
  );

  test("say both times", () => {
    const { issues } = safeParseRows(Deal, [
      { id: "d1", status: "won", createdAt: "2025-03-31T10:00:00Z", closedAt: "2025-03-31T09:00:00Z" },
    ]);
    expect(issues[0]?.message).toBe(
      "expected closedAt not before createdAt, got 2025-03-31T09:00:00.000Z and 2025-03-31T10:00:00.000Z",
    );
  });
});
