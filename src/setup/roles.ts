import type { Core } from '@strapi/strapi';
import {
  RECORD_UIDS,
  communicationsPermissions,
  membershipStaffPermissions,
  readerPermissions,
  type Permission,
} from './permissions';

export const ROLE_CODES = {
  administrator: 'strapi-super-admin',
  communications: 'communications',
  membershipStaff: 'membership-staff',
  reader: 'reader',
} as const;

interface Wanted {
  code: string;
  name: string;
  description: string;
  permissions: (strapi: Core.Strapi) => Permission[];
}

const WANTED: Wanted[] = [
  {
    code: ROLE_CODES.communications,
    name: 'Communication',
    description:
      'Écrit, traduit et publie l’offre d’adhésion, les événements et les programmes ; ne voit aucune donnée de membre.',
    permissions: communicationsPermissions,
  },
  {
    code: ROLE_CODES.membershipStaff,
    name: 'Équipe adhésions',
    description: 'Suit les membres, leurs renouvellements et leurs droits ; lit l’offre.',
    permissions: membershipStaffPermissions,
  },
  {
    code: ROLE_CODES.reader,
    name: 'Lecture (auditeur, trésorier)',
    description: 'Lit les membres, l’offre, les messages et le tableau de bord ; ne change rien.',
    permissions: readerPermissions,
  },
];

/** Strapi grants its Editor and Author every type at first boot, people's data included. */
const closeRecordsToDefaultRoles = async (strapi: Core.Strapi): Promise<void> => {
  await strapi.db.query('admin::permission').deleteMany({
    where: {
      subject: { $in: RECORD_UIDS },
      role: { code: { $in: ['strapi-editor', 'strapi-author'] } },
    },
  });
};

/**
 * Makes the application's roles when they are not there. Permissions are given only to a role that is
 * made here and now: what the administrator changes afterwards stays. The first of them is made, or
 * not, with what it closes: a first boot that is killed leaves nothing open that the next would not see.
 */
export const ensureRoles = async (strapi: Core.Strapi): Promise<void> => {
  const roles = strapi.service('admin::role');
  const missing: Wanted[] = [];
  for (const wanted of WANTED) {
    if (!(await roles.findOne({ code: wanted.code }))) missing.push(wanted);
  }
  const noneYet = missing.length === WANTED.length;
  for (const [index, { permissions, ...wanted }] of missing.entries()) {
    await strapi.db.transaction(async () => {
      if (noneYet && index === 0) await closeRecordsToDefaultRoles(strapi);
      const role = await roles.create(wanted);
      await roles.addPermissions(role.id, permissions(strapi));
    });
  }
};
