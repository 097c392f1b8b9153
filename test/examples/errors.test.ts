import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { file, scorecard } from "./run.js";

const good = file("good.csv", "id,status,closed,amount\n1,won,2025-01-31,100\n");
const unnamed = file("unnamed.csv", "Name,Value\na,1\n");
const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251);

const cases: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  ["a missing file", ["nowhere.csv"], /nowhere\.csv: no such file/],
  ["a blank name", [""], /expected the name of a file/],
  ["a directory", [tmpdir()], /is a directory, not a file/],
  ["two files", [good, good], /expected one FILE/],
  ["an empty file", [file("empty.csv", "")], /empty\.csv: is empty/],
  ["a file of blank lines", [file("blank.csv", "\n\n")], /blank\.csv: is empty/],
  ["a header without rows", [file("header.csv", "id,status\r\n")], /has a header and no rows/],
  ["a binary file", [file("noise.csv", noise)], /is a binary file, not text/],
  ["text with NUL bytes", [file("nul.csv", "id,status\n1,\0won\n")], /is a binary file/],
  ["a spreadsheet", [file("book.xlsx", "PK\u0003\u0004 and so on")], /export it as CSV first/],
  [
    "an old encoding",
    [file("latin.csv", Buffer.from("id,status\nM\u00fcller,won\n", "latin1"))],
    /is not utf-8 text.*--encoding windows-1252/,
  ],
  [
    "an open quotation mark",
    [file("quote.csv", 'id,status\n1,"won\n2,lost\n')],
    /a quotation mark that is never closed/,
  ],
  [
    "no column for a required field",
    [unnamed],
    /no column found for id and status; the columns are: Name, Value;.*--map "id=Name" --map "status=Value"/,
  ],
  [
    "a mapping to an unknown column",
    [unnamed, "--map", "id=Nam"],
    /no column "Nam" for id; the columns are: Name, Value/,
  ],
  [
    "a mapping of an unknown field",
    [good, "--map", "di=id"],
    /deals have no field "di"; the fields are: id, status,/,
  ],
  [
    "a mapping of an unknown table",
    [good, "--map", "things.id=id"],
    /no table "things"; the tables are: deals, leads/,
  ],
  ["a mapping without =", [good, "--map", "id"], /--map id: expected field=column/],
  ["a field mapped twice", [good, "--map", "id=id", "--map", "id=status"], /id is mapped twice/],
  [
    "a status that means nothing",
    [good, "--status", "Signed=yes"],
    /expected open, won or lost after =, got "yes"/,
  ],
  ["amounts without a currency", [good], /the amounts need a currency; say --currency USD/],
  ["an unknown currency", [good, "--currency", "DOLLAR"], /--currency DOLLAR: expected an ISO 4217 code/],
  [
    "an unknown time zone",
    [good, "--time-zone", "Mars/Base"],
    /--time-zone Mars\/Base: expected an IANA name/,
  ],
  ["a date that does not exist", [good, "--as-of", "2025-02-30"], /--as-of 2025-02-30: expected a date/],
  [
    "a date before the export",
    [good, "--currency", "USD", "--as-of", "2020-01-01"],
    /the export begins on 2025-01-31/,
  ],
  ["a long delimiter", [good, "--delimiter", "::"], /--delimiter ::: expected one character, or tab/],
  [
    "an unknown encoding",
    [good, "--encoding", "klingon"],
    /--encoding klingon: expected the name of an encoding/,
  ],
  ["a stage named twice", [good, "--stages", "a,a"], /--stages a,a: expected different stages/],
  ["an unknown option", [good, "--colour"], /Unknown option '--colour'; --help lists the options/],
  ["an option without its value", [good, "--currency"], /'--currency <value>' argument missing/],
  ["an option for files without a file", ["--leads", good], /--leads goes with a FILE of deals/],
  [
    "dates that cannot be read",
    [file("dates.csv", "id,status,closed\n1,won,31/01/2025\n")],
    /1 of 1 values of closedAt cannot be used \(100.0%; --tolerance is 10.0%\).*: say --dates dd\/MM\/yyyy\n/,
  ],
  [
    "dates that may mean two days",
    [file("ambiguous.csv", "id,status,closed\n1,won,03/04/2025\n")],
    /: say --dates dd\/MM\/yyyy or --dates MM\/dd\/yyyy\n/,
  ],
  [
    "amounts with groups",
    [file("groups.csv", 'id,status,closed,amount\n1,won,2025-01-31,"1,054.00"\n'), "--currency", "USD"],
    /1 of 1 values of amount cannot be used.*: say --numbers 1,234.56\n/,
  ],
  [
    "too many rows without an id",
    [file("ids.csv", "id,status,closed\n,won,2025-01-31\n2,won,2025-01-31\n")],
    /1 of 2 rows cannot be used \(50.0%; --tolerance is 10.0%\). First: id: expected a value/,
  ],
  ["a date format that is none", [good, "--dates", "DD/MM/YYYY"], /--dates DD\/MM\/YYYY: expected a format/],
  ["a language without dates", [good, "--language", "fr"], /--language fr: goes with --dates/],
  ["a language that is none", [good, "--dates", "d MMM yyyy", "--language", "xx"], /--language xx: expected/],
  [
    "a number format that is none",
    [good, "--numbers", "1,234"],
    /--numbers 1,234: expected the number 1234.56/,
  ],
  ["a tolerance that is none", [good, "--tolerance", "0.1"], /--tolerance 0.1: expected a percentage/],
  [
    "visits without stages",
    [
      good,
      "--currency",
      "USD",
      "--visits",
      file("visits.csv", "id,deal id,stage,entered\n1,1,Demo,2025-01-02\n"),
    ],
    /stage visits need --stages in the order of the pipeline, of: Demo/,
  ],
  [
    "rates of an unknown currency",
    [
      good,
      "--currency",
      "USD",
      "--rates",
      file("rates.csv", "Date,Base,Currency,Rate\n2025-01-01,EUR,DOLLAR,1.1\n"),
    ],
    /rates\.csv: .*DOLLAR/,
  ],
];

test.concurrent.for(cases)("%s ends in one clear line and a non-zero code", async ([, args, message]) => {
  const { code, stdout, stderr } = await scorecard(...args);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^scorecard: .*\n$/);
  expect(stdout).toBe("");
  expect(code).toBe(1);
});
