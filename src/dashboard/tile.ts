import type { ChangeMeaning } from "../describe/language.js";
import type { Figure } from "../figures/figure-value.js";

/**
 * A single number, in words: as {@link numberTile} makes it.
 *
 * @category Dashboards
 */
export interface NumberTile {
  readonly kind: "number";
  readonly title: string;
  /** The value; the reason where there is none. */
  readonly value: string;
  /** How it changed, and what that means. */
  readonly change?: {
    readonly text: string;
    readonly meaning: ChangeMeaning;
    readonly sign: -1 | 0 | 1 | null;
  };
  /** More about it, each in a line: its goal, its interval, that its period is not over. */
  readonly remarks: readonly string[];
}

/**
 * A figure, with its table behind it.
 *
 * @category Dashboards
 */
export interface FigureTile {
  readonly kind: "figure";
  readonly figure: Figure;
}

/**
 * A table of texts; the first cell of a row is its header.
 *
 * @category Dashboards
 */
export interface TableTile {
  readonly kind: "table";
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Alerts as sentences, such as `sentence` of `"salesmetrics/alerts"` returns.
 *
 * @category Dashboards
 */
export interface AlertsTile {
  readonly kind: "alerts";
  readonly title: string;
  readonly sentences: readonly string[];
}

/**
 * What stands in the place of a tile that could not be made: that it cannot be shown, and the message of what was thrown.
 *
 * @category Dashboards
 */
export interface FailedTile {
  readonly kind: "failed";
  readonly title: string;
  readonly message: string;
}

/**
 * A part of a dashboard.
 *
 * @category Dashboards
 */
export type Tile = NumberTile | FigureTile | TableTile | AlertsTile | FailedTile;
