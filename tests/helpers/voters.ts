import type { Core } from '@strapi/strapi';
import type {
  AssemblyCommand,
  AssemblyInput,
  AssemblyView,
  RollRow,
} from '../../src/plugins/membership-lifecycle/shared/assemblies/assemblies';
import { PLAN } from './assembly';
import { giveRight, makeMember, type Member, type RightOptions } from './rights';

/** Members who vote, and the commands of their assembly, on a real database. */

const STAFF = { type: 'admin' as const, id: '1' };

type Contacts = {
  name: string;
  email: string;
  role: string;
  locale?: 'fr' | 'en';
  mandateFrom?: string;
  mandateUntil?: string;
}[];

type Span = Pick<RightOptions, 'startsOn' | 'endsOn'>;

/** A member with votes in 2021 or another term, named, with the contacts that are given. */
export const makeVoter = async (
  strapi: Core.Strapi,
  name: string,
  { votes = 1, contacts, span = {} }: { votes?: number; contacts?: Contacts; span?: Span } = {},
): Promise<Member> => {
  const member = await makeMember(strapi);
  await strapi.documents('api::organisation.organisation').update({
    documentId: member.organisation,
    data: {
      name,
      contacts: contacts ?? [
        {
          name: `Élue ${name}`,
          email: `${name.toLowerCase()}@example.org`,
          role: 'mandate-holder',
        },
      ],
    } as never,
  });
  const options =
    votes > 0
      ? { benefit: 'vote', kind: 'vote' as const, granted: votes }
      : { benefit: 'centre', kind: 'access' as const };
  await giveRight(strapi, member.membership, { ...options, ...span });
  return member;
};

const assemblies = (strapi: Core.Strapi) =>
  strapi.plugin('membership-lifecycle').service('assemblies');

/** An assembly that is being prepared. */
export const makeAssembly = (
  strapi: Core.Strapi,
  values: Partial<AssemblyInput> = {},
): Promise<AssemblyView> => assemblies(strapi).create({ ...PLAN, ...values }, STAFF);

/** Runs a command of an assembly. */
export const command = (
  strapi: Core.Strapi,
  id: string,
  name: AssemblyCommand,
  input: object = {},
): Promise<AssemblyView> => assemblies(strapi).run(id, name, input, STAFF);

/** The whole roll of an assembly. */
export const rollOf = async (strapi: Core.Strapi, id: string): Promise<RollRow[]> =>
  (await assemblies(strapi).roll(id, { page: 1, pageSize: 100 })).data;
