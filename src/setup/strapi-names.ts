import type { Core } from '@strapi/strapi';

/** The names that Strapi writes into a new database in English, and that people then read in lists. */

interface Renamed {
  uid: string;
  from: { name: string; description: string };
  to: { name: string; description: string };
}

const RENAMED: readonly Renamed[] = [
  {
    uid: 'admin::role',
    from: {
      name: 'Super Admin',
      description: 'Super Admins can access and manage all features and settings.',
    },
    to: { name: 'Super Admin', description: 'Ouvre toutes les pages et change tous les réglages.' },
  },
  {
    uid: 'admin::role',
    from: {
      name: 'Editor',
      description: 'Editors can manage and publish contents including those of other users.',
    },
    to: {
      name: 'Éditeur (Strapi)',
      description: 'Écrit et publie des contenus, aussi ceux de ses collègues.',
    },
  },
  {
    uid: 'admin::role',
    from: {
      name: 'Author',
      description: 'Authors can manage the content they have created.',
    },
    to: { name: 'Auteur (Strapi)', description: 'Écrit des contenus et ne change que les siens.' },
  },
  {
    uid: 'plugin::users-permissions.role',
    from: { name: 'Authenticated', description: 'Default role given to authenticated user.' },
    to: { name: 'Compte connecté', description: 'Celui des visiteurs du site qui ont un compte.' },
  },
  {
    uid: 'plugin::users-permissions.role',
    from: { name: 'Public', description: 'Default role given to unauthenticated user.' },
    to: { name: 'Public', description: 'Celui des visiteurs du site qui n’ont pas de compte.' },
  },
  {
    uid: 'admin::api-token',
    from: {
      name: 'Read Only',
      description:
        'A default API token with read-only permissions, only used for accessing resources',
    },
    to: { name: 'Lecture seule', description: 'Lit les contenus par l’API, et ne change rien.' },
  },
  {
    uid: 'admin::api-token',
    from: {
      name: 'Full Access',
      description:
        'A default API token with full access permissions, used for accessing or modifying resources',
    },
    to: { name: 'Accès complet', description: 'Lit et change tous les contenus par l’API.' },
  },
];

/** Says in French what Strapi wrote in English into a new database. */
export const nameInFrench = async (strapi: Core.Strapi): Promise<void> => {
  for (const { uid, from, to } of RENAMED) {
    await strapi.db.query(uid as 'admin::role').updateMany({ where: { ...from }, data: { ...to } });
  }
};
