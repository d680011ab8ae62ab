import { blankFacts, candidateOf } from '../../core/rules/blank-facts';
import type { Addressee, Facts, MessageDraft, TierOffer, Workflow } from '../../core/rules/types';
import type { Localised } from '../../kernel/rules/values';
import type { Recognised } from './recognition';
import type { Application, Submission } from './types';

/** The messages about an application: to whoever sent it, and to staff. */

/** The data read beside an application. */
interface Around {
  offers: TierOffer[];
  workflows: readonly Workflow[];
}

/**
 * The facts for a message to an applicant, from the application alone: the message must not reveal
 * whether the body is known.
 */
export const factsOfApplicant = (
  { reference, tierCode, receivedOn }: Pick<Application, 'reference' | 'tierCode' | 'receivedOn'>,
  membershipId: string,
  { offers, workflows }: Around,
): Facts => ({
  membership: candidateOf({ id: membershipId, reference, tierCode, appliedOn: receivedOn }),
  ...blankFacts({ workflow: workflows[0], workflows, offers }),
});

/** Keys of the messages about an application. */
export const messageKeys = (id: string): [received: string, announced: string] => [
  `application:${id}:received`,
  `application:${id}:announced`,
];

const aboutNothing = { termId: null, renewalId: null, duesId: null };

const to = (name: string, email: string, locale: Addressee['locale']): Addressee => ({
  id: '',
  name,
  email,
  role: 'representative',
  locale,
});

/** The confirmation, to whoever sent the application and nobody else. */
export const confirmation = (id: string, { contacts }: Submission): MessageDraft => {
  const [{ name, email, locale }] = contacts;
  return {
    key: messageKeys(id)[0],
    template: 'application-received',
    contactRole: 'representative',
    ...aboutNothing,
    to: to(name, email, locale),
  };
};

/** The announcement to the association's address. */
export const announcement = (
  { id, reference }: Pick<Application, 'id' | 'reference'>,
  { organisation, contacts }: Submission,
  told: { email: string; link: string; tierNames: Localised; known: Recognised | null },
): MessageDraft => {
  const { email, link, tierNames, known } = told;
  const [{ name: applicant, email: address }] = contacts;
  return {
    key: messageKeys(id)[1],
    template: 'application-announced',
    contactRole: 'representative',
    ...aboutNothing,
    to: to('', email, 'fr'),
    about: {
      application: {
        reference,
        organisation: organisation.name,
        city: organisation.address.city,
        tierNames,
        applicant,
        email: address,
        link,
        known: known && { name: known.body.name, by: known.by },
      },
    },
  };
};
