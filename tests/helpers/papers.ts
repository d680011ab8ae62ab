import {
  attendancePaper,
  type SheetContext,
} from '../../src/plugins/membership-lifecycle/server/src/assemblies/content/attendance';
import type { Locale } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type {
  AttestationContext,
  CertificateContext,
  ReceiptContext,
} from '../../src/plugins/membership-lifecycle/server/src/papers/content/attestation';
import type { SheetOffer } from '../../src/plugins/membership-lifecycle/server/src/papers/content/offer-sheet';
import type { Paper } from '../../src/plugins/membership-lifecycle/server/src/papers/content/paper';
import type { Issuer } from '../../src/plugins/membership-lifecycle/server/src/papers/content/parties';
import type { Letterhead } from '../../src/plugins/membership-lifecycle/server/src/papers/letterhead';
import { DEFAULT_FACE } from '../../src/plugins/membership-lifecycle/shared/settings/face';
import { ASSOCIATION } from './association';
import { callContext, DUES, received } from './calls';
import { term } from './facts';

/** Papers of each kind, to be drawn. */

/** A letterhead with this logo, or without one, in the colours and fonts of nobody in particular. */
export const on = (logo: Uint8Array | null = null): Letterhead => ({ logo, face: DEFAULT_FACE });

/** A signatory, and the association's texts in both languages. */
export const SIGNED = {
  signatoryName: 'Jeanne Martin',
  signatoryQuality: 'trésorière',
  signatoryQualityEn: 'treasurer',
  legalFormEn: 'French non-profit association',
  vatMention: 'Cotisation hors du champ de la TVA',
  vatMentionEn: 'Dues outside the scope of VAT',
  rateDecisionEn: 'General assembly of 12 June 2020',
};

const around = (issuer: Issuer): AttestationContext => ({
  number: 'ADH-2021-0001-A1',
  madeOn: '2021-06-01',
  reference: 'ADH-2021-0001',
  issuer,
  addressee: callContext().addressee,
});

export const certified = (issuer: Issuer): CertificateContext => ({
  ...around(issuer),
  day: '2021-06-01',
  standing: {
    status: 'active',
    since: '2021-01-04',
    term: term(),
    dues: { state: 'settled', on: '2021-03-01' },
  },
});

/** The receipt of so many payments. */
export const receipted = (issuer: Issuer, count: number): ReceiptContext => ({
  ...around(issuer),
  received: {
    call: DUES,
    term: term(),
    lines: Array.from({ length: count }, (_, at) => received(1_000, { id: `payment-${at}` })),
    total: count * 1_000,
    remaining: DUES.amount - count * 1_000,
  },
});

/** An offer with all that a sheet may say. */
export const OFFER: SheetOffer = {
  slug: 'adhesions-2021',
  year: 2021,
  title: 'Adhésions 2021',
  epigraph: { text: 'Une citation.', source: 'Un livre, 2015' },
  why: { heading: 'Pourquoi ?', body: 'Un **mot**, puis :\n\n- un\n- deux\n\n1. un\n2. deux' },
  rightsHeading: 'Vos droits',
  benefits: [
    { code: 'compagnonnage', title: 'Compagnonnage', description: 'Un regard *extérieur*.' },
  ],
  tiers: [
    {
      name: 'Organismes publics',
      audiences: ['collectivités', 'ministères'],
      price: { amount: 500_000, currency: 'EUR' },
      brackets: null,
      term: { months: 12 },
      allowances: [{ benefit: 'compagnonnage', title: 'Compagnonnage', quantityText: '6 séances' }],
    },
  ],
  opensOn: '2021-01-01',
  closesOn: null,
};

/** How a sheet is asked for. */
export const SHEET = { draft: false, form: 'https://adherer.example/adhesion' };

const ASSEMBLY: SheetContext['assembly'] = {
  title: 'Assemblée générale 2021',
  kind: 'ordinary',
  firstId: null,
  heldOn: '2021-06-12',
  startsAt: '18:00',
  place: 'Paris',
  link: '',
  cutOffOn: '2021-06-01',
};

const NOBODY = { present: 0, represented: 0 };

/** The sheet of an assembly of so many members. */
export const attendanceSheet = (count: number, locale: Locale): Paper =>
  attendancePaper(
    {
      assembly: ASSEMBLY,
      lines: Array.from({ length: count }, (_, at) => ({
        organisation: `Ville ${at + 1}`,
        listing: 'voting',
        votes: 1,
        holderName: null,
        attendance: 'absent',
        holds: [],
        gave: null,
      })),
      persons: [],
      tally: {
        members: { ...NOBODY, roll: count },
        votes: { ...NOBODY, roll: count },
        attending: 0,
      },
      quorum: { basis: 'none', needed: 0, there: 0, roll: count, reached: true },
      association: { ...ASSOCIATION, country: 'FR' },
      madeOn: '2021-06-12',
    },
    locale,
  );
