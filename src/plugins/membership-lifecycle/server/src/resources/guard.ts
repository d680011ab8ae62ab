import type { Core } from '@strapi/strapi';
import type { MembersPart } from '../../../shared/resources/members-part';
import { refuseFields, type FieldProblem } from '../kernel/field-errors';
import { contentFilesIn } from './content-files';
import { partProblems } from './inputs/part';
import { filesOf } from './rules/part';
import { findNames } from './store/names';
import { typesWithPart } from './types';

/** Checks parts for members as they are saved: Strapi stores whatever a custom field is given. */

const WRITES = ['create', 'update', 'clone'];

/** Problems of what a well-formed part names: tiers, a right, files. */
const unknownIn = async (strapi: Core.Strapi, part: MembersPart): Promise<FieldProblem[]> => {
  const { access, files } = part;
  const problems: FieldProblem[] = [];
  if (access.kind === 'members' && access.tiers.length > 0) {
    const known = (await findNames(strapi)).tiers.map(({ code }) => code);
    const unknown = access.tiers.filter((code) => !known.includes(code)).slice(0, 1);
    for (const code of unknown) {
      problems.push({ path: 'access', reason: 'part-tier-unknown', params: { code } });
    }
  }
  if (access.kind === 'right') {
    const code = access.benefit;
    const isKnown = (await findNames(strapi)).rights.some((one) => one.code === code);
    if (!isKnown)
      problems.push({ path: 'access', reason: 'part-benefit-unknown', params: { code } });
  }
  const [gone] = await contentFilesIn(strapi).missing(filesOf(part));
  if (gone !== undefined) {
    const file = files.find(({ id }) => id === gone);
    const params = { name: file?.name ?? `file:${gone}` };
    problems.push({ path: file ? 'files' : 'body', reason: 'part-file-unknown', params });
  }
  return problems;
};

/** All that saving a part would refuse, below the name of its field. */
export const problemsOfPart = async (
  strapi: Core.Strapi,
  field: string,
  value: unknown,
): Promise<FieldProblem[]> => {
  const wrong = await partProblems(value);
  const isGood = wrong.length === 0 && value !== null;
  const problems = isGood ? await unknownIn(strapi, value as MembersPart) : wrong;
  return problems.map((one) => ({ ...one, path: one.path ? `${field}.${one.path}` : field }));
};

/** The language of who works in the admin: French, unless their account says English. */
const languageOf = (strapi: Core.Strapi): 'fr' | 'en' => {
  const user = strapi.requestContext.get()?.state?.user as
    { preferedLanguage?: string } | undefined;
  return user?.preferedLanguage?.startsWith('en') ? 'en' : 'fr';
};

/** Refuses what is not a part, on every type that has one, whoever writes. */
export const guardParts = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const type = typesWithPart(strapi).find(({ uid }) => uid === context.uid);
    if (!type || !WRITES.includes(context.action)) return next();
    const { data } = context.params as { data?: Record<string, unknown> };
    const value = data?.[type.field];
    if (value !== undefined) {
      const problems = await problemsOfPart(strapi, type.field, value);
      if (problems.length > 0) throw refuseFields(problems).in(languageOf(strapi));
    }
    return next();
  });
};
