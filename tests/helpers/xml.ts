/** Reads XML without a doctype, comments or mixed content, as invoice data are. */

export interface Node {
  /** Without its prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Node[];
  text: string;
}

const PLAIN: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text as it was before it was put in XML. */
export const plain = (text: string): string => text.replace(/&(\w+);/g, (_, name) => PLAIN[name]);

const attributesIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name, plain(value)]),
  );

/** The tree of a text; its root is without a name. */
export const parse = (xml: string): Node => {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, end, name, rest, text] of xml.matchAll(/<(\/?)(?:\w+:)?(\w+)([^<>]*)>([^<]*)/g)) {
    if (end) {
      open.pop();
      continue;
    }
    const node = { name, attributes: attributesIn(rest), children: [], text: plain(text) };
    open.at(-1)?.children.push(node);
    if (!rest.endsWith('/')) open.push(node);
  }
  return root;
};

/** The elements at a path of names below another. */
export const all = (node: Node, path: string): Node[] =>
  path
    .split('/')
    .reduce(
      (found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
      [node],
    );

/** Every element of a name, wherever it stands. */
export const anywhere = (node: Node, name: string): Node[] =>
  node.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...anywhere(child, name),
  ]);
