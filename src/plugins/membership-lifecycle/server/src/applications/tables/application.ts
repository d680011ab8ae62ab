import { table } from '../../kernel/tables/define';

/** Applications of strangers, and the challenges that they have used. */

export const APPLICATION_TABLE = table(
  'application',
  {
    reference: 'string',
    /** linked, waiting, attached, spam. */
    state: 'string',
    tierCode: 'string',
    /** As it was typed; null once it was emptied. */
    organisation: 'json',
    contacts: 'json',
    message: 'text',
    consentTextId: 'string',
    /** The notice on personal data that was shown: its version, its language, its parts. */
    notice: 'json',
    applicantEmail: 'string',
    people: 'text',
    membershipId: 'string',
    knownOrganisationId: 'string',
    knownBy: 'string',
    receivedOn: 'date',
    receivedAt: 'instant',
    confirmed: 'boolean',
    treatedAt: 'instant',
    actorType: 'string',
    actorId: 'string',
    digest: 'string',
    /** Digest and day: the same application is kept once. */
    onceKey: 'string',
  },
  [
    { columns: ['reference'], unique: true },
    { columns: ['onceKey'], unique: true },
    { columns: ['digest'] },
    { columns: ['applicantEmail', 'receivedAt'] },
    { columns: ['state'] },
    { columns: ['membershipId'] },
  ],
);

/** Proofs of work that were accepted: each serves once, whichever instance sees it. */
export const USED_CHALLENGE_TABLE = table(
  'used-challenge',
  { key: 'string', expiresAt: 'instant' },
  [{ columns: ['key'], unique: true }, { columns: ['expiresAt'] }],
);
