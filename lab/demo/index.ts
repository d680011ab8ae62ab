import type { Core } from '@strapi/strapi';
import { lifecycle } from '../../src/setup/lifecycle';
import { accountId, ensureAccounts, type Account } from './accounts';
import { loadApplications } from './applications';
import { loadAssemblies } from './assemblies';
import { loadIdentity } from './identity';
import { loadManyMembers } from '../many';
import { ensureMemberAccount } from './member-account';
import { loadMembers } from './members';
import { loadOccasions } from './occasions';
import { loadOffer } from './offer';
import { loadOrganisations } from './organisations';
import { loadResources } from './resources';

export interface DemoReport {
  /** `foreign`: this database was filled by something else, and nothing was added to it. */
  outcome: 'loaded' | 'already-loaded' | 'foreign';
  accounts: Account[];
  adminUrl: string;
  /** The pages that the public sees; null where this server shows none. */
  siteUrl: string | null;
  offerUrl: string;
}

const MARKER = 'state';
const FOREIGN_TO_DEMO = [
  'admin::user',
  'api::offer.offer',
  'api::organisation.organisation',
  'api::membership.membership',
] as const;

const marker = (strapi: Core.Strapi) => strapi.store({ type: 'core', name: 'adhesions-demo' });

const isEmptyDatabase = async (strapi: Core.Strapi): Promise<boolean> => {
  for (const uid of FOREIGN_TO_DEMO) {
    if ((await strapi.db.query(uid).count()) > 0) return false;
  }
  return true;
};

export interface DemoOptions {
  /** As many invented members with ten years of history, in place of the forty. */
  members?: number;
  /** The same seed lives the same lives. */
  seed?: number;
}

/** Loads what is missing; every step finds what an interrupted first run had already made. */
const fill = async (
  strapi: Core.Strapi,
  file: string,
  { members, seed }: DemoOptions,
): Promise<Account[]> => {
  const accounts = await ensureAccounts(strapi, file);
  await loadIdentity(strapi, await accountId(strapi, 'administrator'));
  if (members !== undefined) {
    const staff = ['membership-staff', 'administrator'];
    const ids = await Promise.all(staff.map((role) => accountId(strapi, role)));
    await loadManyMembers(strapi, { count: members, seed, staff: ids });
    return accounts;
  }
  // Members are lived day after day, and the clock goes back to the real one after each part.
  const today = lifecycle(strapi, 'clock').today();
  await loadOffer(strapi);
  const organisations = await loadOrganisations(strapi);
  const staff = await accountId(strapi, 'membership-staff');
  await loadMembers(strapi, organisations, staff);
  await loadOccasions(strapi, staff, today);
  await loadResources(strapi, today);
  await loadAssemblies(strapi, staff, today);
  await loadApplications(strapi, today);
  return [...accounts, ...(await ensureMemberAccount(strapi, file, staff))];
};

/**
 * Fills an empty database with the demonstration, once: the mark that it was done lies in that
 * database, so that another database, or none, starts afresh. `file` keeps the accounts.
 */
export const loadDemo = async (
  strapi: Core.Strapi,
  file: string,
  options: DemoOptions = {},
): Promise<DemoReport> => {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('The demonstration is refused in production.');
  }
  const address = strapi.config.get<string>('server.absoluteUrl');
  const urls = {
    adminUrl: strapi.config.get<string>('admin.absoluteUrl'),
    siteUrl: lifecycle(strapi, 'siteLinks').isHere() ? `${address}/` : null,
    offerUrl: `${address}/api/offers/current`,
  };
  const state = await marker(strapi).get({ key: MARKER });
  if (state === 'loaded') {
    const staff = await ensureAccounts(strapi, file);
    const by = await accountId(strapi, 'membership-staff');
    const accounts = [...staff, ...(await ensureMemberAccount(strapi, file, by))];
    return { outcome: 'already-loaded', accounts, ...urls };
  }
  if (state !== 'loading' && !(await isEmptyDatabase(strapi))) {
    return { outcome: 'foreign', accounts: [], ...urls };
  }
  await marker(strapi).set({ key: MARKER, value: 'loading' });
  const accounts = await fill(strapi, file, options);
  await marker(strapi).set({ key: MARKER, value: 'loaded' });
  return { outcome: 'loaded', accounts, ...urls };
};
