import { having, invalidArgument, listIn, oneNamed } from "../errors.js";
import { figureIn } from "../figures/figure-in.js";
import type { AlertsTile, FailedTile, FigureTile, NumberTile, TableTile, Tile } from "./tile.js";

type Check<Kind> = (caller: string, path: string, tile: Kind) => Kind;

/** The tile, checked; throws for what is none. */
export function tileIn(caller: string, path: string, tile: Tile): Tile {
  const { kind } = having(caller, `a tile as ${path}, such as { kind: "figure", figure }`, tile);
  const known = oneNamed(`${caller}: kind of ${path}`, kind, [
    "number",
    "figure",
    "table",
    "alerts",
    "failed",
  ]);
  return (checks[known] as Check<Tile>)(caller, path, tile);
}

const checks = {
  figure: (caller, path, { kind, figure }: FigureTile) => ({
    kind,
    figure: figureIn(`${caller}: ${path}`, figure),
  }),
  number: (caller, path, tile: NumberTile) => {
    for (const name of ["title", "value"] as const) textIn(caller, `${path}.${name}`, tile[name]);
    textsIn(caller, `${path}.remarks`, tile.remarks);
    if (tile.change === undefined) return tile;
    const { text, meaning, sign } = having(caller, `a change as ${path}.change`, tile.change);
    textIn(caller, `${path}.change.text`, text);
    oneNamed(`${caller}: ${path}.change.meaning`, meaning, ["better", "worse", "same", "neutral", "unknown"]);
    if (sign !== null) oneNamed(`${caller}: ${path}.change.sign`, String(sign), ["-1", "0", "1"]);
    return tile;
  },
  table: (caller, path, tile: TableTile) => {
    textIn(caller, `${path}.title`, tile.title);
    const { length } = textsIn(caller, `${path}.columns`, tile.columns);
    for (const row of listIn(caller, `a list as ${path}.rows`, tile.rows))
      if (textsIn(caller, `${path}.rows`, row).length !== length)
        throw invalidArgument(caller, `a cell for each of ${length} columns in ${path}.rows`, row.length);
    return tile;
  },
  alerts: (caller, path, tile: AlertsTile) => {
    textIn(caller, `${path}.title`, tile.title);
    textsIn(caller, `${path}.sentences`, tile.sentences);
    return tile;
  },
  failed: (caller, path, tile: FailedTile) => {
    for (const name of ["title", "message"] as const) textIn(caller, `${path}.${name}`, tile[name]);
    return tile;
  },
} satisfies { [Kind in Tile["kind"]]: Check<Extract<Tile, { kind: Kind }>> };

/** The text; throws for another value. */
export function textIn(caller: string, path: string, text: unknown): string {
  if (typeof text === "string") return text;
  throw invalidArgument(caller, `a text as ${path}`, text);
}

function textsIn(caller: string, path: string, texts: readonly string[]): readonly string[] {
  for (const text of listIn(caller, `a list of texts as ${path}`, texts)) textIn(caller, path, text);
  return texts;
}
