import { table } from '../../kernel/tables/define';

/** General assemblies: the roll of a day, who was told, who lends a vote, who came. */

export const ASSEMBLY_TABLE = table(
  'assembly',
  {
    title: 'string',
    kind: 'string',
    /** drafted, convened, closed, cancelled. */
    state: 'string',
    heldOn: 'date',
    startsAt: 'string',
    place: 'text',
    link: 'text',
    agenda: 'text',
    cutOffOn: 'date',
    noticeDays: 'integer',
    proxyCap: 'integer',
    proxyHolders: 'string',
    graceVotes: 'boolean',
    duesRequired: 'boolean',
    quorum: 'json',
    frozenOn: 'date',
    convenedOn: 'date',
    closedOn: 'date',
    cancelledOn: 'date',
    cancelReason: 'text',
    /** The assembly without quorum before this one; unique. */
    firstId: 'string',
    result: 'json',
    version: 'integer',
  },
  [{ columns: ['heldOn'] }, { columns: ['firstId'], unique: true }],
);

export const VOTER_TABLE = table(
  'voter',
  {
    assemblyId: 'string',
    membershipId: 'string',
    reference: 'string',
    organisation: 'string',
    /** voting, attending, out. */
    listing: 'string',
    votes: 'integer',
    because: 'json',
    holderName: 'string',
    holderContactId: 'string',
    holderSource: 'string',
    mark: 'string',
    isLate: 'boolean',
    corrections: 'json',
  },
  [{ columns: ['assemblyId', 'membershipId'], unique: true }],
);

export const PROXY_TABLE = table(
  'proxy',
  {
    assemblyId: 'string',
    giverId: 'string',
    holderId: 'string',
    holderName: 'string',
    givenOn: 'date',
    attends: 'boolean',
    revokedOn: 'date',
    revokeReason: 'text',
    /** `assembly:giver`, or null for a revoked proxy: one per member. */
    liveKey: 'string',
  },
  [{ columns: ['assemblyId'] }, { columns: ['liveKey'], unique: true }],
);

export const CONVOCATION_TABLE = table(
  'convocation',
  { assemblyId: 'string', membershipId: 'string', messageId: 'string', on: 'date' },
  [{ columns: ['assemblyId', 'membershipId'], unique: true }],
);
