import type { Core } from '@strapi/strapi';
import {
  RECORD_UIDS,
  assemblyPermissions,
  communicationsPermissions,
  dpoPermissions,
  membershipStaffPermissions,
  readerPermissions,
  sessionsPermissions,
  treasurerPermissions,
  type Permission,
} from './permissions';

export const ROLE_CODES = {
  administrator: 'strapi-super-admin',
  communications: 'communications',
  membershipStaff: 'membership-staff',
  reader: 'reader',
  treasurer: 'treasurer',
  sessions: 'sessions',
  dpo: 'dpo',
  assembly: 'assembly',
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
      'Écrit, traduit et publie l’offre d’adhésion, les ressources, les événements et les programmes ; ne voit aucune donnée de membre.',
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
    name: 'Lecture',
    description: 'Lit les membres, l’offre, les messages et le tableau de bord ; ne change rien.',
    permissions: readerPermissions,
  },
  {
    code: ROLE_CODES.treasurer,
    name: 'Trésorerie',
    description:
      'Émet les appels et les avoirs, enregistre les règlements, exporte les comptes ; lit les membres.',
    permissions: treasurerPermissions,
  },
  {
    code: ROLE_CODES.sessions,
    name: 'Saisie des séances',
    description:
      'Note les séances, les inscriptions et les présences ; ne voit ni coordonnées, ni cotisations, ni documents.',
    permissions: sessionsPermissions,
  },
  {
    code: ROLE_CODES.dpo,
    name: 'Délégué à la protection des données',
    description:
      'Exporte et efface les données d’une personne, tient le registre, les durées et les consentements ; ne gère aucun membre.',
    permissions: dpoPermissions,
  },
  {
    code: ROLE_CODES.assembly,
    name: 'Assemblée',
    description:
      'Arrête la liste électorale, convoque, note les pouvoirs et les présences ; ne voit ni cotisations ni documents.',
    permissions: assemblyPermissions,
  },
];

/** Roles that were there before it was noted which have been made. */
const FIRST_CODES: readonly string[] = ['communications', 'membership-staff', 'reader'];

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

/** The roles that were made on this installation, deleted ones too. */
const madeBefore = async (strapi: Core.Strapi, stored: unknown): Promise<string[]> => {
  if (Array.isArray(stored)) return stored.map(String);
  const count = await strapi.db
    .query('admin::role')
    .count({ where: { code: { $in: [...FIRST_CODES] } } });
  return count > 0 ? [...FIRST_CODES] : [];
};

/**
 * Creates each of the application's roles once: what an administrator changes in one stays, and one
 * that was deleted does not come back. The first is created in one transaction with what it closes,
 * so that a first boot that is killed leaves nothing open.
 * @returns whether there were none before: the installation is new
 */
export const ensureRoles = async (strapi: Core.Strapi): Promise<boolean> => {
  const roles = strapi.service('admin::role');
  const store = strapi.store({ type: 'core', name: 'adhesions', key: 'roles-made' });
  const made = await madeBefore(strapi, await store.get({}));
  const isNew = made.length === 0;
  const missing = WANTED.filter(({ code }) => !made.includes(code));
  for (const { permissions, ...wanted } of missing) {
    await strapi.db.transaction(async () => {
      if (made.length === 0) await closeRecordsToDefaultRoles(strapi);
      const { code, name } = wanted;
      // Names are unique in Strapi: an administrator's own role of this name stands for ours.
      if (!(await roles.exists({ $or: [{ code }, { name }] }))) {
        const role = await roles.create(wanted);
        await roles.addPermissions(role.id, permissions(strapi));
      }
      made.push(code);
      await store.set({ value: made });
    });
  }
  return isNew;
};
