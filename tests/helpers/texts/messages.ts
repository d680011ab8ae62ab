import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** What a message of the admin holds, once ICU has read it. */

/** Stands for a value in the text that is looked at. */
export const VALUE = '□';

const inside = (element: MessageFormatElement): MessageFormatElement[][] => {
  if (element.type === TYPE.select || element.type === TYPE.plural)
    return Object.values(element.options).map(({ value }) => value);
  return element.type === TYPE.tag ? [element.children] : [];
};

const named = (element: MessageFormatElement): string[] =>
  element.type === TYPE.literal || element.type === TYPE.pound
    ? []
    : [element.type === TYPE.tag ? `<${element.value}>` : element.value];

const names = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => [...named(element), ...inside(element).flatMap(names)]);

/** The values that a message asks for, each once, in alphabetical order. */
export const valuesOf = (message: string): string[] => [...new Set(names(parse(message)))].sort();

const shown = (element: MessageFormatElement): string => {
  if (element.type === TYPE.literal) return element.value;
  return element.type === TYPE.tag ? element.children.map(shown).join('') : VALUE;
};

const texts = (elements: MessageFormatElement[]): string[] => [
  elements.map(shown).join(''),
  ...elements.flatMap((element) =>
    element.type === TYPE.tag ? [] : inside(element).flatMap(texts),
  ),
];

/** What people read of a message: the whole, then each of its alternatives. */
export const textsOf = (message: string): string[] => texts(parse(message));
