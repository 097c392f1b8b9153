import { styleText } from "node:util";

/** What a piece of text is, so that a terminal can show it. */
export type Tone = "title" | "dim" | "good" | "bad" | "warn" | "plain";

const styles = {
  title: ["bold", "cyan"],
  dim: "gray",
  good: "green",
  bad: "red",
  warn: "yellow",
} as const;

/** Colours text, or leaves it as it is where nobody would see the colour. */
export type Paint = (text: string, tone: Tone) => string;

export function paintFor(colours: boolean): Paint {
  if (!colours) return (text) => text;
  // Whether there is a terminal was decided by the caller.
  return (text, tone) =>
    tone === "plain" || text === ""
      ? text
      : styleText(styles[tone] as Parameters<typeof styleText>[0], text, { validateStream: false });
}
