import { fixedProblems, kebabProblems, missing } from '../../../documents/common';
import { problem, type Problem } from '../../../documents/errors';
import { draftsOf, isTaken } from '../../../documents/rows';
import type { DocumentRules, Publication, Write } from '../../../documents/rules';

const uid = 'api::benefit.benefit';

const onWrite = async (write: Write): Promise<Problem[]> => {
  const { strapi, data, documentId } = write;
  const problems = kebabProblems(data, 'code');
  // A copy that names no code would keep the code of the original.
  const code = data.code ?? (documentId ? undefined : write.current?.code);
  if (typeof code === 'string' && (await isTaken(strapi, uid, 'code', code, documentId))) {
    problems.push(problem(['code'], 'code-taken'));
  }
  return [...problems, ...(await fixedProblems(write, uid, ['code', 'kind']))];
};

const onPublish = async ({ strapi, documentId, locales }: Publication): Promise<Problem[]> => {
  const drafts = await draftsOf(strapi, uid, documentId, locales);
  return drafts.flatMap((draft) => missing(draft, ['title', 'kind', 'code']));
};

/** The rules for a benefit: a code of its own that, like its kind, stays once published. */
export const benefitRules: DocumentRules = { uid, onWrite, onPublish };
