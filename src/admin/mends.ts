import drawn from './translations/strapi-drawn.json';

/**
 * What Strapi's admin draws without asking for a text or for the keyboard, mended where it is drawn:
 * its components have no place to step in. `docs/strapi.md` says what an upgrade has to look at.
 */

/** Words that stand in the code of Strapi and its design system, alone in a label or a text. */
const WORDS = new Map(Object.entries(drawn));
const NAMES = ['aria-label', 'title'];

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

/** What people type is theirs, and its editor keeps account of each letter. */
const TYPED = '[contenteditable=true], textarea';

const mendText = (node: Node): void => {
  if (node.parentElement?.closest(TYPED)) return;
  const said = node.nodeValue ?? '';
  if (inFrench(said) !== said) node.nodeValue = inFrench(said);
};

/** Strapi's tables leave nothing of their rows to the Tab key, the link of a row and its menu included. */
const CELLS = 'table[role=grid] :is(a, button, [role=checkbox])[tabindex="-1"]';

const all = (root: Element, selector: string): Element[] => [
  ...(root.matches(selector) ? [root] : []),
  ...root.querySelectorAll(selector),
];

const mend = (root: Element, isFrench: boolean): void => {
  for (const control of all(root, CELLS)) control.setAttribute('tabindex', '0');
  if (!isFrench) return;
  for (const element of all(root, '[aria-label], [title]')) mendNames(element);
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
        if (target.matches(CELLS)) target.setAttribute('tabindex', '0');
        if (isFrench()) mendNames(target);
      } else if (isFrench()) mendText(target);
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [...NAMES, 'tabindex'],
  });
};
