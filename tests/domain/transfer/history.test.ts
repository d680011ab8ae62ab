import type {
  Dues,
  Entitlement,
  Facts,
  Payment,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { figureValues } from '../../../src/plugins/membership-lifecycle/shared/core/brackets';
import type { OrganisationRecord } from '../../../src/plugins/membership-lifecycle/server/src/transfer/store/records';
import {
  historyLines,
  tierNamer,
} from '../../../src/plugins/membership-lifecycle/server/src/transfer/export/history';
import { factsOf, Life, membership, OTHER_TIER, PRICE, term, tierOffer } from '../../helpers/facts';

/** Which lines a member's history has. */

const TODAY = '2021-06-01';

const organisation: OrganisationRecord = {
  id: 'organisation',
  name: 'Ville de Valbrume',
  legalForm: 'Commune',
  siren: null,
  siret: '21380000000018',
  serviceCode: null,
  ...figureValues({}),
  address: { lines: '1, place', postalCode: '38990', city: 'Valbrume', country: 'FR' },
  billingAddress: null,
  contacts: [
    {
      ...{ name: 'Ana', email: 'ana@example.org', phone: null },
      ...{ role: 'representative', locale: 'fr' },
      ...{ mandateFrom: null, mandateUntil: '2026-03-31' },
    },
    {
      ...{ name: 'Eve', email: 'eve@example.org', phone: null },
      ...{ role: 'representative', locale: 'en' },
      ...{ mandateFrom: '2020-01-01', mandateUntil: null },
    },
  ],
  notes: null,
};

const dues = (values: Partial<Dues> = {}): Dues => ({
  id: 'call',
  membershipId: 'member',
  termId: 'term',
  number: '2021-0001',
  issuedOn: '2021-01-05',
  dueOn: '2021-02-04',
  amount: 500_000,
  currency: 'EUR',
  engagementNumber: 'EJ-1',
  serviceCode: null,
  cancelledOn: null,
  heldUntil: null,
  heldCause: null,
  writtenOff: null,
  writtenOffOn: null,
  writtenOffAs: null,
  ...values,
});

const payment = (values: Partial<Payment>): Payment => ({
  id: 'payment',
  duesId: 'call',
  creditOf: null,
  receiptId: null,
  kind: 'received',
  amount: 250_000,
  on: '2021-02-01',
  method: 'transfer',
  reference: null,
  reason: null,
  reversesId: null,
  ...values,
});

const right = (values: Partial<Entitlement>): Entitlement => ({
  id: 'right',
  membershipId: 'member',
  termId: 'term',
  benefitCode: 'ateliers',
  kind: 'quota',
  names: { fr: 'Ateliers', en: 'Workshops' },
  units: null,
  granted: 4,
  used: 1,
  carryOverCap: 0,
  perPersonCap: null,
  startsOn: '2021-01-01',
  endsOn: '2021-12-31',
  voidedOn: null,
  grants: null,
  ...values,
});

const linesOf = (facts: Partial<Facts>) =>
  historyLines({ facts: factsOf(facts), organisation }, () => 'Formule').map(
    (cells): Record<string, unknown> => Object.assign({}, ...[...cells].reverse()),
  );
const amounts = (facts: Partial<Facts>) =>
  linesOf(facts).map((line) => line['payment.amount'] ?? null);

test('says on the first line of a term what is known, and on the others only whose payment it is', () => {
  const later = payment({ id: 'later', on: '2021-03-01', method: 'cheque' });
  const [first, second, ...none] = linesOf({
    terms: [term()],
    dues: [dues()],
    payments: [later, payment({})],
    entitlements: [right({})],
  });
  expect(none).toEqual([]);
  expect(first).toMatchObject({
    'organisation.name': 'Ville de Valbrume',
    'contacts.representative.name': 'Ana',
    'contacts.representative.mandateFrom': null,
    'contacts.representative.mandateUntil': '2026-03-31',
    'dues.number': '2021-0001',
    'dues.engagementNumber': 'EJ-1',
    'payment.on': '2021-02-01',
    'rights.ateliers.granted': 4,
    'rights.ateliers.used': 1,
  });
  expect(second).toMatchObject({
    'organisation.name': 'Ville de Valbrume',
    'membership.reference': 'ADH-2021-0001',
    'payment.on': '2021-03-01',
    'payment.method': { fr: 'Chèque', en: 'Cheque' },
  });
  expect(second).not.toHaveProperty('dues.number');
  expect(second).not.toHaveProperty('rights.ateliers.used');
});

test('leaves out what was taken back, with what took it back, and keeps refunds', () => {
  const money = { terms: [term()], dues: [dues()] };
  const reversal = payment({
    id: 'back',
    kind: 'reversal',
    amount: -250_000,
    reversesId: 'payment',
  });
  const refund = payment({ id: 'refund', kind: 'refund', amount: -50_000, on: '2021-04-01' });
  const kept = payment({ id: 'kept', amount: 100_000, on: '2021-03-01' });
  expect(amounts({ ...money, payments: [payment({}), kept, reversal, refund] })).toEqual([
    100_000, -50_000,
  ]);
  expect(amounts({ ...money, payments: [payment({}), reversal] })).toEqual([null]);
});

test('says once what came to a call in parts of one receipt', () => {
  const life = new Life().do('approve').call();
  const termId = life.last.term?.id;
  life.pay().do('reprice', { termId, amount: PRICE - 200, reason: 'x' });
  // The receipt is on the new call in as many parts as it took to raise the price again.
  life.do('reprice', { termId, amount: PRICE, reason: 'x' });
  expect(amounts(life.facts)).toEqual([PRICE]);
});

test('has neither proposed nor void terms, nor calls that were cancelled', () => {
  expect(
    linesOf({ terms: [term({ state: 'proposed' }), term({ id: 'x', state: 'void' })] }),
  ).toEqual([]);
  const [line] = linesOf({ terms: [term()], dues: [dues({ cancelledOn: '2021-01-06' })] });
  expect(line).not.toHaveProperty('dues.number');
});

test('asks nothing more of dues that were waived', () => {
  const waived = [term({ waivedOn: '2021-02-02', waiveReason: 'Année offerte' })];
  const [line] = linesOf({ terms: waived, dues: [dues()] });
  expect(line['term.price']).toBe(0);
  expect(line).not.toHaveProperty('dues.number');
  const [paid] = linesOf({ terms: waived, dues: [dues()], payments: [payment({})] });
  expect(paid).toMatchObject({ 'term.price': 250_000, 'dues.number': '2021-0001' });
});

test('says since when and until when, and no quantity of what is not counted', () => {
  const [line] = linesOf({
    membership: membership({ endedOn: '2021-05-01', endKind: 'withdrawn' }),
    terms: [term()],
    entitlements: [
      right({ benefitCode: 'vote', kind: 'vote', granted: 1, used: 0 }),
      right({ benefitCode: 'centre', kind: 'access', granted: null, used: 3 }),
      right({ benefitCode: 'repris', voidedOn: '2021-02-01', used: 0 }),
    ],
  });
  expect(line).toMatchObject({
    'membership.since': term().startsOn,
    'membership.endedOn': '2021-05-01',
    'membership.endKind': { fr: 'Démission', en: 'Withdrawal' },
    'rights.vote.granted': 1,
    'rights.vote.used': null,
    'rights.centre.granted': null,
    'rights.centre.used': 3,
  });
  expect(line).not.toHaveProperty('rights.repris.granted');
});

test('names a tier so that the import finds it: by its code where its name means another', () => {
  const mine = tierOffer();
  const named = tierNamer([mine, OTHER_TIER], TODAY);
  expect(named(term())).toEqual(mine.tierNames);
  const renamed = term({ tierNames: OTHER_TIER.tierNames });
  expect(named(renamed)).toBe(mine.tierCode);
  // Nobody sells it any more: its name is all that there is.
  const gone = { tierCode: 'ancienne', tierNames: { fr: 'Ancienne', en: 'Old' } };
  expect(named(term({ ...gone, endsOn: '2020-12-31' }))).toEqual(gone.tierNames);
});
