import type { DashboardWords } from "../describe/language.js";
import type { FailedTile, Tile } from "./tile.js";

/** What was thrown, by the tile that stands for it. JSON does not hold that. */
const causes = /*#__PURE__*/ new WeakMap<Tile, unknown>();

/** The tile of a function, or what stands in its place if the function throws. */
export function tileOrFailed(make: () => Tile, { failed }: DashboardWords): Tile {
  try {
    return make();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const tile: FailedTile = { kind: "failed", title: failed, message };
    causes.set(tile, error);
    return tile;
  }
}

/** What was thrown in the place of a tile; its message where it came from JSON. */
export function causeOf(tile: FailedTile): unknown {
  return causes.get(tile) ?? new Error(tile.message);
}
