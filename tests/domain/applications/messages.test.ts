import {
  announcement,
  confirmation,
  factsOfApplicant,
  messageKeys,
} from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/messages';
import { tidySubmission } from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/submission';
import type { KnownBody } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/matching';
import { statusOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import { applicationBody } from '../../helpers/applications';
import { factsOf, tierOffer, workflow } from '../../helpers/facts';

const submission = tidySubmission(applicationBody());
const WITHOUT_ROWS = { termId: null, renewalId: null, duesId: null };

describe('the messages about an application', () => {
  it('exist once each for one application', () => {
    expect(messageKeys('a1')).toEqual(['application:a1:received', 'application:a1:announced']);
  });

  it('confirm it to whoever sent it, in their language, and to nobody else', () => {
    const [first] = submission.contacts;
    const other = { ...first, name: 'Bob', email: 'bob@example.org' };
    const english = { ...submission, contacts: [{ ...first, locale: 'en' as const }, other] };
    expect(confirmation('a1', english)).toEqual({
      key: 'application:a1:received',
      template: 'application-received',
      contactRole: 'representative',
      ...WITHOUT_ROWS,
      to: {
        id: '',
        name: 'Camille Martin',
        email: 'camille.martin@valserine.example',
        role: 'representative',
        locale: 'en',
      },
    });
  });

  const told = {
    email: 'bureau@association.example',
    link: 'https://association.example/admin/a1',
    tierNames: { fr: 'Organismes publics', en: 'Public bodies' },
    known: null,
  };

  it('announce it to the association, with what staff need to deal with it', () => {
    expect(announcement({ id: 'a1', reference: 'ADH-2021-0001' }, submission, told)).toEqual({
      key: 'application:a1:announced',
      template: 'application-announced',
      contactRole: 'representative',
      ...WITHOUT_ROWS,
      to: {
        id: '',
        name: '',
        email: 'bureau@association.example',
        role: 'representative',
        locale: 'fr',
      },
      about: {
        application: {
          reference: 'ADH-2021-0001',
          organisation: 'Commune de Valserine',
          city: 'Valserine',
          tierNames: told.tierNames,
          applicant: 'Camille Martin',
          email: 'camille.martin@valserine.example',
          link: told.link,
          known: null,
        },
      },
    });
  });

  it('tell staff, and never the applicant, which body it looks like', () => {
    const body: KnownBody = {
      organisationId: 'known',
      membershipId: 'membership',
      reference: 'ADH-1',
      name: 'Commune de Valserine-le-Haut',
      siret: null,
      postalCode: '39310',
    };
    const known = { body, by: 'former-name' as const };
    const message = announcement({ id: 'a1', reference: 'ADH-1' }, submission, { ...told, known });
    expect(message.about?.application?.known).toEqual({ name: body.name, by: 'former-name' });
  });
});

describe('what a message to an applicant is written from', () => {
  const offers = [tierOffer()];
  const workflows = [workflow({ id: 'first' }), workflow({ id: 'second' })];
  const facts = factsOfApplicant(
    { reference: 'ADH-2021-0001', tierCode: 'organismes-publics', receivedOn: '2021-01-04' },
    'a1',
    { offers, workflows },
  );

  it('is a membership that was asked for on that day, and nothing more', () => {
    expect(facts).toEqual(
      factsOf({
        membership: {
          ...factsOf().membership,
          id: 'a1',
          organisationId: '',
        },
        contacts: [],
        workflow: workflows[0],
        workflows,
        offers,
      }),
    );
  });

  it('stands as the rules would have it', () => {
    const { status, because } = facts.membership;
    expect(statusOf(facts, '2021-01-04')).toEqual({ status, because });
  });
});
