import { escaped } from "../../figures/escaped.js";
import { apart } from "../../figures/printable.js";
import type { Colors } from "../colors.js";
import { cutTo, widthOf } from "./text-width.js";

/** The size of letters. */
export const fontSize = 12;

/** What draws: all lengths begin at the start of the line, so that a page from right to left is the mirror of the other. */
export interface Pen {
  readonly width: number;
  readonly height: number;
  readonly isMirrored: boolean;
  readonly colors: Colors;
}

/** Attributes of a shape, such as its colours. */
export type Look = Readonly<Record<string, string | number>>;

/** A point of the picture, from the start and from the top. */
export type Place = readonly [across: number, down: number];

/** A length with at most two digits after the point: never markup, never `NaN`. */
export function written(length: number): string {
  return Number.isFinite(length) ? String(Math.round(length * 100) / 100) : "0";
}

function across({ width, isMirrored }: Pen, at: number): string {
  return written(isMirrored ? width - at : at);
}

function looking(look: Look): string {
  return Object.entries(look)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

/** A rectangle between two corners, in any order. */
export function rectangle(pen: Pen, from: Place, to: Place, look: Look): string {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const x = across(pen, pen.isMirrored ? right : left);
  const size = `width="${written(right - left)}" height="${written(Math.abs(to[1] - from[1]))}"`;
  return `<rect x="${x}" y="${written(Math.min(from[1], to[1]))}" ${size}${looking(look)}/>`;
}

/** A line through places, or the area they enclose. */
export function path(pen: Pen, places: readonly Place[], look: Look, isClosed = false): string {
  const steps = places.map(([x, y], place) => `${place === 0 ? "M" : "L"}${across(pen, x)} ${written(y)}`);
  return `<path d="${steps.join("")}${isClosed ? "Z" : ""}"${looking(isClosed ? look : { fill: "none", ...look })}/>`;
}

/** A disk around a place. */
export function disk(pen: Pen, [x, y]: Place, radius: number, look: Look): string {
  return `<circle cx="${across(pen, x)}" cy="${written(y)}" r="${written(radius)}"${looking(look)}/>`;
}

/** Shapes with a text that a pointer over them shows. */
export function told(text: string, shapes: string): string {
  return `<g><title>${escaped(text)}</title>${shapes}</g>`;
}

/** Where a text stands: before, around or after its place. */
export type Anchor = "start" | "middle" | "end";

/**
 * A text on one line: moved into the picture, and cut where it is wider than its room; then a pointer over it shows the whole.
 */
export function label(
  pen: Pen,
  text: string,
  [x, y]: Place,
  room: number,
  { anchor = "start", ...look }: Look & { readonly anchor?: Anchor } = {},
): string {
  const shownText = cutTo(text, Math.min(room, pen.width), fontSize);
  if (shownText === "") return "";
  const place = anchor === "middle" ? kept(pen, x, widthOf(shownText, fontSize)) : x;
  const side = pen.isMirrored ? mirrored[anchor] : anchor;
  const whole = shownText === text ? "" : `<title>${escaped(text)}</title>`;
  const color = { fill: pen.colors.text, ...look };
  return `<text x="${across(pen, place)}" y="${written(y)}" text-anchor="${side}"${looking(color)}>${whole}${escaped(apart(shownText))}</text>`;
}

const mirrored = { start: "end", middle: "middle", end: "start" } as const;

/** The middle of a text of a width, moved so that both of its ends are in the picture. */
function kept({ width }: Pen, middle: number, textWidth: number): number {
  return Math.max(textWidth / 2, Math.min(width - textWidth / 2, middle));
}
