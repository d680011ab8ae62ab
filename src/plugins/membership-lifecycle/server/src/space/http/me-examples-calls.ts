/** A made-up member, as examples of answers show it. */

export const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
export const euros = (amount: number) => ({ amount, currency: 'EUR' });
export const term = {
  ...period,
  tier: 'Organismes publics',
  price: euros(500_000),
  basis: null,
};
export const dues = {
  id: 'd4s8a2f6g1h5j9k3l7z0x4c8',
  number: '2026-0017',
  term: period,
  issuedOn: '2026-01-15',
  dueOn: '2026-03-01',
  amount: euros(500_000),
  paid: euros(500_000),
  credit: euros(0),
  remaining: euros(0),
  state: 'paid',
  creditNote: null,
};
export const right = {
  id: 'r2c6v8b4n1m5l9k3j7h0g4f6',
  benefit: 'compagnonnage',
  kind: 'quota',
  name: 'Compagnonnage',
  unit: 'séance',
  granted: 6,
  used: 2,
  carried: 0,
  remaining: 4,
  perPersonCap: null,
  ...period,
  running: true,
};
export const membership = {
  documentId: 'm1x5t8k2q7w4z9r3v6b0n2d4',
  reference: 'ADH-2026-0042',
  organisation: 'Commune de Saint-Exemple',
  status: 'active',
  because: 'Période du 1er janvier 2026 au 31 décembre 2026, cotisation réglée.',
  leaving: null,
  memberSince: '2024-01-01',
  term,
  upToDate: true,
  uncalled: null,
  dues,
  entitlements: [right],
  renewal: null,
};
export const contact = {
  id: '7',
  name: 'Ana Martin',
  email: 'ana@example.org',
  phone: null,
  role: 'representative',
  locale: 'fr',
};
export const VERSION = '2f7d0c9b'.repeat(8);
const inBrief = {
  id: 'o2w6e0r4t8y2u6i0p4a8s2d6',
  kind: 'event',
  title: 'Journée d’étude',
  place: 'Lyon',
  link: null,
  startsOn: '2026-10-08',
  startTime: '14:00',
  endsOn: '2026-10-08',
  endTime: '16:00',
  timeZone: 'Europe/Paris',
};
export const occasion = { ...inBrief, state: 'published' };
export const registration = {
  id: 'g5h9j3k7l1z5x9c3v7b1n5m9',
  occasion,
  person: 'Ana Martin',
  state: 'registered',
  registeredOn: '2026-08-20',
  attendance: null,
  over: false,
  covered: true,
  memberUntil: null,
};
export const ownOccasion = {
  ...inBrief,
  documentId: inBrief.id,
  updatedAt: '2026-08-01T09:00:00.000Z',
  description: null,
  startsAt: '2026-10-08T12:00:00.000Z',
  endsAt: '2026-10-08T14:00:00.000Z',
  capacity: 40,
  left: 12,
  benefit: 'evenements',
  units: 1,
  opensOn: '2026-09-01',
  closesOn: null,
  openness: 'soon',
  priority: true,
  priorityDays: 22,
  priorityFrom: '2026-08-10',
  from: '2026-08-10',
  allowed: true,
  reason: null,
  text: null,
  right: { name: 'Priorité aux rendez-vous', unit: null, remaining: null },
  registrations: [],
};
