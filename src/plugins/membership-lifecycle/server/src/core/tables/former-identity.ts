import { table } from '../../kernel/tables/define';

/** The past of a body: under another name or number, or as a body of its own. */
export const FORMER_IDENTITY_TABLE = table(
  'former-identity',
  {
    /** The body, and its membership, to which this past belongs now. */
    organisationId: 'string',
    membershipId: 'string',
    /** `change` of its own identity, or `merger` of another body into it. */
    cause: 'string',
    /** The body that was merged, with its membership; null for a change. */
    fromOrganisationId: 'string',
    fromMembershipId: 'string',
    name: 'string',
    siren: 'string',
    siret: 'string',
    address: 'json',
    /** The first day on which the identity was no longer valid. */
    until: 'date',
    /** The statuses of both members before a merger, as they were counted. */
    counted: 'json',
    reason: 'text',
    addedAt: 'instant',
    actorType: 'string',
    actorId: 'string',
  },
  [
    { columns: ['organisationId'] },
    { columns: ['membershipId'] },
    { columns: ['fromMembershipId'], unique: true },
    { columns: ['siret'] },
  ],
);
