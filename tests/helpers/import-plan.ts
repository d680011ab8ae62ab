import type { Figures } from '../../src/plugins/membership-lifecycle/shared/core/brackets';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  guessMapping,
  type Mapping,
} from '../../src/plugins/membership-lifecycle/server/src/transfer/rules/columns';
import { lineReader } from '../../src/plugins/membership-lifecycle/server/src/transfer/rules/lines';
import {
  gatherer,
  type Body,
  type KnownBody,
} from '../../src/plugins/membership-lifecycle/server/src/membership/rules/matching';
import {
  planMember,
  type KnownMember,
  type MemberPlan,
} from '../../src/plugins/membership-lifecycle/server/src/transfer/rules/plan';
import type { ReadLine } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/import/types';
import { DEFAULT_WORKFLOW } from '../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import type {
  Facts,
  TierOffer,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  benefitsOf,
  COUNTRY_CODES,
  historyFields,
} from '../../src/plugins/membership-lifecycle/server/src/transfer/import/fields';
import { counter, OTHER_TIER, tierOffer } from './facts';

/** Rows of a file to what their members become, as an import plans it. */

export const TODAY: Day = '2021-06-01';
export const OFFERS = [tierOffer({ opensOn: '2021-01-01' }), OTHER_TIER];
export const FIELDS = historyFields(OFFERS);
const KEYS = FIELDS.map(({ key }) => key);

export const gather = (lines: readonly ReadLine[], known: readonly KnownBody[]): Body[] => {
  const gathered = gatherer(known);
  lines.forEach(gathered.add);
  return gathered.bodies();
};

export type Row = Record<string, string>;

export const SIRET = '35600000049837';
export const OTHER_SIRET = '13000548100010';
export const body = (values: Row = {}): Row => ({
  'organisation.name': 'Commune de Valbrume',
  'organisation.siret': SIRET,
  'organisation.address.postalCode': '01990',
  ...values,
});
export const line = (year: number, values: Row = {}): Row => ({
  ...body(),
  'term.tier': 'Organismes publics',
  'term.startsOn': `01/01/${year}`,
  'term.endsOn': `31/12/${year}`,
  'term.price': '5 000,00 €',
  ...values,
});
export const paid = (on: string, amount = '5000', values: Row = {}): Row => ({
  'payment.on': on,
  'payment.amount': amount,
  ...values,
});

type Known = KnownBody & {
  facts?: Facts | null;
  figures?: Figures;
  /** Its contacts, who represent it. */
  contacts?: { name: string; email: string | null }[];
};

export interface There {
  /** The columns of the file; every field has one otherwise. */
  keys?: string[];
  /** Other offers than the usual ones. */
  offers?: TierOffer[];
  known?: Known[];
  numbers?: Record<string, string>;
  tellsCalls?: boolean;
  /** Whether the file has a column of payments; it has unless this says no. */
  tellsPayments?: boolean;
}

export const knownMember = (
  values: Partial<KnownBody & { figures: Figures }> = {},
  facts: Facts | null = null,
) => ({
  organisationId: 'organisation',
  membershipId: facts?.membership.id ?? null,
  reference: facts?.membership.reference ?? null,
  name: 'Commune de Valbrume',
  siret: SIRET,
  postalCode: '01990',
  facts,
  ...values,
});

const memberOf = (one: Known): KnownMember => ({
  facts: one.facts ?? null,
  organisation: {
    id: one.organisationId,
    name: one.name,
    legalForm: null,
    siren: null,
    serviceCode: null,
    siret: one.siret,
    figures: one.figures ?? {},
    address: { lines: null, postalCode: one.postalCode, city: null, country: 'FR' },
    contacts: (one.contacts ?? []).map((contact, at) => ({
      ...{ id: `contact-${at}`, role: 'representative', phone: null, locale: 'fr' },
      ...{ mandateFrom: null, mandateUntil: null },
      ...contact,
    })),
  },
});

interface File {
  headings: readonly string[];
  rows: readonly (readonly string[])[];
  mapping: Mapping;
}

/** Plans the cells of a file. */
export const planFile = (
  { headings, rows, mapping }: File,
  {
    known = [],
    numbers = {},
    tellsCalls = false,
    tellsPayments = true,
    offers = OFFERS,
  }: There = {},
) => {
  const reading = { today: TODAY, countries: COUNTRY_CODES };
  const read = lineReader(headings, FIELDS, mapping, reading);
  const lines = rows.flatMap((cells, at) => read(cells, at + 2) ?? []);
  const ctx = {
    today: TODAY,
    newId: counter('new'),
    offers,
    workflows: [DEFAULT_WORKFLOW],
    benefits: benefitsOf(offers),
    numbers: new Map(Object.entries(numbers)),
    tellsCalls,
    tellsPayments,
  };
  const plans = gather(lines, known).map((one) => {
    const there = known.find(({ organisationId }) => organisationId === one.known?.organisationId);
    return planMember(one, there ? memberOf(there) : null, ctx);
  });
  return { lines, plans };
};

/** Plans rows whose columns are called by the keys of their fields. */
export const plan = (rows: Row[], { keys = KEYS, ...there }: There = {}) =>
  planFile(
    {
      headings: keys,
      rows: rows.map((row) => keys.map((key) => row[key] ?? '')),
      mapping: guessMapping(keys, FIELDS),
    },
    there,
  );

/** The one member that rows make. */
export const made = (rows: Row[], there?: There): MemberPlan => {
  const { lines, plans } = plan(rows, there);
  expect(lines.flatMap(({ faults }) => faults)).toEqual([]);
  expect(plans).toHaveLength(1);
  return plans[0];
};

/** Why rows are refused: `line: reason at field`. */
export const faults = (rows: Row[], there?: There): string[] =>
  plan(rows, there).lines.flatMap(({ line: number, faults: own }) =>
    own.map(({ reason, field }) => `${number}: ${reason} at ${field}`),
  );
