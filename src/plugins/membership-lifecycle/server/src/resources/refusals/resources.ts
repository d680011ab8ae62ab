import { MEMBER_SPACE_REFUSALS } from '../../access/refusals/member-space';
import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';
import { PAPER_REFUSALS } from '../../papers/refusals/papers';

/** Why something is refused about resources and parts for members. */
export const RESOURCE_REFUSALS = {
  'content-file-kind': {
    status: 400,
    fr: 'Ce type de fichier n’est pas accepté. Ceux qui le sont : {endings}.',
    en: 'Files of this kind are not taken. These are: {endings}.',
  },
  'content-file-missing': {
    status: 404,
    fr: 'Ce fichier n’existe pas, ou plus.',
    en: 'There is no such file, or no longer.',
  },
  'content-file-one': {
    status: 400,
    fr: 'Choisir un fichier, un seul à la fois.',
    en: 'Choose one file, one at a time.',
  },
  'content-file-too-large': {
    status: 400,
    fr: 'Ce fichier dépasse {max} Mo : le réduire, ou le partager en plusieurs.',
    en: 'This file is over {max} MB: make it smaller, or split it.',
  },
  'link-over': {
    status: 410,
    fr: 'Ce lien n’ouvre plus ce fichier : revenir à la page où il se trouve, qui en donne un nouveau.',
    en: 'This link no longer opens this file: go back to its page, which gives a new one.',
  },
  'part-type-unknown': {
    status: 404,
    fr: 'Aucun type de contenu de ce nom n’a de partie réservée aux membres.',
    en: 'No content type of this name has a part for members.',
  },
  'preview-over': {
    status: 410,
    fr: 'Ce lien d’aperçu n’ouvre plus rien : ouvrir l’aperçu de nouveau depuis la ressource.',
    en: 'This preview link no longer opens anything: open the preview again from the resource.',
  },
  'resource-unknown': {
    status: 404,
    fr: 'Cette ressource n’existe pas, ou n’est pas publiée.',
    en: 'There is no such resource, or it is not published.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...CORE_REFUSALS,
  ...MEMBER_SPACE_REFUSALS,
  ...PAPER_REFUSALS,
  ...RESOURCE_REFUSALS,
});
