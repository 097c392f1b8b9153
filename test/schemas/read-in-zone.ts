import { Deal } from "salesmetrics";
import { dateFormat, safeParseRows } from "../../src/schemas/index.js";

// These days and clock times are where clocks change in one of the zones that the test runs this in.
const days = ["30/03/2025", "09/03/2025", "26/10/2025", "06/04/2025", "31/12/2025", "30/12/2011"];
const clocks = ["30/03/2025 02:30", "09/03/2025 02:30", "26/10/2025 02:30", "31/12/2025 23:59"];
const rowsOf = (times: readonly string[]): object[] =>
  times.map((closedAt, index) => ({ id: index, status: "won", closedAt }));

const read = safeParseRows(Deal, rowsOf(days), { dates: dateFormat("dd/MM/yyyy") });
const berlin = safeParseRows(Deal, rowsOf(clocks), {
  dates: dateFormat("dd/MM/yyyy HH:mm"),
  timeZone: "Europe/Berlin",
});
const output = {
  offset: new Date(2025, 0, 1).getTimezoneOffset(),
  days: read.rows.map(({ closedAt }) => closedAt),
  instants: berlin.rows.map(({ closedAt }) => closedAt),
};
process.stdout.write(JSON.stringify(output));
