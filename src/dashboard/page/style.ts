import type { Theme } from "../../figures/palette.js";
import { customProperties } from "../colors.js";

/** What the style is of: a whole page, or a part of one. */
export interface Styled {
  /** What has the colours as custom properties. */
  readonly colors: string;
  /** What holds everything. */
  readonly page: string;
  /** What holds the tiles. */
  readonly tiles: string;
}

const wholePage: Styled = { colors: ":root", page: "body", tiles: "main" };

/** The style of a page: light or dark, or as its reader wishes. */
export function styleOf(theme: Theme | "auto", styled = wholePage): string {
  const light = `${styled.colors}{color-scheme:light;${customProperties("light")}}`;
  const dark = `${styled.colors}{color-scheme:dark;${customProperties("dark")}}`;
  const colors = { light, dark, auto: `${light}@media screen and (prefers-color-scheme:dark){${dark}}` };
  return `${colors[theme]}${rulesOf(styled).join("")}`;
}

// Logical properties: the page from right to left is the mirror of the other.
const rulesOf = ({ page, tiles }: Styled): readonly string[] => [
  "*{box-sizing:border-box}",
  `${page}{margin:0 auto;max-width:90rem;padding:1rem;background:var(--background);color:var(--text);font:1rem/1.5 system-ui,sans-serif}`,
  "h1{font-size:1.5rem;margin-block:0 1rem}",
  "h2{font-size:1rem;margin:0}",
  "h1,h2,p,li{overflow-wrap:anywhere}",
  `${tiles}{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));align-items:start}`,
  "article{border:1px solid var(--grid);border-radius:.5rem;padding:1rem;min-width:0}",
  ".failed{border-inline-start:.25rem solid var(--series-2)}",
  "@media(min-width:50rem){.table{grid-column:span 2}}",
  "figure{margin:.5rem 0 0}",
  "svg{display:block;width:100%;height:auto}",
  "p{margin:.25rem 0}",
  ".value{font-size:2rem;line-height:1.2}",
  ".remark,figcaption,small{font-size:.875rem}",
  "summary{cursor:pointer;font-size:.875rem;padding-block:.25rem}",
  ":focus-visible{outline:3px solid var(--series-1);outline-offset:2px}",
  ".scroll{overflow-x:auto}",
  "table{border-collapse:collapse;width:100%}",
  "caption{text-align:start;font-weight:600}",
  "th,td{border-bottom:1px solid var(--grid);padding:.25rem .5rem;text-align:start;vertical-align:top}",
  "th,td{overflow-wrap:break-word}",
  "th bdi,td bdi{max-width:16rem}",
  "td{font-variant-numeric:tabular-nums}",
  // A thousand letters in a name do not push the rest away; screen readers and copies have all of them.
  "h1,h2,p{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden}",
  "li bdi,caption bdi,th bdi,td bdi{display:inline-block;max-height:6em;overflow:hidden;vertical-align:top}",
  "ul{margin:.5rem 0 0;padding-inline-start:1.25rem}",
  `@media print{${page}{max-width:none;padding:0}${tiles}{display:block}article{break-inside:avoid;margin-bottom:1rem}`,
  "details::details-content{content-visibility:visible;block-size:auto}summary{display:none}.scroll{overflow:visible}}",
];
