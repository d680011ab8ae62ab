import type {
  ApplicationMember,
  ApplicationRow,
  ApplicationView,
  SentFigure,
} from '../../../shared/applications/applications';
import type { Localised } from '../../../shared/kernel/common';
import type { ConsentText } from '../../../shared/membership/consents';
import type { ListedApplication } from './store/applications';

/** Applications as screens show them. */

const iso = (at: number): string => new Date(at).toISOString();

const memberOf = ({ membership }: ListedApplication): ApplicationMember | null =>
  membership && {
    membershipId: membership.id,
    organisation: membership.organisation,
    reference: membership.reference,
    status: membership.status,
  };

const knownOf = ({ application, known }: ListedApplication): ApplicationRow['known'] =>
  known && application.knownBy ? { ...known, by: application.knownBy } : null;

const waits = ({ application, membership }: ListedApplication): boolean =>
  application.state === 'waiting' ||
  (application.state === 'linked' && membership?.status === 'applied');

export const applicationRow = (
  listed: ListedApplication,
  tierNames: (code: string) => Localised,
): ApplicationRow => {
  const { id, reference, state, receivedAt, organisation, contacts, tierCode } = listed.application;
  const applicant = contacts?.[0];
  return {
    id,
    reference,
    state,
    todo: waits(listed),
    receivedAt: iso(receivedAt),
    organisation: organisation && { name: organisation.name, city: organisation.address.city },
    tier: { code: tierCode, names: tierNames(tierCode) },
    applicant: applicant ? { name: applicant.name, email: applicant.email } : null,
    membership: memberOf(listed),
    known: knownOf(listed),
  };
};

export const applicationView = (
  listed: ListedApplication,
  row: ApplicationRow,
  told: {
    consent: ConsentText | null;
    confirmation: ApplicationView['confirmation'];
    actorName: { name?: string };
    newContacts: number[];
    figure: SentFigure | null;
  },
): ApplicationView => {
  const { application } = listed;
  const { organisation, contacts, message, treatedAt, actorType, actorId, receivedOn } =
    application;
  const { consent, confirmation, actorName, newContacts, figure } = told;
  return {
    ...row,
    sent: organisation && contacts && { ...organisation, contacts, message, figure },
    newContacts,
    consent: consent && {
      title: consent.title,
      version: consent.version,
      text: consent.text,
      givenOn: receivedOn,
    },
    notice: application.notice,
    confirmation,
    treated:
      treatedAt === null
        ? null
        : {
            by: { type: actorType as 'admin', id: actorId ?? '', ...actorName },
            at: iso(treatedAt),
          },
  };
};
