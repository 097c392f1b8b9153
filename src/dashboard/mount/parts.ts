import { type DomDetails, type DomNode, type DomRoot, elementOf } from "./dom.js";

/** A part of a screen, and the HTML that it was made of. */
export interface Part {
  readonly html: string;
  readonly node: DomNode;
}

/**
 * Shows parts in a place, one for each HTML. The node of a part whose HTML is as before stays; so do, where parts come or
 * go, those before and behind. A part in the place of another is open and focused where that was.
 */
export function shownParts(
  root: DomRoot,
  place: DomNode,
  before: readonly Part[],
  htmls: readonly string[],
): Part[] {
  const same = (part: Part | undefined, html: string | undefined): boolean => part?.html === html;
  const most = before.length === htmls.length ? 0 : Math.min(before.length, htmls.length);
  let behind = 0;
  while (behind < most && same(before.at(-1 - behind), htmls.at(-1 - behind))) behind++;
  const middle = before.slice(0, before.length - behind);
  const end = before[middle.length]?.node ?? null;
  const parts = htmls.slice(0, htmls.length - behind).map((html, index): Part => {
    const old = middle[index];
    if (old !== undefined && same(old, html)) return old;
    const node = elementOf(place, html);
    if (old === undefined) place.insertBefore(node, end);
    else replace(root, old.node, node);
    return { html, node };
  });
  for (const { node } of middle.slice(parts.length)) node.remove();
  return [...parts, ...before.slice(middle.length)];
}

/** What the keyboard reaches. */
const reachable = "summary,button,select,input,[tabindex]";

/** Puts a node in the place of another: with its tables open, and focused at the same place. */
function replace(root: DomRoot, old: DomNode, node: DomNode): void {
  const open = [...old.querySelectorAll("details")].map((details) => (details as DomDetails).open);
  [...node.querySelectorAll("details")].forEach((details, place) => {
    if (open[place] === true) (details as DomDetails).open = true;
  });
  const focused = [...old.querySelectorAll(reachable)].findIndex((each) => each === root.activeElement);
  old.replaceWith(node);
  if (focused !== -1) [...node.querySelectorAll(reachable)][focused]?.focus();
}
