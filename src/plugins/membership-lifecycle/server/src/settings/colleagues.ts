import type { Core } from '@strapi/strapi';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { Colleague } from '../../../shared/renewals/renewals';
import { madeOnce } from '../kernel/made-once';
import { findHolders } from '../kernel/store/actors';
import { refuse } from './refusals/settings';

/** The people who may own a renewal: those with permission to manage it. */
const createColleaguesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Their names, in the order of a directory. */
  async list(): Promise<Colleague[]> {
    const found = await findHolders(strapi, PERMISSIONS.membershipManage);
    const { compare } = new Intl.Collator('fr');
    return found.sort((a, b) => compare(a.name, b.name));
  },

  /** Refuses an account that is gone or lacks the permission. */
  async assertMayRun(id: string): Promise<void> {
    const found = await findHolders(strapi, PERMISSIONS.membershipManage);
    if (!found.some((one) => one.id === id)) throw refuse('owner-unknown', { field: 'ownerId' });
  },
});

export const colleaguesIn = madeOnce(createColleaguesService);
