import fc from 'fast-check';
import type {
  Dues,
  Payment,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { CallContext } from '../../src/plugins/membership-lifecycle/server/src/papers/content/call';
import type { Issuer } from '../../src/plugins/membership-lifecycle/server/src/papers/content/parties';
import { ASSOCIATION } from './association';
import { plusDays } from './days';
import { factsOf, term } from './facts';

/** Calls for dues, as they are put on paper. */

export const ISSUER: Issuer = {
  ...ASSOCIATION,
  legalFormEn: '',
  vatMention: '',
  vatMentionEn: '',
  rateDecisionEn: '',
  signatoryName: '',
  signatoryQuality: '',
  signatoryQualityEn: '',
  vatTreatment: '',
  taxNumber: '',
  country: 'FR',
  phone: '',
  website: '',
  accountHolder: '',
};

/** The association once it has said how its dues stand with VAT. */
export const INVOICER: Issuer = {
  ...ISSUER,
  vatMention: 'Cotisation hors du champ de la TVA',
  vatTreatment: 'outside-scope',
};

export const DUES: Dues = {
  id: 'dues',
  membershipId: 'member',
  termId: 'term',
  number: '2021-0007',
  issuedOn: '2021-01-05',
  dueOn: '2021-02-04',
  amount: 500_000,
  currency: 'EUR',
  engagementNumber: 'EJ-4521',
  serviceCode: 'SVC-CULTURE',
  cancelledOn: null,
};

/** A line of money on the call. */
export const received = (amount: number, values: Partial<Payment> = {}): Payment => ({
  id: 'payment',
  duesId: DUES.id,
  creditOf: null,
  receiptId: null,
  kind: 'received',
  amount,
  on: '2021-02-01',
  method: 'transfer',
  reference: null,
  reason: null,
  reversesId: null,
  ...values,
});

export const callContext = (more: Partial<CallContext> = {}): CallContext => ({
  facts: factsOf({ terms: [term()], dues: [DUES] }),
  duesId: 'dues',
  editedOn: '2021-01-05',
  issuer: ISSUER,
  addressee: {
    name: 'Ville d’Exemple',
    legalForm: null,
    siren: '356000000',
    siret: '35600000049837',
    serviceCode: null,
    address: {
      lines: 'Hôtel de ville\n1 place',
      postalCode: '78470',
      city: 'Exemple',
      country: 'FR',
    },
  },
  ...more,
});

/** Names as people type them, with what would break XML or a line. */
const name = fc
  .array(fc.constantFrom(...'aéÎœ ß Z9 &<>"\'’«»()/;\n—'), { minLength: 1, maxLength: 60 })
  .map((signs) => `V${signs.join('')}`);
const day = fc.integer({ min: 0, max: 7_669 }).map((days) => plusDays('2015-01-01', days));
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const orNot = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const vat = fc.constantFrom<Pick<Issuer, 'vatTreatment' | 'vatMention' | 'taxNumber'>>(
  { vatTreatment: 'outside-scope', vatMention: 'Hors du champ de la TVA', taxNumber: '' },
  { vatTreatment: 'outside-scope', vatMention: 'Hors du champ', taxNumber: 'FR00990000101' },
  { vatTreatment: 'exempt', vatMention: 'TVA non applicable', taxNumber: 'FR00990000101' },
  { vatTreatment: 'exempt', vatMention: 'Exonérée <article 261>', taxNumber: '990000101' },
);

/** Any call that may be issued to a body whose calls carry the data of an invoice. */
export const anyCall: fc.Arbitrary<CallContext> = fc
  .record({
    vat,
    known: name,
    legalName: fc.oneof(fc.constant(''), name),
    body: name,
    city: name,
    lines: fc.array(name, { minLength: 1, maxLength: 5 }),
    country: fc.constantFrom('FR', 'BE', 'RE'),
    siret: digits(14),
    amount: fc.oneof(
      fc.integer({ min: 1, max: 999_999_99 }),
      fc.constantFrom(1, 10, 99, 100, 1005),
    ),
    paidShare: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1.1, noNaN: true })),
    serviceCode: orNot(name),
    engagementNumber: orNot(name),
    days: fc.uniqueArray(day, { minLength: 4, maxLength: 4 }).map((list) => [...list].sort()),
    number: digits(6),
    tier: name,
  })
  .map(({ days, ...one }) => {
    const [startsOn, issuedOn, editedOn, last] = days;
    const call = { ...DUES, ...one, number: `2021-${one.number}`, issuedOn, dueOn: last };
    const tierNames = { fr: one.tier, en: '' };
    const { siret, city, country } = one;
    const payments = [received(Math.round(one.amount * one.paidShare))];
    return callContext({
      facts: factsOf({
        terms: [term({ startsOn, endsOn: last, tierNames })],
        dues: [call],
        payments,
      }),
      editedOn,
      issuer: { ...ISSUER, ...one.vat, name: one.known, legalName: one.legalName },
      addressee: {
        name: one.body,
        legalForm: null,
        siren: siret.slice(0, 9),
        siret,
        serviceCode: null,
        address: { lines: one.lines.join('\n'), postalCode: '78470', city, country },
      },
    });
  });
