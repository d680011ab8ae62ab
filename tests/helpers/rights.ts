import { randomBytes } from 'node:crypto';
import { TERM_TABLE } from '../../src/plugins/membership-lifecycle/server/src/core/tables/member';
import type { Core } from '@strapi/strapi';
import type {
  Allowance,
  BenefitKind,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

const PLUGIN = 'membership-lifecycle';
const STAFF = { type: 'admin', id: '1' };

let count = 0;

/** An id like a document id. */
export const someId = (): string => `t${randomBytes(12).toString('hex').slice(0, 23)}`;

export const rights = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('entitlements');

export interface RightOptions {
  benefit?: string;
  kind?: BenefitKind;
  granted?: number | null;
  carryOverCap?: number;
  perPersonCap?: number | null;
  startsOn?: Day;
  endsOn?: Day;
}

export interface Member {
  membership: string;
  organisation: string;
}

/** An organisation and its membership, without any term. */
export const makeMember = async (strapi: Core.Strapi, siret?: string): Promise<Member> => {
  count += 1;
  const organisation = await strapi.documents('api::organisation.organisation').create({
    data: { name: `Organisme ${count}`, ...(siret ? { siret } : {}) },
  });
  // Below the guards of documents: what a membership is in these tests needs no offer.
  const documentId = someId();
  await strapi.db.query('api::membership.membership').create({
    data: {
      documentId,
      reference: `TEST-${documentId}`,
      organisationId: organisation.documentId,
      tierCode: 'organismes-publics',
      membershipStatus: 'active',
      appliedOn: '2020-12-01',
      approvedOn: '2020-12-02',
      version: 0,
      publishedAt: new Date(),
    },
  });
  return { membership: documentId, organisation: organisation.documentId };
};

/** A membership for which somebody with this address speaks. */
export const spokenFor = async (strapi: Core.Strapi, email: string): Promise<string> => {
  const { membership, organisation } = await makeMember(strapi);
  const contacts = [{ name: 'Ana Martin', email, role: 'representative', locale: 'fr' }];
  await strapi
    .documents('api::organisation.organisation')
    .update({ documentId: organisation, data: { contacts } as never });
  return membership;
};

const allowance = (options: RightOptions): Allowance => ({
  benefitCode: options.benefit ?? 'compagnonnage',
  kind: options.kind ?? 'quota',
  names: { fr: 'Compagnonnage', en: 'Mentoring' },
  units: { fr: 'séance', en: 'session' },
  quantity: options.granted === undefined ? 10 : options.granted,
  carryOverCap: options.carryOverCap ?? 0,
  perPersonCap: options.perPersonCap ?? null,
});

/** An issued term with one right; returns the right's id. */
export const giveRight = async (
  strapi: Core.Strapi,
  membershipId: string,
  options: RightOptions = {},
): Promise<string> => {
  const { insertAll } = compiled('kernel/store/database') as Repositories;
  const { createEntitlements } = compiled('core/store/counters') as Counters;
  const { startsOn = '2021-01-01', endsOn = '2021-12-31' } = options;
  const [now, termId, id] = [Date.parse('2021-01-01T12:00:00Z'), someId(), someId()];
  const frozen = allowance(options);
  const term = {
    id: termId,
    membershipId,
    state: 'issued',
    startsOn,
    endsOn,
    anchorOn: startsOn,
    anchorOffset: 0,
    months: 12,
    tierCode: 'organismes-publics',
    tierNames: { fr: 'Organismes publics', en: 'Public bodies' },
    price: 500_000,
    currency: 'EUR',
    policy: {},
    allowances: [frozen],
    issuedOn: startsOn,
  };
  await strapi.db.transaction(async ({ trx }) => {
    const [existing] = await trx('adh_term').where({
      membership_id: membershipId,
      starts_on: startsOn,
    });
    if (!existing) await insertAll(trx, TERM_TABLE, [term], now);
    const { benefitCode, kind, names, units, carryOverCap, perPersonCap, quantity } = frozen;
    const right = {
      ...{ id, membershipId, benefitCode, kind, names, units, carryOverCap, perPersonCap },
      termId: existing ? existing.document_id : termId,
      granted: kind === 'access' ? null : quantity,
      used: 0,
      startsOn,
      endsOn,
      voidedOn: null,
      grants: null,
    };
    await createEntitlements(trx, [right], { actor: STAFF, on: startsOn, now, newId: someId });
  });
  return id;
};

type Repositories =
  typeof import('../../src/plugins/membership-lifecycle/server/src/kernel/store/database');
type Counters =
  typeof import('../../src/plugins/membership-lifecycle/server/src/core/store/counters');

/** A module of the plugin as the application runs it. */
export const compiled = (file: string): unknown =>
  require(`../../dist/src/plugins/${PLUGIN}/server/src/${file}`);

/** The stored counter, and its ledger in order. */
export const counterOf = async (strapi: Core.Strapi, id: string) => {
  const row = await strapi.db.connection('adh_entitlement').where('document_id', id).first();
  return { granted: row.granted, used: row.used, seq: row.seq };
};
export const linesOf = (strapi: Core.Strapi, id: string) =>
  strapi.db.connection('adh_usage').where('entitlement_id', id).orderBy('seq');

/** What a promise was refused for. */
export const refusalOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    return (error as { details?: { reason?: string } }).details?.reason ?? String(error);
  }
  return 'not refused';
};
