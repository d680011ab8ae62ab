import drawn from './translations/strapi-drawn.json';

/**
 * Mends parts of Strapi's admin that ask neither for a text nor for the keyboard, where they are drawn:
 * its components have no place to step in. `docs/strapi.md` says what an upgrade has to look at.
 */

/** Words that stand in the code of Strapi and its design system, alone in a label or a text. */
const WORDS = new Map(Object.entries(drawn));
const NAMES = ['aria-label', 'title', 'placeholder'];
const NAMED = NAMES.map((name) => `[${name}]`).join(', ');

/** Said behind the name of the language in which content is written first. */
const DEFAULT = '(default)';

const inFrench = (text: string): string => {
  const word = text.trim();
  const said = WORDS.get(word);
  return said === undefined
    ? text.replaceAll(DEFAULT, () => WORDS.get(DEFAULT) ?? DEFAULT)
    : text.replace(word, said);
};

const mendNames = (element: Element): void => {
  for (const name of NAMES) {
    const said = element.getAttribute(name);
    if (said !== null && inFrench(said) !== said) element.setAttribute(name, inFrench(said));
  }
};

/** Places where people type: the words are theirs, and an editor keeps account of each letter. */
const TYPED = '[contenteditable=true], textarea';

const mendText = (node: Node): void => {
  if (node.parentElement?.closest(TYPED)) return;
  const said = node.nodeValue ?? '';
  if (inFrench(said) !== said) node.nodeValue = inFrench(said);
};

/** Strapi's tables leave nothing of their rows to the Tab key, the link of a row and its menu included. */
const CELLS = 'table[role=grid] :is(a, button, [role=checkbox])[tabindex="-1"]';

/** Attributes that Strapi gives wrong values or none, by what is wrong and what is right. */
const ATTRIBUTES: readonly [selector: string, name: string, value: string][] = [
  [CELLS, 'tabindex', '0'],
  // Each widget of the home page is drawn as the main part of a page.
  ['main main:not([role])', 'role', 'presentation'],
  // Only the head of a column may say that it is sorted.
  ['th[role=gridcell]', 'role', 'columnheader'],
  ['input[autocomplete=password]', 'autocomplete', 'current-password'],
  ['main input[type=file]:not([aria-label], [aria-labelledby], [id])', 'aria-label', 'Files'],
  // Beside the fields of a language: what its icon is called was drawn, and is taken for words.
  ['[title="[object Object]"]', 'title', ''],
];
const WATCHED = [...new Set([...NAMES, ...ATTRIBUTES.map(([, name]) => name)])];

const all = (root: Element, selector: string): Element[] => [
  ...(root.matches(selector) ? [root] : []),
  ...root.querySelectorAll(selector),
];

const mendAttributes = (elements: (selector: string) => readonly Element[]): void => {
  for (const [selector, name, value] of ATTRIBUTES) {
    for (const element of elements(selector)) {
      element.setAttribute(name, value);
    }
  }
};

const mend = (root: Element, isFrench: boolean): void => {
  mendAttributes((selector) => all(root, selector));
  if (!isFrench) return;
  for (const element of all(root, NAMED)) mendNames(element);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) mendText(texts.currentNode);
};

/** Mends what is drawn from now on, in French where the page is. */
export const mendWhatIsDrawn = (): void => {
  const isFrench = () => document.documentElement.lang.startsWith('fr');
  new MutationObserver((changes) => {
    for (const { target, type, addedNodes } of changes) {
      if (type === 'childList') {
        for (const node of addedNodes) {
          if (node instanceof Element) mend(node, isFrench());
          else if (isFrench()) mendText(node);
        }
      } else if (target instanceof Element) {
        mendAttributes((selector) => (target.matches(selector) ? [target] : []));
        if (isFrench()) mendNames(target);
      } else if (isFrench()) mendText(target);
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: WATCHED,
  });
};
