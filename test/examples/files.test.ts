import { expect, test } from "vitest";
import { figures, file, scorecard } from "./run.js";

const header = "Deal ID,Status,Owner,Created Date,Close Date,Amount,Currency";
const rows = [
  "1,Won,Ann,2025-01-10,2025-02-09,1000.50,USD",
  "2,Lost,Bob,2025-01-12,2025-03-01,700,USD",
  "3,Closed Won,Ann,2025-02-01,2025-03-03,99.50,USD",
  "4,Negotiating,Bob,2025-03-01,,,USD",
];
const csv = [header, ...rows].join("\n");

/** Won, lost and open, and what was booked. */
async function summary(name: string, content: string | Uint8Array, ...args: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await scorecard(file(name, content), ...args);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const counts = ["Won", "Lost", "Open"].map((label) => figures(stdout, label)[0]!);
  return [...counts, figures(stdout, "Deals")[2]!];
}

const usual = ["2", "1", "1", "$1,100.00"];

test.concurrent("columns with well-known titles are found, and the scorecard says which", async () => {
  const { stdout } = await scorecard(file("plain.csv", csv));
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "plain.csv: 4 rows, 4 used. Guessed by title: id = Deal ID, status = Status,",
  );
  expect(stdout).toContain("Statuses read as open: Negotiating (1)");
  expect(stdout).toContain("No leads: lead quality and conversion are left out");
});

test.concurrent("a byte order mark is no part of the first title", async () => {
  expect(await summary("bom.csv", `\ufeff${csv}`)).toEqual(usual);
});

test.concurrent("CRLF ends lines too", async () => {
  expect(await summary("crlf.csv", csv.replaceAll("\n", "\r\n") + "\r\n")).toEqual(usual);
});

test.concurrent("a delimiter is found in the header", async () => {
  expect(await summary("semicolons.csv", csv.replaceAll(",", ";"))).toEqual(usual);
});

test.concurrent("a delimiter can be said", async () => {
  expect(await summary("tabs.csv", csv.replaceAll(",", "\t"), "--delimiter", "tab")).toEqual(usual);
});

test.concurrent("UTF-16 needs no option", async () => {
  const littleEndian = Buffer.from(`\ufeff${csv}`, "utf16le");
  expect(await summary("utf16le.csv", littleEndian)).toEqual(usual);
  expect(await summary("utf16be.csv", Buffer.from(littleEndian).swap16())).toEqual(usual);
});

test.concurrent("dates and numbers may be written as in other countries", async () => {
  const french = [
    header.replaceAll(",", ";"),
    "1;Won;Ann;10 janv. 2025;9 févr. 2025;1 000,50 €;EUR",
    "2;Lost;Bob;12 janv. 2025;1 mars 2025;700;EUR",
    "3;Closed Won;Ann;1 févr. 2025;3 mars 2025;99,50;EUR",
    "4;Negotiating;Bob;1 mars 2025;;;EUR",
  ].join("\n");
  const options = ["--dates", "d MMM yyyy", "--language", "fr", "--numbers", "1 234,56"];
  expect(await summary("french.csv", french, ...options)).toEqual(["2", "1", "1", "€1,100.00"]);
});

test.concurrent("what cannot be read costs no row, and stands under the title", async () => {
  const dirty = csv.replace("99.50", '"1.054,00"').replace(",700,", ",n/a,");
  const { stdout, code } = await scorecard(file("dirty.csv", dirty), "--tolerance", "70%");
  expect(code).toBe(0);
  expect(stdout.split("\n")[2]).toBe(
    "  Not readable, and left out of what needs them: amount in 2 of 3 deals.",
  );
  expect(figures(stdout, "Won")[0]).toBe("2");
  expect(figures(stdout, "Deals")[2]).toBe("$1,000.50");
});

test.concurrent("another encoding can be said", async () => {
  const latin = Buffer.from(csv.replace("Ann", "J\u00f6rg"), "latin1");
  const { stdout } = await scorecard(file("cp1252.csv", latin), "--encoding", "windows-1252");
  expect(stdout).toContain("J\u00f6rg");
});

test.concurrent(
  "quoted cells may hold delimiters and line breaks, and lines are counted as in the file",
  async () => {
    const quoted = `${header},Deal Name\n1,Won,"Ann\nof the\nNorth",2025-01-10,2025-02-09,100,USD,"a, ""b"""\n,Won,,,,,USD,\n`;
    const { stdout } = await scorecard(file("quoted.csv", quoted), "--tolerance", "50%");
    expect(stdout).toContain("Ann of the North");
    expect(stdout).toContain("quoted.csv line 5, id: expected a value, got nothing");
  },
);

test.concurrent("rows with another number of cells are reported and left out", async () => {
  const ragged = `${csv}\n5,Won,Ann\n6,Won,Ann,2025-01-10,2025-02-09,1,USD,more\n7,Lost,Ann,2025-01-10,2025-02-09,1,USD,,\n`;
  const { stdout } = await scorecard(file("ragged.csv", ragged), "--tolerance", "30%");
  expect(stdout).toContain("ROWS AND FIELDS THAT COULD NOT BE USED  2 of 7 rows");
  expect(stdout).toMatch(/2 {2}ragged\.csv {2}\(row\) {2}another number of cells {2}6, 7/);
  expect(stdout).toContain("ragged.csv line 6, (row): expected 7 cells, got 3");
  expect(figures(stdout, "Lost")[0]).toBe("2");
});

test.concurrent("a mapping names columns, one of which may feed two fields", async () => {
  const foreign = "Nr,Phase,Wert,Ende\n1,Gewonnen,10.10,2025-03-01\n2,Verloren,5,2025-03-02\n3,Angebot,,\n";
  const args = ["--map", "id=Nr", "--map", "status=Phase", "--map", "stage=Phase", "--map", "amount=Wert"];
  const rest = ["--map", "closedAt=Ende", "--status", "Gewonnen=won", "--status", "verloren=lost"];
  const all = await summary("foreign.csv", foreign, ...args, ...rest, "--currency", "eur");
  expect(all).toEqual(["1", "1", "1", "\u20ac10.10"]);
  const { stdout } = await scorecard(file("foreign-2.csv", foreign), ...args, ...rest, "--currency", "EUR");
  expect(figures(stdout, "Angebot")[0]).toBe("1");
});

test.concurrent("a field mapped to nothing is not guessed", async () => {
  const { stdout } = await scorecard(file("unguessed.csv", csv), "--map", "amount=");
  expect(figures(stdout, "Deals")[2]).toBe("\u2013");
});

test.concurrent(
  "amounts in another currency are set aside without a rate, and converted with one",
  async () => {
    const mixed = `${csv}\n5,Won,Ann,2025-01-10,2025-02-09,10,EUR\n`;
    const { stdout } = await scorecard(file("mixed.csv", mixed));
    expect(figures(stdout, "Deals")[2]).toBe("$1,100.00");
    expect(figures(stdout, "Won")[0]).toBe("3");
    expect(stdout).toContain("Amounts in EUR are left out of figures of money (1 row)");
    const rates = file("euro.csv", "Date,Base,Currency,Rate\n2025-01-01,EUR,USD,1.05\n");
    const converted = await summary("mixed-2.csv", mixed, "--rates", rates);
    expect(converted).toEqual(["3", "1", "1", "$1,110.50"]);
  },
);

test.concurrent("a day far after all others is doubted", async () => {
  const { stdout } = await scorecard(file("far.csv", `${csv}\n5,Won,Ann,2025-01-10,2052-02-09,1,USD\n`));
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "The date before it is 2025-03-03: if 2052-02-09 is mistyped, say --as-of 2025-03-03.",
  );
});

test.concurrent("names cannot move the cursor, colour the page or widen a table", async () => {
  const name = `\u001b[31mEve\u202e${"\u6f22".repeat(60)}`;
  const { stdout } = await scorecard(file("names.csv", csv.replaceAll("Ann", name)));
  for (const unsafe of ["\u001b", "\u202e"]) expect(stdout).not.toContain(unsafe);
  expect(stdout).toMatch(/\[31mEve\u6f22+\u2026/);
});

test.concurrent("quarters that the export does not cover are not compared", async () => {
  const { stdout } = await scorecard(file("short.csv", csv), "--as-of", "2025-03-31");
  expect(figures(stdout, "Deals won")).toEqual(["2", "no data", "\u2013", "no data", "\u2013"]);
});

test.concurrent("leads, campaigns and visits of one's own have their sections", async () => {
  const { stdout } = await scorecard(
    file("deals.csv", csv),
    ...[
      "--leads",
      file("leads.csv", "Lead ID,Email,When\nL1,ada@lovelace.org,2025-01-05\nL2,n/a,2025-01-06\n"),
    ],
    ...["--map", "leads.createdAt=When"],
    ...["--campaigns", file("campaigns.csv", "Campaign,Day,Spend,Currency\nspring,2025-01-05,30,USD\n")],
    ...[
      "--visits",
      file(
        "stages.csv",
        "ID,Deal,Stage,Entered\n1,1,Demo,2025-01-10\n2,1,Offer,2025-02-01\n3,2,Demo,2025-01-12\n",
      ),
    ],
    ...["--stages", "Demo,Offer", "--as-of", "2025-03-31"],
  );
  expect(figures(stdout, "With an e-mail address")[0]).toBe("50.0%");
  expect(figures(stdout, "spring")[0]).toBe("$30");
  expect(figures(stdout, "Demo").slice(0, 3)).toEqual(["2", "100.0%", "50.0%"]);
});

test.concurrent("long input tells how far it is on stderr", async () => {
  const lines = Array.from({ length: 100_001 }, (_, id) => `${id},lost,2025-01-31`);
  const { code, stderr } = await scorecard(file("long.csv", ["id,status,closed", ...lines].join("\n")));
  expect(code).toBe(0);
  expect(stderr).toBe("reading long.csv: 100,000 rows\n");
});

test.concurrent("--help tells the options and the fields", async () => {
  const { code, stdout } = await scorecard("--help");
  expect(code).toBe(0);
  expect(stdout).toContain("--map field=column");
  expect(stdout).toContain("Fields of deals: id, status,");
});
