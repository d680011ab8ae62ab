import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';
import { MESSAGE_REFUSALS } from '../../messages/refusals/messages';

/** Why something about personal data is refused. */
export const PRIVACY_REFUSALS = {
  'address-shared': {
    fr: 'Plusieurs personnes ont cette adresse ({names}) : effacez-les une par une, depuis la recherche.',
    en: 'Several people have this address ({names}): erase them one by one, from the search.',
  },
  'confirmation-differs': {
    status: 400,
    fr: 'Ce n’est pas ce qui est demandé : recopiez l’adresse ou le nom tel qu’il est affiché.',
    en: 'This is not what is asked: copy the address or the name as it is shown.',
  },
  'person-changed': {
    fr: 'Ce qui est gardé sur cette personne a changé depuis que vous l’avez affiché : relisez, puis confirmez.',
    en: 'What is held on this person has changed since it was shown: read it again, then confirm.',
  },
  'person-unknown': {
    status: 404,
    fr: 'Rien n’est gardé sur cette personne.',
    en: 'Nothing is held on this person.',
  },
  'privacy-changed': {
    fr: 'Quelqu’un d’autre a enregistré ces réglages entre-temps : rien de ce que vous avez saisi n’est perdu. Relisez, puis enregistrez de nouveau.',
    en: 'Somebody else saved these settings meanwhile: nothing that you typed is lost. Read it again, then save.',
  },
  'retention-changed': {
    fr: 'Ce qui partirait n’est plus ce qui a été affiché : relisez la liste, puis confirmez.',
    en: 'What would go is no longer what was shown: read the list again, then confirm.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...CORE_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...PRIVACY_REFUSALS,
});
