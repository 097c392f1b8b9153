import type { FigureKind, FigureWords } from "../describe/language.js";
import type { GoalReason } from "../goals/goal-progress.js";

/**
 * Bounds of a value, as positions and as text.
 *
 * @category Figures
 */
export interface FigureInterval {
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

/**
 * One value of a figure. Positions are floats and only place it; `text` is exact.
 *
 * @category Figures
 */
export interface FigurePoint {
  /** What the value is of: a group, a period, an age. Without control characters. */
  readonly label: string;
  /** The dimension values of its row, and the first day of its period, to find the row again. */
  readonly key: Readonly<Record<string, string | number | boolean | null>>;
  /** Where it stands along the first axis: a place from 0, or a value. */
  readonly x: number | null;
  /** Where it stands along the second axis; `null` where there is no value, or it cannot be compared. */
  readonly y: number | null;
  /** The value in words; the reason where there is none. */
  readonly text: string;
  /** The value along the first axis in words, where that is one. */
  readonly xText?: string;
  /** Why there is no value. */
  readonly reason: GoalReason | null;
  /**
   * Whether its period is not over, or is cut; in a cohort table, whether its cohort is not ripe. Absent where the title says
   * the period of all bars.
   */
  readonly partial?: true;
  /** Whether it is of all the groups that have no row. */
  readonly others?: true;
  /** Whether a detector found it unusual. */
  readonly unusual?: true;
  /** Where its bar begins, if not at 0. */
  readonly base?: number;
  readonly interval?: FigureInterval;
  /** More about it in words, such as the share of the step before. */
  readonly detail?: string;
}

/**
 * Values that belong together: a line, the bars of one colour, a row of a heat map.
 *
 * @category Figures
 */
export interface FigureSeries {
  /** Empty where the only series is the one of the title. */
  readonly name: string;
  readonly role: "value" | "yearBefore" | "target" | "expected" | "landing" | "center" | "limit";
  readonly points: readonly FigurePoint[];
}

/**
 * An axis: its title, and its marks where it has a scale. Without marks its places are the labels of points.
 *
 * @category Figures
 */
export interface FigureAxis {
  readonly title: string;
  /** From the least position to the greatest, in equal steps; the first and the last are the ends of the scale. */
  readonly ticks: readonly { readonly position: number; readonly text: string }[];
}

/**
 * A figure as plain data: what to draw, and every text in its language. It can be sent as JSON.
 *
 * @category Figures
 */
export interface Figure {
  readonly version: 1;
  readonly kind: FigureKind;
  /** The code of its language, in BCP 47. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly series: readonly FigureSeries[];
  /** What a reader has to know, in sentences: what is missing, not over, not shown. */
  readonly notes: readonly string[];
  readonly words: FigureWords;
}
