import { table } from '../../kernel/tables/define';

/** Texts that people agree to, with one row for each version, and the consents. */

export const CONSENT_TEXT_TABLE = table(
  'consent-text',
  {
    /** The subject of the text, in the association's words; all its versions share it. */
    title: 'string',
    locale: 'string',
    version: 'integer',
    text: 'text',
    /** The day from which it is shown. */
    fromOn: 'date',
    addedAt: 'instant',
    actorType: 'string',
    actorId: 'string',
    /** `title:locale:version` as it is compared: one row for each. */
    key: 'string',
  },
  [{ columns: ['key'], unique: true }],
);

export const CONSENT_TABLE = table(
  'consent',
  {
    membershipId: 'string',
    contactId: 'string',
    textId: 'string',
    givenOn: 'date',
    /** The way it was given: on a form, by mail, said on the phone. */
    how: 'string',
    recordedAt: 'instant',
    actorType: 'string',
    actorId: 'string',
    withdrawnOn: 'date',
    withdrawnAt: 'instant',
  },
  [{ columns: ['membershipId'] }],
);
