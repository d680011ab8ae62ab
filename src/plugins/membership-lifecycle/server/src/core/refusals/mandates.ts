import type { RefusalText } from '../../kernel/errors';

/** Why somebody does not act for a body today, said to them. */
export const MANDATE_REFUSALS = {
  'mandate-over': {
    status: 403,
    fr: 'Votre mandat pour cet organisme a pris fin le {on} : vous n’agissez plus pour lui ici. Si vous êtes toujours en fonction, écrivez à {whom}.',
    en: 'Your mandate for this organisation ended on {on}: you do not act for it here any more. If you are still in office, write to {whom}.',
  },
  'mandate-to-come': {
    status: 403,
    fr: 'Votre mandat pour cet organisme commence le {on} : vous agirez pour lui ici à partir de ce jour. Si vous êtes déjà en fonction, écrivez à {whom}.',
    en: 'Your mandate for this organisation begins on {on}: you will act for it here from that day on. If you are in office already, write to {whom}.',
  },
} satisfies Record<string, RefusalText>;

/** Their reasons: each door of a person's own has both. */
export const OUT_OF_OFFICE = Object.keys(MANDATE_REFUSALS);
