/** An element of XML, with the texts directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The element that a text is; throws for what is not well-formed. It knows the part of XML that SVG in a page needs. */
export function parseXml(text: string): XmlElement {
  const open: XmlElement[] = [{ name: "", attributes: {}, children: [], text: "" }];
  for (const [part, closing, name, attributes = "", isEmpty] of text.matchAll(parts)) {
    const parent = open.at(-1)!;
    if (name === undefined) parent.text += unescaped(part);
    else if (closing === "/") {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const element = { name, attributes: attributesIn(attributes), children: [], text: "" };
      parent.children.push(element);
      if (isEmpty !== "/") open.push(element);
    }
  }
  if (open.length !== 1 || open[0]!.children.length !== 1) throw new Error("expected one element");
  if (Array.from(text.matchAll(parts), ([part]) => part).join("") !== text) throw new Error("a stray < or >");
  return open[0]!.children[0]!;
}

const parts = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<>]*")*)(\/?)>|[^<>]+/g;

function attributesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(text.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g), ([, name, value]) => [name!, unescaped(value!)]),
  );
}

function unescaped(text: string): string {
  return text.replace(/&(\w+|#39);?/g, (entity, name: string) => {
    const sign = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" }[name];
    if (sign === undefined || !entity.endsWith(";")) throw new Error(`an entity that is none: ${entity}`);
    return sign;
  });
}

/** The element and all in it. */
export function allIn(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(allIn)];
}
