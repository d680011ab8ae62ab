import type { Core } from '@strapi/strapi';
import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { normalised, stored, TABLE } from './command-table';

/** Every command on one member, day by day, those of rights and of bodies among them. */

type Input = Record<string, unknown>;
export interface Step {
  day: string;
  command: string;
  input: (facts: Facts, id: string, strapi: Core.Strapi) => Input | Promise<Input>;
}

const reason = 'Parce que';

const rightOf = ({ entitlements }: Facts): string =>
  entitlements.find(({ benefitCode }) => benefitCode === 'compagnonnage')?.id ?? '';

/** What the table leaves to others: rights and bodies. */
const MORE: Step[] = [
  {
    day: '2021-02-02',
    command: 'consume',
    input: () => ({ benefit: 'compagnonnage', quantity: 2 }),
  },
  {
    day: '2021-02-02',
    command: 'reverse-usage',
    input: async (_facts, id, strapi) => {
      const used = await strapi.db
        .connection('adh_usage')
        .where({ membership_id: id, kind: 'consume' })
        .first();
      return { usageId: used.document_id, reason };
    },
  },
  {
    day: '2021-02-02',
    command: 'adjust',
    input: (facts) => ({ entitlementId: rightOf(facts), quantity: 1, reason }),
  },
  {
    day: '2021-02-03',
    command: 'change-identity',
    input: () => ({ name: 'Commune nouvelle', reason }),
  },
  {
    day: '2021-11-10',
    command: 'carry-over',
    input: (facts) => ({ entitlementId: rightOf(facts), quantity: 1, reason }),
  },
  {
    day: '2022-01-11',
    command: 'anonymise-contact',
    input: (facts) => ({ contactId: facts.contacts[1].id, reason }),
  },
];

export const STEPS: Step[] = [
  ...TABLE.filter(([, , , refused]) => !refused).map(([day, command, input]): Step => ({
    day,
    command,
    input,
  })),
  ...MORE,
].sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));

/** What is stored of a member, without what tells one from another. */
export const traceOf = async (strapi: Core.Strapi, id: string): Promise<string[]> =>
  normalised(await stored(strapi, id))
    .replace(/(contactId|contacts)[^\d}]*\d+/g, '$1')
    // PostgreSQL keeps the keys of an object in the order of their names, of which some are ids.
    .split(/[{},\n]/)
    .map((piece) => piece.trim())
    .sort();
