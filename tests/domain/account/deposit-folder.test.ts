import { UNDEMANDING } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/call-needs';
import {
  remarksOn,
  whyNotReady,
  type Candidate,
} from '../../../src/plugins/membership-lifecycle/server/src/account/rules/deposit-folder';
import type { DepositNote } from '../../../src/plugins/membership-lifecycle/shared/core/deposits';

/** What of chosen calls and credit notes is deposited on Chorus Pro, and what is told of the rest. */

const SIRET = '35600000049837';
const ISSUER = { siret: '99000010100016' };
const READY: Candidate = {
  kind: 'call',
  number: '2026-0001',
  state: 'open',
  engagementNumber: 'EJ-1',
  serviceCode: null,
  payer: { ...UNDEMANDING, name: 'Commune', siret: SIRET, engagementRequired: true },
  deposit: null,
  callDeposit: null,
  format: 'factur-x',
  renamed: false,
};
const noted = (state: DepositNote['state']): DepositNote => ({
  ...{ state, on: '2026-02-03', reason: state === 'rejected' ? 'Service inconnu' : null },
});
const why = (changes: Partial<Candidate>, issuer = ISSUER) =>
  whyNotReady({ ...READY, ...changes }, issuer)?.reason ?? null;
const remarks = (changes: Partial<Candidate>) =>
  remarksOn({ ...READY, ...changes }, (day) => ({ fr: day, en: day })).map(({ fr }) => fr);

test.each<[string, Partial<Candidate>, string | null]>([
  ['what is whole', {}, null],
  ['a call of a history', { number: '' }, 'deposit-without-number'],
  [
    'of another body',
    { payer: { ...READY.payer, engagementRequired: false } },
    'deposit-elsewhere',
  ],
  [
    'of a platform',
    { payer: { ...READY.payer, facturX: true, invoicesTo: 'platform' } },
    'deposit-elsewhere',
  ],
  ['a call cancelled since', { state: 'cancelled' }, 'deposit-of-cancelled'],
  ['a call waived since', { state: 'waived' }, 'dues-waived'],
  ['the credit note of a cancelled call', { kind: 'credit-note', state: 'cancelled' }, null],
  ['one that is deposited', { deposit: noted('deposited') }, 'deposit-standing'],
  ['one that is in payment', { deposit: noted('in-payment') }, 'deposit-standing'],
  ['one that was rejected', { deposit: noted('rejected') }, null],
  ['one without a paper', { format: null }, 'call-without-paper'],
  ['a number that is too long', { number: 'x'.repeat(21) }, 'deposit-number-long'],
  ['a number as long as it may be', { number: 'x'.repeat(20) }, null],
  ['a number that is required since', { engagementNumber: null }, 'deposit-lacks'],
  ['the same on a credit note', { kind: 'credit-note', engagementNumber: null }, null],
  ['a body without SIRET', { payer: { ...READY.payer, siret: null } }, 'deposit-lacks'],
  // Its paper has the address of the day of its issue.
  ['a body whose address was emptied', { payer: { ...READY.payer, facturX: true } }, null],
])('ready or not: %s', (_what, changes, expected) => {
  expect(why(changes)).toBe(expected);
});

test('nothing is deposited for an association without SIRET', () => {
  expect(why({}, { siret: '' })).toBe('deposit-lacks-own-siret');
});

test('what is ready is told with what to look at before', () => {
  expect(remarks({})).toEqual([]);
  expect(remarks({ state: 'paid' })).toEqual([expect.stringContaining('Déjà réglé')]);
  expect(remarks({ format: 'pdf' })).toEqual([expect.stringContaining('PDF seul')]);
  expect(remarks({ renamed: true })).toEqual([expect.stringContaining('porte l’ancien')]);
  expect(remarks({ deposit: noted('rejected') })).toEqual([
    'Rejeté le 2026-02-03 (Service inconnu) : vérifier que la cause est réparée.',
  ]);
  const note = { kind: 'credit-note', state: 'cancelled' } as const;
  expect(remarks(note)).toEqual([expect.stringContaining('n’est pas noté comme déposé')]);
  expect(remarks({ ...note, callDeposit: noted('received') })).toEqual([]);
});
