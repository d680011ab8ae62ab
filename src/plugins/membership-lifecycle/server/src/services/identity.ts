import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/contracts';
import { addActivities } from '../repositories/activities';
import { lockMemberships, markDue } from '../repositories/memberships';
import {
  findOrganisation,
  updateLegalIdentity,
  type LegalIdentity,
} from '../repositories/organisations';
import { executorOf, type Transaction } from '../repositories/database';
import { refuse } from '../utils/errors';
import { getService } from '../utils/get-service';
import type { Caller } from './commands';
import { refuseIfChanged } from './freshness';
import { journalLine } from './journal-line';
import { eraseContact } from './privacy-erasure';

/** The legal identity and the people of a member: the membership goes on through their changes. */
const createIdentityService = ({ strapi }: { strapi: Core.Strapi }) => {
  const changeIdentity = async (organisationId: string, input: Record<string, unknown>) => {
    const { name, siren, siret } = input as Partial<LegalIdentity>;
    const given = Object.fromEntries(
      Object.entries({ name, siren, siret }).filter(([, value]) => value !== undefined),
    ) as Partial<LegalIdentity>;
    if (Object.keys(given).length === 0) throw refuse('nothing-to-change');
    const before = await findOrganisation(strapi, organisationId);
    await updateLegalIdentity(strapi, organisationId, given);
    const side = (values: Partial<LegalIdentity>) =>
      Object.fromEntries(
        Object.keys(given).map((key) => [key, values[key as keyof LegalIdentity] ?? null]),
      );
    return { before: side(before), after: side(given) };
  };

  const journal = async (
    trx: Transaction,
    id: string,
    command: string,
    input: Record<string, unknown>,
    sides: { before: Record<string, unknown>; after: Record<string, unknown> },
    actor: Actor,
  ) => {
    const on = getService(strapi, 'clock').today();
    const at = getService(strapi, 'clock').now();
    const line = journalLine({ membershipId: id, command, actor, on, at, input, ...sides });
    await addActivities(trx, [line], at);
  };

  return {
    /** Runs `change-identity` or `anonymise-contact`; their input has been checked. */
    async run(
      id: string,
      command: string,
      input: Record<string, unknown>,
      { actor, seen }: Caller,
    ): Promise<void> {
      if (command === 'anonymise-contact') {
        const { contactId, reason } = input as { contactId: string; reason: string };
        await eraseContact(strapi, id, { contactId, reason }, { actor, seen });
        return;
      }
      const facts = await getService(strapi, 'facts').load(id);
      if (!facts) throw refuse('membership-unknown', { membership: id });
      const { organisationId } = facts.membership;
      await strapi.db.transaction(async ({ trx }) => {
        await lockMemberships(trx, [id]);
        await refuseIfChanged(strapi, trx, id, seen);
        const sides = await changeIdentity(organisationId, input);
        await journal(trx, id, command, input, sides, actor);
      });
    },

    /** An organisation's contacts changed: a proposal that waited for one may now leave. */
    async organisationChanged(organisationId: string): Promise<void> {
      const today = getService(strapi, 'clock').today();
      await markDue(await executorOf(strapi), today, { organisationId });
    },
  };
};

export default createIdentityService;
