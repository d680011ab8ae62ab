import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { ROLE_CODES } from '../../src/setup/roles';

export interface Account {
  role: string;
  email: string;
  password: string;
}

const WANTED = [
  { role: 'administrator', code: ROLE_CODES.administrator, firstname: 'Ada' },
  { role: 'communications', code: ROLE_CODES.communications, firstname: 'Colette' },
  { role: 'membership-staff', code: ROLE_CODES.membershipStaff, firstname: 'Mehdi' },
  { role: 'reader', code: ROLE_CODES.reader, firstname: 'Nadia' },
  { role: 'treasurer', code: ROLE_CODES.treasurer, firstname: 'Tristan' },
  { role: 'sessions', code: ROLE_CODES.sessions, firstname: 'Samira' },
  { role: 'dpo', code: ROLE_CODES.dpo, firstname: 'Denise' },
  { role: 'assembly', code: ROLE_CODES.assembly, firstname: 'Arnaud' },
];
const LENGTH = 20;
/** Without the characters that people confuse when they copy from a terminal. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export const newPassword = (): string => {
  const password = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(
    '',
  );
  const strong = /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password);
  return strong ? password : newPassword();
};

const emailOf = (role: string): string => `${role}@example.org`;

const isAccount = (value: unknown): value is Account =>
  typeof value === 'object' &&
  value !== null &&
  ['role', 'email', 'password'].every((key) => typeof Reflect.get(value, key) === 'string');

/** The accounts that were written down, or none. */
export const readAccounts = (file: string): Account[] => {
  try {
    const list: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Array.isArray(list) ? list.filter(isAccount) : [];
  } catch {
    return [];
  }
};

export const writeAccounts = (file: string, accounts: Account[]): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  // The mode above holds for a new file only.
  fs.chmodSync(file, 0o600);
};

/**
 * Makes the accounts of the demonstration with passwords that exist nowhere else. When the
 * file that holds them is lost, new passwords replace the old ones.
 */
export const ensureAccounts = async (strapi: Core.Strapi, file: string): Promise<Account[]> => {
  const known = readAccounts(file);
  const users = strapi.service('admin::user');
  const accounts: Account[] = [];
  for (const { role, code, firstname } of WANTED) {
    const email = emailOf(role);
    const user = await strapi.db.query('admin::user').findOne({ where: { email } });
    const kept = known.find((account) => account.role === role && account.email === email);
    const password = user && kept ? kept.password : newPassword();
    const { id: roleId } = await strapi.service('admin::role').findOne({ code });
    if (!user) {
      await users.create({
        firstname,
        lastname: 'Démo',
        email,
        password,
        isActive: true,
        registrationToken: null,
        preferedLanguage: 'fr',
        roles: [roleId],
      });
    } else if (!kept) await users.updateById(user.id, { password });
    accounts.push({ role, email, password });
    // Written after each one: a run that is cut here loses no password.
    writeAccounts(file, [
      ...accounts,
      ...known.filter((one) => !accounts.some((a) => a.role === one.role)),
    ]);
  }
  return accounts;
};

/** The id of a demonstration account: the journal says who did what in the years that it lived. */
export const accountId = async (strapi: Core.Strapi, role: string): Promise<string> => {
  const user = await strapi.db
    .query('admin::user')
    .findOne({ where: { email: emailOf(role) }, select: ['id'] });
  return String(user?.id ?? '');
};
