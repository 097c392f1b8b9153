// What is used of a page, as types. Those of the compiler, `lib: ["DOM"]`, would be asked of everybody who imports the
// library, also in Node.js, and would let any file of it read globals of a page.

/**
 * An element of a page: `document.querySelector("main")`.
 *
 * @category Dashboards
 */
export interface PageElement {
  /** Its document, which is shown in a window. */
  readonly ownerDocument: { readonly defaultView: object | null };
  /** Puts nodes in the place of its children. */
  readonly replaceChildren: (...nodes: never[]) => void;
}

/** A node of a page. */
export interface DomNode {
  readonly ownerDocument: DomDocument;
  readonly firstElementChild: DomNode | null;
  textContent: string | null;
  lang: string;
  dir: string;
  append(...nodes: readonly DomNode[]): void;
  replaceChildren(...nodes: readonly DomNode[]): void;
  replaceWith(node: DomNode): void;
  insertBefore(node: DomNode, before: DomNode | null): unknown;
  remove(): void;
  contains(node: DomNode | null): boolean;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  closest(selector: string): DomNode | null;
  querySelector(selector: string): DomNode | null;
  querySelectorAll(selector: string): Iterable<DomNode>;
  addEventListener(type: string, listener: (event: { readonly target: unknown }) => void): void;
  focus(): void;
  attachShadow(options: { readonly mode: "open" }): DomRoot;
}

/** The root of a part of a page with a style of its own. */
export interface DomRoot extends DomNode {
  readonly activeElement: DomNode | null;
  adoptedStyleSheets: readonly unknown[];
}

/** A control with a value. */
export interface DomInput extends DomNode {
  value: string;
  max: string;
}

export interface DomDetails extends DomNode {
  open: boolean;
}

export interface DomDialog extends DomDetails {
  showModal(): void;
  close(): void;
}

interface DomTemplate extends DomNode {
  innerHTML: string;
  readonly content: DomNode;
}

interface DomDocument {
  readonly defaultView: DomWindow | null;
  createElement(name: "template"): DomTemplate;
  createElement(name: string): DomNode;
}

/** The window of a page. */
export interface DomWindow {
  readonly CSSStyleSheet: new () => { replaceSync(text: string): void };
  requestAnimationFrame(draw: () => void): number;
  cancelAnimationFrame(frame: number): void;
  setTimeout(call: () => void, milliseconds: number): unknown;
  clearTimeout(timeout: unknown): void;
}

/** The element of HTML whose texts are escaped. */
export function elementOf({ ownerDocument }: DomNode, html: string): DomNode {
  const template = ownerDocument.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild!;
}
