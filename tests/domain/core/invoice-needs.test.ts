import fc from 'fast-check';
import {
  payerLacks,
  UNDEMANDING,
  whyNotCalled,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/call-needs';
import type { Payer } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { tooLongForChorus } from '../../../src/plugins/membership-lifecycle/server/src/settings/rules/invoicing';
import {
  callNumber,
  creditNoteNumber,
  longestPrefix,
} from '../../../src/plugins/membership-lifecycle/shared/account/call-number';
import { isElectronicAddress } from '../../../src/plugins/membership-lifecycle/shared/settings/invoicing';
import { factsOf } from '../../helpers/facts';

/** What electronic invoices need, by where they go, and where it is said to be typed. */

const NUMBERS = { engagementNumber: null, serviceCode: null };
const SIREN = '356000000';
const invoiced = (payer: Partial<Payer>): Payer => ({
  ...UNDEMANDING,
  facturX: true,
  addressed: true,
  ...payer,
});

describe('what an invoice lacks', () => {
  const lacks = (payer: Partial<Payer>, numbers: object = {}) =>
    payerLacks(invoiced(payer), { ...NUMBERS, ...numbers });

  test('in Chorus Pro is the SIRET, and what is too long for it', () => {
    expect(lacks({ siren: SIREN })).toEqual(['siret']);
    const siret = `${SIREN}49837`;
    expect(lacks({ siret, name: 'x'.repeat(99) }, { engagementNumber: 'x'.repeat(50) })).toEqual(
      [],
    );
    expect(lacks({ siret, name: 'x'.repeat(100) }, { engagementNumber: 'x'.repeat(51) })).toEqual([
      'engagementLength',
      'nameLength',
    ]);
  });

  test('on a platform is a SIREN, which a SIRET holds, and an address that begins with it', () => {
    const platform = { invoicesTo: 'platform' } as const;
    expect(lacks(platform)).toEqual(['siren']);
    expect(lacks({ ...platform, siret: `${SIREN}49837`, name: 'x'.repeat(100) })).toEqual([]);
    expect(lacks({ ...platform, siren: SIREN, electronicAddress: `${SIREN}_A` })).toEqual([]);
    expect(lacks({ ...platform, siren: SIREN, electronicAddress: '999000000' })).toEqual([
      'electronicAddress',
    ]);
  });

  test('by e-mail alone is an address, of a foreign body too', () => {
    expect(lacks({ invoicesTo: 'email-only' })).toEqual([]);
    expect(lacks({ invoicesTo: 'email-only', addressed: false })).toEqual(['address']);
  });

  test('is nothing where no invoice is asked for', () => {
    const body = { facturX: false, addressed: false, name: 'x'.repeat(100) };
    expect(lacks(body, { engagementNumber: 'x'.repeat(51) })).toEqual([]);
  });

  test('is said with where to type it', () => {
    const long = { engagementNumber: 'x'.repeat(51), serviceCode: null };
    const payer = invoiced({ siret: `${SIREN}49837` });
    const why = whyNotCalled(factsOf({ payer }), long);
    expect(why?.details).toMatchObject({ field: 'engagementNumber' });
    expect(JSON.stringify(why?.details)).toContain('formulaire de l’appel');
    const platform = whyNotCalled(
      factsOf({ payer: invoiced({ invoicesTo: 'platform' }) }),
      NUMBERS,
    );
    expect(JSON.stringify(platform?.details)).toContain(
      'le SIREN ou le SIRET (fiche de l’organisme)',
    );
  });

  test('of the association is what Chorus Pro limits, for Chorus Pro alone', () => {
    const invoiceLacks = ['chorus-account', 'vat-mention'] as const;
    const why = (payer: Partial<Payer>) =>
      whyNotCalled(
        factsOf({ payer: invoiced({ siret: `${SIREN}49837`, ...payer }), invoiceLacks }),
        NUMBERS,
      )?.details;
    expect(why({})).toMatchObject({ lacks: ['chorus-account', 'vat-mention'] });
    expect(why({ invoicesTo: 'platform' })).toMatchObject({ lacks: ['vat-mention'] });
  });
});

test('the identity is told what is too long for Chorus Pro', () => {
  const short = {
    name: 'A',
    legalName: '',
    iban: 'x'.repeat(27),
    callPrefix: 'COT-',
    callDigits: 4,
  };
  expect(tooLongForChorus(short)).toEqual([]);
  const long = { legalName: 'x'.repeat(100), iban: 'x'.repeat(28), callPrefix: 'COTISATION-' };
  expect(tooLongForChorus({ ...short, ...long })).toEqual([
    'chorus-number',
    'chorus-name',
    'chorus-account',
  ]);
});

test('a prefix that is taken leaves every number of a year within twenty characters', () => {
  const digits = fc.integer({ min: 3, max: 8 });
  fc.assert(
    fc.property(digits, fc.integer({ min: 1, max: 99_999 }), (callDigits, value) => {
      const numbering = { callPrefix: 'A'.repeat(longestPrefix(callDigits)), callDigits };
      expect(callNumber(numbering, 2026, value).length).toBeLessThanOrEqual(20);
      expect(creditNoteNumber(numbering, 2026, value).length).toBeLessThanOrEqual(20);
    }),
  );
  expect(
    creditNoteNumber({ callPrefix: 'A'.repeat(longestPrefix(4)), callDigits: 4 }, 2026, 99_999),
  ).toHaveLength(20);
});

test.each([
  [SIREN, true],
  [`${SIREN}_00017.A-b`, true],
  [`${SIREN}${'x'.repeat(116)}`, true],
  [`${SIREN}${'x'.repeat(117)}`, false],
  [`${SIREN} A`, false],
  [`${SIREN}é`, false],
  ['35600000', false],
  ['999000000', false],
])('the address %s on the platforms: %s', (address, isOne) =>
  expect(isElectronicAddress(address, SIREN)).toBe(isOne),
);
