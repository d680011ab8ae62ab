import fc from 'fast-check';
import { callNumber } from '../../../src/plugins/membership-lifecycle/shared/account/call-number';
import { COUNTRIES } from '../../../src/plugins/membership-lifecycle/shared/kernel/countries';
import {
  isCallPrefix,
  isRna,
  isTimeZone,
  isWebAddress,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/checks';
import {
  isIdentityKnown,
  missingIdentity,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/identity';
import {
  bicFault,
  formerBicFault,
  ibanFault,
} from '../../../src/plugins/membership-lifecycle/server/src/settings/inputs/bank';

/** The association's identity: what each value may be, and what is missing. */

const IBAN = 'FR7630006000011234567890189';

describe('an IBAN', () => {
  test.each([IBAN, 'FR76 3000 6000 0112 3456 7890 189', 'gb82west12345698765432'])(
    '%s holds',
    (iban) => expect(ibanFault(iban)).toBeNull(),
  );

  test.each([
    ['FR76-3000-6000-0112-3456-7890-189', { reason: 'iban-characters' }],
    ['FR76-3000', { reason: 'iban-characters' }],
    ['ZZ7630006000011234567890189', { reason: 'iban-country', params: { country: 'ZZ' } }],
    ['constructor', { reason: 'iban-country', params: { country: 'CO' } }],
    [
      IBAN.slice(0, -1),
      { reason: 'iban-length', params: { country: 'FR', expected: 27, given: 26 } },
    ],
    ['GB82WEST1234569876543X', { reason: 'iban-form', params: { country: 'GB' } }],
    [`${IBAN.slice(0, -1)}8`, { reason: 'iban-check' }],
  ])('%s is refused for what is wrong with it', (iban, fault) => {
    expect(ibanFault(iban)).toEqual(fault);
  });

  test('with one digit mistyped, or two neighbours swapped, never holds', () => {
    const digit = fc.integer({ min: 4, max: IBAN.length - 1 });
    fc.assert(
      fc.property(digit, fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const other = String((Number(IBAN[at]) + shift) % 10);
        expect(ibanFault(IBAN.slice(0, at) + other + IBAN.slice(at + 1))).not.toBeNull();
      }),
    );
    for (let at = 4; at < IBAN.length - 1; at += 1) {
      if (IBAN[at] === IBAN[at + 1]) continue;
      const swapped = IBAN.slice(0, at) + IBAN[at + 1] + IBAN[at] + IBAN.slice(at + 2);
      expect(ibanFault(swapped)).not.toBeNull();
    }
  });

  test('of any text is judged, and never for ever', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void ibanFault(text)));
    const near = fc.string({ unit: fc.constantFrom(...'FRGB0123456789- .'), maxLength: 40 });
    fc.assert(fc.property(near, (text) => void ibanFault(text)));
  });
});

test.each([
  ['AGRIFRPP', null],
  ['agri fr pp xxx', null],
  ['AGRIFRPPX', { reason: 'bic-length', params: { given: 9 } }],
  ['AGRIZZPP', { reason: 'not-a-bic' }],
  ['AGR1FRPP', { reason: 'not-a-bic' }],
])('the BIC %s gives %j', (bic, fault) => expect(bicFault(bic)).toEqual(fault));

describe('a BIC that stays', () => {
  const SAME_BANK = 'FR7630006000029876543210158';
  const OTHER_BANK = 'FR7699999000010000001234537';
  const from = (before: string, after: string, bic = 'AGRIFRPP') =>
    formerBicFault({ iban: before, bic: 'AGRIFRPP' }, { iban: after, bic });

  test.each([OTHER_BANK, 'GB82WEST12345698765432', ''])(
    'is that of the former bank once the account is %s',
    (iban) => expect(from(IBAN, iban)).toEqual({ reason: 'bic-of-former-bank' }),
  );

  test('holds for another account of the bank, and where there was none', () => {
    expect(from(IBAN, SAME_BANK)).toBeNull();
    expect(from('', IBAN)).toBeNull();
  });

  test('is replaced or emptied with the bank', () => {
    expect(from(IBAN, OTHER_BANK, 'TESTFRPP')).toBeNull();
    expect(from(IBAN, OTHER_BANK, '')).toBeNull();
  });
});

test('RNA numbers, addresses and prefixes are checked by their form', () => {
  expect(isRna('W751212517')).toBe(true);
  expect(isRna('w9r 1000123')).toBe(true);
  expect(isRna('751212517')).toBe(false);
  expect(isRna('W75121251')).toBe(false);
  expect(isWebAddress('https://www.example.org')).toBe(true);
  expect(isWebAddress('javascript:alert(1)')).toBe(false);
  expect(['COT-', 'A/', '2'].every(isCallPrefix)).toBe(true);
  expect(['-A', 'É-', 'A B', 'A_'].some(isCallPrefix)).toBe(false);
  // A credit note that was given out without a prefix has the number AV2026-0001.
  expect(['AV', 'COT-AV', 'av'].some(isCallPrefix)).toBe(false);
  expect(isCallPrefix('AV-')).toBe(true);
});

test('a time zone has a name of the IANA database: an offset knows no summer time', () => {
  expect(isTimeZone('Europe/Paris')).toBe(true);
  expect(isTimeZone('Pacific/Noumea')).toBe(true);
  expect(isTimeZone('+02:00')).toBe(false);
  expect(isTimeZone('Europe/Nowhere')).toBe(false);
});

test('countries are the 249 of the standard, each with a name in both languages', () => {
  expect(new Set(COUNTRIES).size).toBe(249);
  for (const locale of ['fr', 'en']) {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    expect(COUNTRIES.filter((code) => names.of(code) === code)).toEqual([]);
  }
});

describe('the number of a call', () => {
  test('is a prefix, a year and a number of at least so many digits', () => {
    expect(callNumber({ callPrefix: '', callDigits: 4 }, 2026, 17)).toBe('2026-0017');
    expect(callNumber({ callPrefix: 'COT-', callDigits: 3 }, 2026, 1234)).toBe('COT-2026-1234');
  });

  test('is never the same for two calls, whatever the prefixes and the digits', () => {
    const prefix = fc
      .string({ unit: fc.constantFrom(...'AZ09-/'), maxLength: 12 })
      .filter((text) => text === '' || isCallPrefix(text));
    const call = fc.record({
      callPrefix: prefix,
      callDigits: fc.integer({ min: 3, max: 8 }),
      year: fc.integer({ min: 2000, max: 2100 }),
      value: fc.integer({ min: 1, max: 20_000 }),
    });
    fc.assert(
      fc.property(call, call, (one, other) => {
        fc.pre(one.year !== other.year || one.value !== other.value);
        expect(callNumber(one, one.year, one.value)).not.toBe(
          callNumber(other, other.year, other.value),
        );
      }),
    );
  });
});

describe('what is missing', () => {
  const FULL = {
    name: 'A',
    senderEmail: 'a@example.org',
    iban: IBAN,
    siret: '35600000049837',
    street: '1 rue',
    postcode: '75001',
    city: 'Paris',
    email: 'a@example.org',
    phone: '',
    rna: '',
    rateDecision: 'AG du 12 juin 2020',
    signatoryName: 'Jeanne Martin',
  };

  test('is nothing when all that messages need is there', () => {
    expect(missingIdentity(FULL)).toEqual([]);
    expect(isIdentityKnown(FULL)).toBe(true);
  });

  test('is told in the order in which it presses', () => {
    const empty = Object.fromEntries(Object.keys(FULL).map((key) => [key, ''])) as typeof FULL;
    expect(missingIdentity(empty)).toEqual([
      'name',
      'sender',
      'bank',
      'siret',
      'address',
      'contact',
      'rate',
      'signatory',
    ]);
  });

  test.each([
    ['name', { name: '' }, false],
    ['sender', { senderEmail: '' }, false],
    ['address', { city: '' }, true],
    ['contact', { email: '' }, true],
    ['rate', { rateDecision: '' }, true],
    ['signatory', { signatoryName: '' }, true],
  ])('%s', (need, change, known) => {
    expect(missingIdentity({ ...FULL, ...change })).toEqual([need]);
    expect(isIdentityKnown({ ...FULL, ...change })).toBe(known);
  });
});
