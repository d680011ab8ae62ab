import type { MembersPart, PartAccess, PartFile } from '../../../../shared/resources/members-part';
import type { StoredAccess } from './access';

/** Reads a stored part for members with mistrust, since other code may write a column. Pure. */

type Unknown = Record<string, unknown>;

const isObject = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const accessIn = (value: unknown): PartAccess | null => {
  if (!isObject(value)) return null;
  if (value.kind === 'everyone') return { kind: 'everyone' };
  if (value.kind === 'members' && isTexts(value.tiers)) {
    return { kind: 'members', tiers: value.tiers };
  }
  if (value.kind === 'right' && typeof value.benefit === 'string') {
    return { kind: 'right', benefit: value.benefit };
  }
  return null;
};

const isFile = (value: unknown): value is PartFile =>
  isObject(value) && typeof value.id === 'string' && typeof value.name === 'string';

/** A column's value: some databases hand JSON out as text. Null without a part. */
export const readPart = (stored: unknown): MembersPart | 'unreadable' | null => {
  let value = stored;
  if (typeof stored === 'string') {
    try {
      value = JSON.parse(stored) as unknown;
    } catch {
      return 'unreadable';
    }
  }
  if (value === null || value === undefined) return null;
  const access = isObject(value) ? accessIn(value.access) : null;
  if (!isObject(value) || !access || typeof value.body !== 'string') return 'unreadable';
  if (!Array.isArray(value.files) || !value.files.every(isFile)) return 'unreadable';
  return { access, body: value.body, files: value.files };
};

/** The rule of what was read; null without a part. */
export const accessOf = (part: ReturnType<typeof readPart>): StoredAccess | null =>
  part === null || part === 'unreadable' ? part : part.access;

const PICTURE = /\]\(file:([a-z0-9]{1,60})\)/g;

/** The ids of the files that a body shows as pictures or links to, each once. */
export const filesInBody = (body: string): string[] => [
  ...new Set([...body.matchAll(PICTURE)].map(([, id]) => id)),
];

/** All files of a part: those of its list, and those of its body. */
export const filesOf = ({ body, files }: Pick<MembersPart, 'body' | 'files'>): string[] => [
  ...new Set([...files.map(({ id }) => id), ...filesInBody(body)]),
];

/** The body with an address instead of each `file:ID`; without an address, the words alone stay. */
export const withAddresses = (body: string, addressOf: (id: string) => string | null): string =>
  body.replace(PICTURE, (_all, id: string) => `](${addressOf(id) ?? ''})`);
