import { table } from '../../kernel/tables/define';

/** Papers that were issued, and those that members gave; their bytes lie in the private storage. */
export const PAPER_TABLE = table(
  'paper',
  {
    kind: 'string',
    /** A unique key: of a call's edition, of an attested fact, or of a member's file. */
    key: 'string',
    membershipId: 'string',
    /** The call, or the call of a receipt; null for a certificate. */
    duesId: 'string',
    /** Numbered per call for calls, per membership and kind for certificates and receipts. */
    edition: 'integer',
    name: 'string',
    mime: 'string',
    /** Null on older papers, which are plain PDFs. */
    format: 'string',
    size: 'integer',
    /** SHA-256 of the bytes, which names them in the private storage. */
    digest: 'string',
    locale: 'string',
    issuedOn: 'date',
    /** The day of which a certificate speaks. */
    aboutOn: 'date',
    replacesId: 'string',
    /** The contents of a call that can be corrected later. */
    said: 'json',
    /** The bank account on a call, once the association has another; null while it is the present one. */
    account: 'json',
    /** Its IBAN, by which calls are found. */
    accountIban: 'string',
    /** Staff's title for a paper that a member gave. */
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
