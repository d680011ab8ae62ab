import { refuse } from '../refusals/common';

// Numbers of journal lines: an INTEGER column.
const MAX_VERSION = 2_147_483_647;

/** Whether a value can be the version of a membership. */
export const isVersion = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_VERSION;

/** The version of a membership that a person saw, as the header `If-Match` carries it: `"42"`. */
export const validateVersion = (header: unknown): number | undefined => {
  if (header === undefined) return undefined;
  const [, digits] = /^"?(\d{1,15})"?$/.exec(String(header)) ?? [];
  const version = Number(digits);
  if (!isVersion(version)) throw refuse('version-invalid');
  return version;
};
