import { table } from '../../kernel/tables/define';

/** Papers that were issued, and those that members gave; their bytes lie in the private storage. */
export const PAPER_TABLE = table(
  'paper',
  {
    kind: 'string',
    /** What there is one of: an edition of a call, what is attested, a file of a member. */
    key: 'string',
    membershipId: 'string',
    /** The call that it is, or a receipt for; none for a certificate. */
    duesId: 'string',
    /** Counted by call for calls, by membership and kind for what is attested. */
    edition: 'integer',
    name: 'string',
    mime: 'string',
    /** Null on papers that are older than the choice: a PDF alone. */
    format: 'string',
    size: 'integer',
    /** SHA-256 of the bytes, which names them in the private storage. */
    digest: 'string',
    locale: 'string',
    issuedOn: 'date',
    /** The day of which a certificate speaks. */
    aboutOn: 'date',
    replacesId: 'string',
    /** What a call says on it that may be corrected afterwards. */
    said: 'json',
    /** What staff call a paper that a member gave. */
    title: 'string',
    /** The day that is written on it. */
    documentOn: 'date',
    /** The renewal that it belongs to. */
    renewalId: 'string',
    addedAt: 'instant',
    actorType: 'string',
    actorId: 'string',
  },
  [
    { columns: ['key'], unique: true },
    { columns: ['membershipId'] },
    { columns: ['digest'] },
    { columns: ['duesId'] },
  ],
);
