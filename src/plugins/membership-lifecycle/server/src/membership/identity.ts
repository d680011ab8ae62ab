import type { Core } from '@strapi/strapi';
import { typedDigits } from '../../../shared/kernel/business-number';
import type { Actor } from '../../../shared/kernel/common';
import { isPostcodeOf } from '../../../shared/kernel/postcode';
import { noteDone, wasDone } from '../core/command-requests';
import type { Asking } from '../core/commands';
import { factsIn } from '../core/facts';
import { nameOfHolder, otherHolder } from '../core/rules/siret-holders';
import type { Membership } from '../core/rules/types';
import { forgetFormerSiret } from '../core/store/former-identities';
import { lockMemberships, markDue } from '../core/store/memberships';
import {
  findOrganisation,
  saveFormerly,
  updateOrganisation,
  type LegalIdentity,
  type StoredAddress,
} from '../core/store/organisations';
import { findSiretHolders, lockBodies, standingBody } from '../core/store/siret-holders';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { refuseFields } from '../kernel/field-errors';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Executor, type Transaction } from '../kernel/store/database';
import { refuseIfChanged } from '../settings/freshness';
import { keepFormerIdentity } from './former-identity';
import { refuse } from './refusals/mergers';
import { formerlyText, withoutNumber } from './rules/bodies';

/** The changed fields of a body's identity; missing fields stay as they are. */
interface ChangedIdentity extends Partial<LegalIdentity> {
  street?: string;
  postcode?: string;
  city?: string;
  /** The first day of the new identity; today by default. */
  on?: Day;
  reason: string;
  /** A number that another body had is taken from it: it was there by mistake. */
  confirmed?: boolean;
}

const NO_ADDRESS: StoredAddress = { lines: null, postalCode: null, city: null, country: 'FR' };

const said = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<T>;

/** The bodies that had a number and have another one now; refused until the person confirmed it. */
const formerHolders = async (
  db: Executor,
  siret: string,
  organisationId: string,
  confirmed: boolean,
): Promise<{ who: string; ids: string[] } | null> => {
  const holders = await findSiretHolders(db, siret);
  const own = await standingBody(db, organisationId);
  const other = otherHolder(holders, own);
  // The rules of organisations refuse the number of a body that has it now.
  if (!other?.isFormer) return null;
  const who = nameOfHolder(other);
  if (!confirmed) throw refuse('siret-formerly-taken', { siret, who });
  return { who, ids: holders.map((one) => one.organisationId).filter((id) => id !== own) };
};

/** Takes a number from bodies that have another one now. */
const takeFormer = async (
  strapi: Core.Strapi,
  trx: Transaction,
  siret: string,
  ids: readonly string[],
): Promise<void> => {
  await forgetFormerSiret(trx, siret, ids);
  for (const id of ids) {
    const { formerly } = await findOrganisation(strapi, id);
    await saveFormerly(strapi, id, withoutNumber(formerly, siret));
  }
};

/** Refuses a postcode that the country of the address does not have, at its field. */
const checkPostcode = (
  { address: before }: { address?: Partial<StoredAddress> | null },
  { postalCode }: Partial<StoredAddress>,
): void => {
  if (!postalCode || isPostcodeOf(before?.country ?? 'FR', postalCode)) return;
  throw refuseFields([{ path: 'postcode', reason: 'not-a-postal-code' }]);
};

/** The change that an input asks for on a day; refuses one of a later day, or of nothing. */
const readChange = (input: Record<string, unknown>, today: Day) => {
  const asked = input as typeof input & ChangedIdentity;
  const { name, street, postcode, city, on = today, reason, confirmed = false } = asked;
  const [siren, siret] = [asked.siren, asked.siret].map(
    (typed) => (typed && typedDigits(typed)) ?? undefined,
  );
  if (on > today) throw refuse('date-in-future', { field: 'on', date: on });
  const given = said({ name, siren, siret });
  const address = said({ lines: street, postalCode: postcode, city });
  if (Object.keys({ ...given, ...address }).length === 0) throw refuse('nothing-to-change');
  return { given, address, siret, on, reason, confirmed };
};

/** Refuses a change of identity as it will be refused on a day; writes nothing. */
const check = async (
  strapi: Core.Strapi,
  { organisationId }: Membership,
  input: Record<string, unknown>,
  on: Day,
): Promise<void> => {
  const { siret, confirmed, address } = readChange(input, on);
  checkPostcode(await findOrganisation(strapi, organisationId), address);
  if (siret) await formerHolders(await executorOf(strapi), siret, organisationId, confirmed);
};

/** Updates the body's identity and stores the former one. */
const changeIdentity = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { id, organisationId }: Membership,
  input: Record<string, unknown>,
  actor: Actor,
) => {
  const {
    given,
    address,
    siret,
    on: until,
    reason,
    confirmed,
  } = readChange(input, clockIn(strapi).today());
  const before = await findOrganisation(strapi, organisationId);
  checkPostcode(before, address);
  const taken = siret ? await formerHolders(trx, siret, organisationId, confirmed) : null;
  if (siret && taken) await takeFormer(strapi, trx, siret, taken.ids);
  await updateOrganisation(strapi, organisationId, {
    ...given,
    ...(Object.keys(address).length > 0
      ? { address: { ...(before.address ?? NO_ADDRESS), ...address } }
      : {}),
  });
  const past = { organisationId, membershipId: id, cause: 'change' as const, until };
  await keepFormerIdentity(strapi, trx, { ...past, reason, actor, before });
  if (given.name || siret) {
    const former = { name: before.name, siret: siret ? before.siret : null };
    await saveFormerly(strapi, organisationId, formerlyText(before.formerly, former));
  }
  const earlier: Record<string, unknown> = { ...before, ...before.address };
  const changed = { ...given, ...address };
  const was = Object.fromEntries(Object.keys(changed).map((key) => [key, earlier[key] ?? null]));
  return {
    before: was,
    after: { ...changed, on: until, ...(taken ? { takenFrom: taken.who } : {}) },
  };
};

/** The command `change-identity`; its input has been checked. Returns true for a repeated request. */
const change = async (
  strapi: Core.Strapi,
  id: string,
  input: Record<string, unknown>,
  { actor, seen, claim, request }: Asking,
): Promise<boolean> => {
  const facts = await factsIn(strapi).load(id);
  if (!facts) throw refuse('membership-unknown', { membership: id });
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockBodies(trx, { newId });
      await lockMemberships(trx, [id]);
      if (await wasDone(trx, request)) return true;
      await refuseIfChanged(strapi, trx, id, seen);
      await claim?.(trx);
      const sides = await changeIdentity(strapi, trx, facts.membership, input, actor);
      const done = { command: 'change-identity', actor, input, ...sides };
      await writeLine(strapi, trx, { membershipId: id, ...done });
      await noteDone(strapi, trx, request);
      return false;
    }),
  );
};

/** The body other than this one that has a SIRET or had it, named with its membership's reference. */
const holderOf = async (
  strapi: Core.Strapi,
  siret: string,
  organisationId: string | null,
): Promise<{ who: string; isFormer: boolean } | null> => {
  const db = await executorOf(strapi);
  const own = organisationId && (await standingBody(db, organisationId));
  const other = otherHolder(await findSiretHolders(db, siret), own);
  return other && { who: nameOfHolder(other), isFormer: other.isFormer };
};

/** Called when an organisation's contacts changed: a proposal may have waited for an e-mail. */
const organisationChanged = async (strapi: Core.Strapi, organisationId: string): Promise<void> => {
  const today = clockIn(strapi).today();
  await markDue(await executorOf(strapi), today, { organisationId });
};

/** Changes the legal identity and the contacts of a member; the membership continues. */
export const identityIn = serviceOf({
  change,
  check,
  otherHolder: holderOf,
  organisationChanged,
});
