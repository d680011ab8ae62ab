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

/**
 * Takes personal data away from Strapi's Editor and Author, to whom it gives every type at first
 * boot.
 */
const closeRecordsToDefaultRoles = async (strapi: Core.Strapi): Promise<void> => {
  await strapi.db.query('admin::permission').deleteMany({
    where: {
      subject: { $in: RECORD_UIDS },
      role: { code: { $in: ['strapi-editor', 'strapi-author'] } },
    },
  });
};

/**
 * Creates the application's missing roles. Only a role created now gets permissions: later changes
 * of an administrator stay. The first role is created in one transaction with what it closes, so
 * that a first boot that is killed leaves nothing open.
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
