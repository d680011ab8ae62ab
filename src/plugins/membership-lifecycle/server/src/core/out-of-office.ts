import type { Core } from '@strapi/strapi';
import type { RefusalError } from '../kernel/errors';
import { settingsIn } from '../settings/settings';
import { refuse } from './refusals/memberships';
import type { OutOfOffice } from './rules/mandate';

/** Makes the refusal of who is out of office: it says since or until when, and whom to write to. */
export const refusalsOutOfOffice = async (
  strapi: Core.Strapi,
): Promise<(out: OutOfOffice) => RefusalError> => {
  const { name, email } = await settingsIn(strapi).identity();
  const whom = [name, email && `<${email}>`].filter(Boolean).join(' ');
  const association = { fr: whom || 'l’association', en: whom || 'the association' };
  return ({ state, on }) => refuse(`mandate-${state}`, { on, whom: association });
};
