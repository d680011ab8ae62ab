import type {
  Assembly,
  Proxy,
  QuorumRule,
  Voter,
} from '../../src/plugins/membership-lifecycle/server/src/assemblies/rules/types';

/** Assemblies and rolls for the tests of the pure core. */

export const QUORUM: QuorumRule = {
  basis: 'members',
  numerator: 1,
  denominator: 2,
  secondWithout: true,
};

export const PLAN = {
  title: 'Assemblée générale 2021',
  kind: 'ordinary',
  heldOn: '2021-06-30',
  startsAt: '14:30',
  place: 'Salle du conseil',
  link: '',
  agenda: '1. Rapport moral\n2. Comptes',
  cutOffOn: '2021-06-01',
  noticeDays: 15,
  proxyCap: 2,
  proxyHolders: 'members',
  duesRequired: false,
  graceVotes: false,
  quorum: QUORUM,
} as const;

export const assembly = (values: Partial<Assembly> = {}): Assembly => ({
  ...PLAN,
  id: 'assembly',
  state: 'convened',
  frozenOn: '2021-06-01',
  convenedOn: '2021-06-01',
  closedOn: null,
  cancelledOn: null,
  cancelReason: null,
  firstId: null,
  result: null,
  version: 1,
  ...values,
});

export const voter = (membershipId: string, values: Partial<Voter> = {}): Voter => ({
  id: `voter-${membershipId}`,
  assemblyId: 'assembly',
  membershipId,
  reference: `ADH-${membershipId}`,
  organisation: `Commune ${membershipId}`,
  listing: 'voting',
  votes: 1,
  because: { rule: 'term-runs', params: {} },
  holderName: `Mandataire ${membershipId}`,
  holderContactId: null,
  holderSource: 'representative',
  mark: null,
  isLate: false,
  corrections: [],
  ...values,
});

export const proxy = (
  giverId: string,
  holderId: string | null,
  values: Partial<Proxy> = {},
): Proxy => ({
  id: `proxy-${giverId}`,
  assemblyId: 'assembly',
  giverId,
  holderId,
  holderName: holderId === null ? 'Une personne' : null,
  givenOn: '2021-06-02',
  attends: false,
  revokedOn: null,
  revokeReason: null,
  ...values,
});
