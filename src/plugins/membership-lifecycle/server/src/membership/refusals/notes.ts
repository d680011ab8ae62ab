import type { RefusalText } from '../../kernel/errors';

/** Why something about a note is refused. */
export const NOTE_REFUSALS = {
  'note-changed-meanwhile': {
    fr: 'Cette note a changé entre-temps, par quelqu’un d’autre ou dans un autre onglet. Relisez-la, puis recommencez : cela remplacera ce qui s’y trouve.',
    en: 'This note changed meanwhile, by somebody else or in another tab. Read it again, then repeat: that replaces what stands there.',
  },
  'note-not-yours': {
    fr: 'Seule la personne qui a écrit cette note en modifie le texte et le jour. Écrivez-en une autre.',
    en: 'Only the person who wrote this note changes its text and its day. Write another one.',
  },
  'note-reminds-of-nothing': {
    fr: 'Cette note n’a pas de jour de rappel : il n’y a rien à cocher.',
    en: 'This note has no day that reminds of it: there is nothing to tick off.',
  },
  'note-unknown': {
    status: 404,
    fr: 'Cette note n’existe plus : elle a été retirée.',
    en: 'This note is gone: it was removed.',
  },
} satisfies Record<string, RefusalText>;
