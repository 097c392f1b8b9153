// A file imports from its own room and from the rooms above it in this list.
const rooms = [
  "exact",
  "calendar",
  "money",
  "vectors",
  "expressions",
  "entities",
  "aggregates",
  "tables",
  "question",
  "cube",
  "scan",
  "views",
  "formulas",
  "metrics",
  "catalog",
  "report",
];
const pathOf = (room) => `^src/${room}/`;
const above = (room) => rooms.slice(0, rooms.indexOf(room)).map(pathOf);
// What every room may use.
const shared = "^src/(errors|memo)\\.ts$";

const mayImport = {
  ...Object.fromEntries(rooms.map((room) => [room, above(room)])),
  // Entry points that no room imports.
  calendars: [...above("money"), pathOf("expressions")],
  analysis: rooms.map(pathOf),
  alerts: rooms.map(pathOf),
  goals: rooms.map(pathOf),
  // The types of all exports: a metric, or a reason of a goal, without its texts does not compile.
  describe: [...[...rooms, "goals"].map(pathOf), "^src/index\\.ts$"],
  // It draws what these compute, and writes as describe does.
  figures: [...rooms, "describe", "analysis", "goals", "alerts"].map(pathOf),
  dashboard: [...rooms, "describe", "figures", "goals", "alerts", "live"].map(pathOf),
  sql: rooms.map(pathOf),
  schemas: above("aggregates"),
  testing: rooms.map(pathOf),
  subscriptions: rooms.map(pathOf),
  workers: rooms.map(pathOf),
  live: rooms.map(pathOf),
};

const direction = Object.entries(mayImport).map(([room, paths]) => ({
  name: `direction-of-${room}`,
  comment: `${room} imports only what stands above it.`,
  severity: "error",
  from: { path: pathOf(room) },
  to: { path: "^src/", pathNot: [shared, pathOf(room), ...paths] },
}));

const onlyFrom = (library, path) => ({
  name: `only-one-place-imports-${library.replace(/\W/g, "")}`,
  severity: "error",
  from: { path: "^src/", pathNot: path },
  to: { path: `(^|node_modules/)${library}(/|$)` },
});

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...direction,
    {
      name: "every-folder-is-a-room",
      severity: "error",
      from: { path: "^src/", pathNot: [shared, "^src/index\\.ts$", ...Object.keys(mayImport).map(pathOf)] },
      to: {},
    },
    onlyFrom("zod", "^src/schemas/"),
    onlyFrom("decimal\\.js", "^src/money/decimal\\.ts$"),
    onlyFrom("date-fns", "^src/schemas/date-format\\.ts$"),
    onlyFrom("@date-fns/tz", "^src/calendar/zones\\.ts$"),
    {
      name: "src-imports-src-and-dependencies-only",
      severity: "error",
      from: { path: "^src/" },
      to: { pathNot: ["^src/", "node_modules/(zod|decimal\\.js|date-fns|@date-fns/tz)/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
