// Each layer may import itself and those above it in this list.
const layers = {
  core: "^src/(errors\\.ts|calendar/(time|dates|arguments)\\.ts|money/exact(\\.ts|/))",
  calendar: "^src/calendar/",
  money: "^src/money/",
  vectors: "^src/vectors/",
  expressions: "^src/expressions/",
  calendars: "^src/calendars/",
  entities: "^src/entities/",
  views: "^src/views/",
  aggregates: "^src/aggregates/",
  cube: "^src/cube/",
  tables: "^src/tables/",
  scan: "^src/scan/",
  report: "^src/report/",
  metrics: "^src/metrics/",
  catalog: "^src/catalog/",
  index: "^src/index\\.ts$",
};

const names = Object.keys(layers);
const upTo = (name) => names.slice(0, names.indexOf(name) + 1);
const paths = (list) => list.map((name) => layers[name]);

// The layers of a folder, and what stands beside the list.
const mayImport = {
  ...Object.fromEntries(names.map((name) => [name, paths(upTo(name))])),
  catalog: paths(upTo("catalog").filter((name) => name !== "scan")),
  analysis: [...paths(upTo("metrics")), "^src/analysis/"],
  sql: [...paths(upTo("report")), "^src/sql/"],
  schemas: [...paths(["core", "calendar", "money", "expressions", "entities"]), "^src/schemas/"],
  testing: [...paths(upTo("report")), "^src/testing/"],
};

const folders = {
  ...layers,
  analysis: "^src/analysis/",
  sql: "^src/sql/",
  schemas: "^src/schemas/",
  testing: "^src/testing/",
};

const direction = Object.entries(folders).map(([name, path]) => ({
  name: `direction-of-${name}`,
  comment: `${name} imports only what stands above it.`,
  severity: "error",
  // The core files live in folders of other layers, which have more freedom.
  from: name === "core" ? { path } : { path, pathNot: layers.core },
  to: { path: "^src/", pathNot: mayImport[name] },
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
      name: "every-folder-has-a-layer",
      severity: "error",
      from: { path: "^src/", pathNot: Object.values(folders) },
      to: {},
    },
    onlyFrom("zod", "^src/schemas/"),
    onlyFrom("decimal\\.js", "^src/money/decimal\\.ts$"),
    onlyFrom("date-fns", "^src/calendar/"),
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
