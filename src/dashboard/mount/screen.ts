import { having, invalidArgument } from "../../errors.js";
import type { Theme } from "../../figures/palette.js";
import { styleOf } from "../page/style.js";
import {
  type DomDialog,
  type DomNode,
  type DomRoot,
  type DomWindow,
  elementOf,
  type PageElement,
} from "./dom.js";
import { controlRules } from "./style.js";

/** The places of a dashboard in a page. */
export interface Screen {
  readonly window: DomWindow;
  /** The only child of the element: it has the language and the direction, and the rest in a tree of its own. */
  readonly host: DomNode;
  readonly root: DomRoot;
  readonly title: DomNode;
  readonly controls: DomNode;
  /** What went wrong. */
  readonly failure: DomNode;
  readonly tiles: DomNode;
  /** What changed, for screen readers. */
  readonly news: DomNode;
  readonly dialog: DomDialog;
}

/** An empty screen in an element of a page; throws for what is none. */
export function screenIn(caller: string, element: PageElement, theme: Theme | "auto"): Screen {
  const expected = 'an element of a page, such as document.querySelector("main")';
  const { ownerDocument } = having(
    caller,
    expected,
    having(caller, expected, element, "replaceChildren"),
    "ownerDocument",
  );
  const { defaultView } = having(caller, expected, ownerDocument);
  if (Object(defaultView) !== defaultView) throw invalidArgument(caller, expected, element);
  const page = element as unknown as DomNode;
  // Of this document, and not of a template: a document adopts only style sheets that were made in its window.
  const host = page.ownerDocument.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const window = defaultView as DomWindow;
  // A style sheet that is made here needs no permission of a content security policy, and styles nothing around it.
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(
    styleOf(theme, { colors: ":host", page: ":host", tiles: ".tiles" }) + controlRules.join(""),
  );
  root.adoptedStyleSheets = [sheet];
  const place = <Node extends DomNode>(html: string): Node => {
    const node = elementOf(page, html) as Node;
    root.append(node);
    return node;
  };
  const places = {
    title: place("<h1></h1>"),
    controls: place('<div class="controls" role="group"></div>'),
    failure: place('<p class="failure" role="alert"></p>'),
    tiles: place('<div class="tiles"></div>'),
    news: place('<p class="news" role="status"></p>'),
    dialog: place<DomDialog>("<dialog></dialog>"),
  };
  page.replaceChildren(host);
  return { window, host, root, ...places };
}
