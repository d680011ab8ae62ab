/**
 * The columns of the application's records that queries read, as its content types define them: the
 * plugin's own tables name these by document id.
 */

export const MEMBERSHIPS = {
  collection: 'memberships',
  columns: {
    reference: 'string',
    organisationId: 'string',
    membershipStatus: 'string',
    appliedOn: 'date',
    endsOn: 'date',
    duesState: 'string',
    version: 'integer',
    notes: 'text',
  },
} as const;

export const ORGANISATIONS = {
  collection: 'organisations',
  columns: { name: 'string', siren: 'string', siret: 'string' },
} as const;
