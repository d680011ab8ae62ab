import { textsOf, VALUE } from './messages';

/** The rules of words: faults that no French page may show. */

type Texts = Record<string, string>;

export interface Vocabulary {
  /** Words of English texts alone, or of the code. */
  foreign: ReadonlySet<string>;
  /** The first parts of keys: `journal` of `journal.attach-application`. */
  families: ReadonlySet<string>;
}

interface Sources {
  /** Strapi's texts by their keys, in both languages. */
  english: Texts;
  french: Texts;
  /** This application's, which say the same in both where the word is the same. */
  ours: Record<'en' | 'fr', Texts>;
  /** Names of fields and values of the code, never shown as they are. */
  codes: readonly string[];
}

/** No French text has them, unless its own translator left it in English. */
const ALWAYS_ENGLISH =
  'the of is are and with your you this has have by from to not close edit search save read create update delete';
/** English texts have them and French ones happen not to. */
const FRENCH_TOO = 'm n qu s t d l j c active alt tiers figure cap be voter'.split(' ');

const wordsOf = (text: string): string[] =>
  (text.normalize('NFC').match(/(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu) ?? []).map((word) =>
    word.toLowerCase(),
  );

/** The words of messages, without the values that they are about, nor addresses. */
const wordsIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) =>
    wordsOf(
      text
        .split(VALUE)
        .join(' ')
        .replace(/\S+@\S+|https?:\S+/g, ' '),
    ),
  );

/** Some of Strapi's texts are no messages: they have an address within `<…>`, or half a choice. */
const read = (text: string): string[] => {
  try {
    return textsOf(text);
  } catch {
    return [text];
  }
};

const pieces = (texts: Texts): string[] => Object.values(texts).flatMap(read);

/** The words that tell English from French on a page: those of the one that the other has nowhere. */
export const vocabularyOf = ({ english, french, ours, codes }: Sources): Vocabulary => {
  // A text that a translator left as it was says nothing of French.
  const translated = Object.entries(french).filter(([key, text]) => text !== english[key]);
  const known = new Set([
    ...wordsIn(pieces({ ...Object.fromEntries(translated), ...ours.fr })),
    ...FRENCH_TOO,
  ]);
  const always = wordsOf(ALWAYS_ENGLISH);
  for (const word of always) known.delete(word);
  const others = [
    ...wordsIn(pieces({ ...english, ...ours.en })),
    ...codes.map((code) => code.toLowerCase()),
  ];
  return {
    foreign: new Set([...always, ...others.filter((word) => !known.has(word))]),
    families: new Set([
      ...Object.keys({ ...english, ...ours.fr }).map((key) => key.split('.')[0]!),
      'membership-lifecycle',
    ]),
  };
};

/** Addresses, the values of letters and the files of a server, which are written as they are. */
const ADDRESS =
  /https?:\/\/\S+|\S+@\S+|(?<=\s)\.?\/\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|fr|eu)\b|\{\{[^}]*\}\}|\{%[^%]*%\}/g;
const FILE = /\.(csv|pdf|xml|xlsx|json|ics|txt|html|zip|fr|org|com|net|eu|test|example)\b/i;
const KEY = /(?<![\p{L}\p{N}_/.@-])([\p{Ll}][\p{L}\p{N}-]*)(\.[\p{L}\p{N}_-]+)+/gu;
const CAMEL = /(?<![\p{L}\p{N}_])\p{Ll}+\p{Lu}\p{Ll}\p{L}*/gu;
const REMNANT =
  /\{\s*\w+\s*(,[^}]*)?\}|\bNaN\b|\bundefined\b|\bnull\b|\[object |Invalid Date|<\/?\w+>/g;
const ISO = /(?<![\p{L}\p{N}-])\d{4}-\d{2}-\d{2}(?!-?\p{N})/gu;
/** Words and names of pages whose h is silent. */
const SILENT_H =
  '[hH](?=abit|armon|eure|ebdo|istoi|istor|iver|omm|onneur|onorai|ôpit|ôte|orair|umai|ydr|ygi|éberg|érit)';
const VOWEL = `(?:[aeiouàâäéèêëîïôöûùüœæAEIOUÀÂÉÈÊËÎÏÔÖÛŒÆ]|${SILENT_H})`;
/** Said as if a consonant began them, and single letters, which are read out as such. */
const NOT_ELIDED = "(?!(?:onze|onzième|oui|ouate|uhlan|une?)(?!\\p{L})|\\p{Lu}(?![\\p{L}'’]))";
const ELISION = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?:[dD]e|[lL][ea]|[qQ]ue|[jJ]e|[mM]e|[tT]e|[sS]e|[nN]e|[cC]e(?=\\s+e[ns])|[jJ]usque|[lL]orsque|[pP]uisque|[sS]i(?=\\s+ils?\\s))\\s+${NOT_ELIDED}(?=${VOWEL})[\\p{L}]+`,
  'gu',
);
/** An article before a name, which it spares in small letters alone. */
const CONTRACTION = /(?<![\p{L}\p{N}'’-])(?:[dD]e les?|[àÀ] les?)(?=\s+\p{Lu})/gu;
/** A common name that a proper one follows as if it were its own: the article of the second is in the way. */
const APPOSED =
  /(?:équipe|adhésion|appel|cotisation|fiche|compte|dossier|espace) (?:L['’]|L[ae] |Les )(?=\p{Lu})/gu;
const OPTIONAL_LETTERS = /\p{L}\((?:s|e|es|x|ne|le)\)/gu;
const PLURAL_OF_ONE =
  /(?<![\p{L}\p{N},.\s/-]\s?|\d\s)\b[01]\s(?!mois|fois|accès|cas|avis|pays|mars|temps|décès|procès|choix|voix)\p{Ll}{2,}[sx](?!\p{L})/gu;

const RULES: readonly { says: string; fault: RegExp }[] = [
  { says: 'a name of the code', fault: CAMEL },
  { says: 'what is left of a message', fault: REMNANT },
  { says: 'a day as machines write it', fault: ISO },
  { says: 'an elision that is missing', fault: ELISION },
  { says: 'an article that is not contracted', fault: CONTRACTION },
  { says: 'a name with its article behind another', fault: APPOSED },
  { says: 'a plural or a feminine in brackets', fault: OPTIONAL_LETTERS },
  { says: 'a plural of one', fault: PLURAL_OF_ONE },
];

/** A key of a family that is known; the names of files and sites have points too. */
const keysIn = (text: string, { families }: Vocabulary): string[] =>
  [...text.matchAll(KEY)]
    .filter(([key, family]) => families.has(family!) && !FILE.test(key))
    .map(([key]) => key);

/** The faults of a text that a French page shows, in words. */
export const faultsShown = (shown: string, vocabulary: Vocabulary): string[] => {
  const text = shown.normalize('NFC').replace(ADDRESS, ' ').replace(/\s+/g, ' ');
  const keys = keysIn(text, vocabulary);
  const rest = keys.reduce((left, key) => left.split(key).join(' '), text);
  const foreign = [...new Set(wordsOf(rest))].filter((word) => vocabulary.foreign.has(word));
  return [
    ...keys.map((key) => `a raw key: ${key}`),
    ...foreign.map((word) => `a foreign word: ${word}`),
    ...RULES.flatMap(({ says, fault }) =>
      [...rest.matchAll(fault)].map(([found]) => `${says}: ${found.trim()}`),
    ),
  ];
};
