import fc from 'fast-check';
import type {
  CreditNote,
  Dues,
  Payment,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { CallContext } from '../../src/plugins/membership-lifecycle/server/src/papers/content/call';
import type { Issuer } from '../../src/plugins/membership-lifecycle/server/src/papers/content/parties';
import type { InvoiceNetwork } from '../../src/plugins/membership-lifecycle/shared/settings/invoicing';
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
  electronicAddress: '',
  chorusFrame: 'A1',
  recoveryMention: '',
  latenessMention: '',
  discountMention: '',
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
  heldUntil: null,
  heldCause: null,
  writtenOff: null,
  writtenOffOn: null,
  writtenOffAs: null,
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
    electronicAddress: null,
    address: {
      lines: 'Hôtel de ville\n1 place',
      postalCode: '78470',
      city: 'Exemple',
      country: 'FR',
    },
  },
  invoicesTo: 'chorus-pro',
  ...more,
});

/** The credit note of the call. */
export const creditNote = (values: Partial<CreditNote> = {}): CreditNote => ({
  id: 'note',
  duesId: DUES.id,
  number: 'AV2021-0003',
  issuedOn: '2021-03-01',
  amount: DUES.amount,
  currency: 'EUR',
  cause: 'corrected',
  replacedById: null,
  ...values,
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

/** A body as the way of its invoices wants it: a foreign one has no number, and gets e-mails alone. */
const bodyOf = (invoicesTo: InvoiceNetwork, siret: string, suffix: string | null) => {
  const siren = siret.slice(0, 9);
  if (invoicesTo === 'email-only') return { siren: null, siret: null, electronicAddress: null };
  const electronicAddress = suffix === null ? null : `${siren}${suffix}`;
  return { siren, siret: invoicesTo === 'platform' && suffix ? null : siret, electronicAddress };
};

export const NETWORKS = [
  ...(['outside-scope', 'exempt'] as const).flatMap((treatment) => [
    { treatment, invoicesTo: 'chorus-pro', chorusFrame: 'A1' } as const,
    { treatment, invoicesTo: 'chorus-pro', chorusFrame: 'S1' } as const,
    { treatment, invoicesTo: 'platform', chorusFrame: 'A1' } as const,
    { treatment, invoicesTo: 'email-only', chorusFrame: 'A1' } as const,
  ]),
];
export const PAID = ['unpaid', 'part paid', 'paid', 'credit note'] as const;

/** A kind of invoice data: where it goes, how dues stand with VAT, and what was paid. */
export interface CallKind {
  treatment: 'outside-scope' | 'exempt';
  invoicesTo: InvoiceNetwork;
  chorusFrame: 'A1' | 'S1';
  paid: (typeof PAID)[number];
}

/** Every kind. */
export const KINDS: readonly CallKind[] = NETWORKS.flatMap((network) =>
  PAID.map((paid) => ({ ...network, paid })),
);

/** The name of a kind, for people. */
export const nameOf = ({ treatment, invoicesTo, chorusFrame, paid }: CallKind): string =>
  `${invoicesTo}${chorusFrame === 'S1' ? ' (S1)' : ''}, ${treatment}, ${paid}`;

/** What came in on a call of an amount, and leaves its kind. */
const paidOf = (paid: CallKind['paid'], amount: number, share: number): number => {
  if (paid === 'unpaid' || paid === 'credit note') return 0;
  return paid === 'paid' ? amount : Math.min(amount - 1, Math.ceil(amount * share));
};

/** Any call or credit note of a kind that may be issued to a body whose calls carry data. */
export const callOfKind = (kind: CallKind): fc.Arbitrary<CallContext> =>
  fc
    .record({
      vat: vat.filter(({ vatTreatment }) => vatTreatment === kind.treatment),
      known: name,
      legalName: fc.oneof(fc.constant(''), name),
      body: name,
      city: name,
      lines: fc.array(name, { minLength: 1, maxLength: 5 }),
      country: fc.constantFrom('FR', 'BE', 'RE'),
      siret: digits(14),
      suffix: orNot(fc.constantFrom('_A', '.compta-2', '_00017_SVC')),
      amount: fc.oneof(
        fc.integer({ min: 1, max: 999_999_99 }),
        fc.constantFrom(1, 10, 99, 100, 1005),
      ),
      paidShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
      surplus: fc.constantFrom(0, 0, 1, 5_000),
      mention: fc.oneof(fc.constant(''), name),
      serviceCode: orNot(name),
      engagementNumber: orNot(name.map((text) => text.slice(0, 50))),
      days: fc.uniqueArray(day, { minLength: 5, maxLength: 5 }).map((list) => [...list].sort()),
      number: digits(6),
      tier: name,
    })
    .map(({ days, ...one }) => {
      const [startsOn, issuedOn, paidOn, notedOn, last] = days;
      const isNote = kind.paid === 'credit note';
      const call = {
        ...DUES,
        ...one,
        number: `2021-${one.number}`,
        issuedOn,
        // A credit note is often younger than the day on which the call was due.
        dueOn: isNote ? paidOn : last,
        cancelledOn: isNote ? notedOn : null,
      };
      const paid = paidOf(kind.paid, one.amount, one.paidShare);
      const surplus = kind.paid === 'paid' ? one.surplus : 0;
      return callContext({
        facts: factsOf({
          terms: [term({ startsOn, endsOn: last, tierNames: { fr: one.tier, en: '' } })],
          dues: [call],
          creditNotes: isNote ? [creditNote({ amount: one.amount, issuedOn: notedOn })] : [],
          payments: paid > 0 ? [received(paid + surplus, { on: paidOn })] : [],
        }),
        editedOn: isNote ? notedOn : issuedOn,
        issuer: {
          ...ISSUER,
          ...one.vat,
          name: one.known,
          legalName: one.legalName,
          chorusFrame: kind.chorusFrame,
          latenessMention: one.mention,
        },
        addressee: {
          name: one.body,
          legalForm: null,
          serviceCode: null,
          ...bodyOf(kind.invoicesTo, one.siret, one.suffix),
          address: {
            lines: one.lines.join('\n'),
            postalCode: '78470',
            city: one.city,
            country: kind.invoicesTo === 'email-only' ? one.country : 'FR',
          },
        },
        invoicesTo: kind.invoicesTo,
      });
    });

/** Any call or credit note whatever its kind. */
export const anyCall: fc.Arbitrary<CallContext> = fc
  .constantFrom(...KINDS)
  .chain((kind) => callOfKind(kind));
