import { unaccented } from '../../kernel/rules/import/folding';

/** The words by which a member is found, and the words of a search. */

/** Signs that separate words. Others, such as `%`, `_`, `@` and `&`, are plain characters. */
const BETWEEN = /[\s'’‘`´\-‐‑‒–—―.,;:()/«»"“”·…]+/g;

const foldedWords = (text: string): string => unaccented(text).replace(BETWEEN, ' ').trim();

const together = (words: string): string => words.replaceAll(' ', '');

/** Small words, which initials may leave out. */
const SMALL = new Set('a and au aux d de des du en et for l la le les of pour sur the'.split(' '));

/** The initials of a name: of all its words, and without the small ones. */
const initialsOf = (words: string): string[] => {
  const all = words.split(' ');
  const large = all.filter((word) => !SMALL.has(word));
  return [all, large].map((some) => some.map((word) => word.charAt(0)).join(''));
};

interface Name {
  said: string;
  words: string;
  initials: readonly string[];
}

const nameOf = (said: string): Name => {
  const words = foldedWords(said);
  return { said, words, initials: initialsOf(words) };
};

/** The searched fields of a body, as they were written. */
export interface WrittenBody {
  name: string;
  /** Former names and numbers, one a line. */
  formerly: string | null;
  siren: string | null;
  siret: string | null;
  contacts: readonly { name: string; email: string | null }[];
}

/** The folded texts in which a body is searched. */
export interface BodyWords {
  name: Name;
  formerly: readonly Name[];
  bodyNumbers: readonly string[];
  contacts: readonly { said: string; words: string }[];
}

/** The words of somebody's name and address, as they are searched. */
const personWords = ({ name, email }: WrittenBody['contacts'][number]): string =>
  [name, email ?? ''].map(foldedWords).join('\n');

export const bodyWords = ({ name, formerly, siren, siret, contacts }: WrittenBody): BodyWords => ({
  name: nameOf(name),
  formerly: (formerly ?? '').split('\n').filter(Boolean).map(nameOf),
  bodyNumbers: [siren, siret].flatMap((number) => number ?? []),
  contacts: contacts.map((contact) => ({
    said: contact.name || (contact.email ?? ''),
    words: personWords(contact),
  })),
});

/** Whether somebody's name and address have all words of a search, in any order; for no word, nobody's. */
export const personFinder = (
  typed: string,
): ((person: WrittenBody['contacts'][number]) => boolean) => {
  const search = typed.split(/\s+/).map(foldedWords).filter(Boolean);
  return (person) => {
    const words = personWords(person);
    return search.length > 0 && search.every((word) => words.includes(word));
  };
};

const foldedNumber = (number: string): string => together(foldedWords(number));

/** The numbers of a member, as they are searched. */
export interface NumberWords {
  reference: string;
  /** All numbers of calls in one text, which is searched first, and each as it is written. */
  numbers: string;
  calls: readonly string[];
}

/** The reference and the numbers of the calls of a member, as they are searched. */
export const searchedNumbers = (reference: string, calls: readonly string[]): NumberWords => ({
  reference: foldedNumber(reference),
  numbers: calls.map(foldedNumber).join('\n'),
  calls,
});

interface Token {
  words: string;
  /** Without spaces, as numbers and initials are compared. */
  together: string;
}

/** A word of a search, in the ways in which it may be meant: one of them is to be found whole. */
export type SearchedWord = readonly (readonly Token[])[];

const tokenOf = (words: string): Token => ({ words, together: together(words) });

const isNumber = (words: string): boolean => /^[\d ]+$/.test(words);

/**
 * The words of a search. Digits that follow each other are one number that was typed with spaces, or
 * several.
 */
export const searchedWords = (typed: string): SearchedWord[] => {
  const found: Token[][] = [];
  let digits: Token[] = [];
  const endDigits = (): void => {
    if (digits.length > 0) found.push(digits);
    digits = [];
  };
  for (const words of typed.split(/\s+/).map(foldedWords).filter(Boolean)) {
    if (isNumber(words)) digits.push(tokenOf(words));
    else {
      endDigits();
      found.push([tokenOf(words)]);
    }
  }
  endDigits();
  return found.map((tokens) =>
    tokens.length === 1
      ? [tokens]
      : [[tokenOf(tokens.map((token) => token.together).join(''))], tokens],
  );
};

/** The folded texts in which a member is searched. */
export interface MemberWords extends BodyWords, NumberWords {}

/** The fewest digits that are looked for within a SIRET: fewer would be in everybody's. */
const FEWEST_DIGITS = 4;

const isInName = ({ words, initials }: Name, token: Token): boolean =>
  words.includes(token.words) ||
  (token.together.length > 1 && initials.some((one) => one.startsWith(token.together)));

const isOfToday = ({ name, reference, bodyNumbers }: MemberWords, token: Token): boolean =>
  isInName(name, token) ||
  reference.includes(token.together) ||
  (token.together.length >= FEWEST_DIGITS &&
    bodyNumbers.some((number) => number.includes(token.together)));

/** Why a member was found, where its name and numbers of today do not say it. */
export interface FoundBy {
  formerly: string | null;
  contact: string | null;
  /** The number of a call. */
  call: string | null;
}

const NOTHING: FoundBy = { formerly: null, contact: null, call: null };

/** The call whose number is what was typed, or has it within. */
const callFound = (
  { numbers, calls }: MemberWords,
  { together: typed }: Token,
  how: 'whole' | 'part',
): string | null => {
  if (!numbers.includes(typed)) return null;
  const isMeant = (number: string): boolean =>
    how === 'whole' ? foldedNumber(number) === typed : foldedNumber(number).includes(typed);
  return calls.find(isMeant) ?? null;
};

const tokenFound = (member: MemberWords, token: Token): FoundBy | null => {
  // The number of a call may stand within a reference: « 2026-0001 » within « ADH-2026-0001 ».
  const whole = callFound(member, token, 'whole');
  if (whole) return { ...NOTHING, call: whole };
  if (isOfToday(member, token)) return NOTHING;
  const call = callFound(member, token, 'part');
  if (call) return { ...NOTHING, call };
  const former = member.formerly.find((name) => isInName(name, token));
  return former ? { ...NOTHING, formerly: former.said } : null;
};

const allFound = (founds: readonly (FoundBy | null)[]): FoundBy | null =>
  founds.reduce<FoundBy | null>(
    (all, found) =>
      all &&
      found && {
        formerly: all.formerly ?? found.formerly,
        contact: all.contact ?? found.contact,
        call: all.call ?? found.call,
      },
    NOTHING,
  );

const wordFound = (member: MemberWords, ways: SearchedWord): FoundBy | null => {
  for (const tokens of ways) {
    const found = allFound(tokens.map((token) => tokenFound(member, token)));
    if (found) return found;
  }
  return null;
};

/** The contact whose name and address have all of these words: two people are not one. */
const contactFound = (
  { contacts }: MemberWords,
  search: readonly SearchedWord[],
): FoundBy | null => {
  const contact = contacts.find(({ words }) =>
    search.every((ways) =>
      ways.some((tokens) => tokens.every((token) => words.includes(token.words))),
    ),
  );
  return contact ? { ...NOTHING, contact: contact.said } : null;
};

/** Whether a name begins with what was typed, a word of it does, or neither. */
const begins = (words: string, typed: string): number => {
  if (words.startsWith(typed)) return 0;
  return ` ${words}`.includes(` ${typed}`) ? 1 : 2;
};

/** How far a member is from what was typed: those found by the past or by somebody are the farthest. */
export const distanceOf = ({ name }: MemberWords, found: FoundBy, typed: string): number =>
  found.formerly !== null || found.contact !== null ? 3 : begins(name.words, foldedWords(typed));

/**
 * Why a member matches a search, each word of which is to be found somewhere; null if it does not.
 * Words that only contacts have are to be found in one of them.
 */
export const foundBy = (
  member: MemberWords,
  search: readonly SearchedWord[],
  readsContacts: boolean,
): FoundBy | null => {
  const founds = search.map((ways) => wordFound(member, ways));
  const left = search.filter((_, index) => founds[index] === null);
  if (left.length === 0) return allFound(founds);
  if (!readsContacts) return null;
  return allFound([...founds.filter((found) => found !== null), contactFound(member, left)]);
};
