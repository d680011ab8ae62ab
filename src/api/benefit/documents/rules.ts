import { kindsThat } from '../../../plugins/membership-lifecycle/shared/core/kinds';
import type { BenefitKind } from '../../../plugins/membership-lifecycle/shared/kernel/content-api';
import { isEmpty, isWhole } from '../../../documents/checks';
import { fixedProblems, kebabProblems, missing } from '../../../documents/common';
import { problem, type Problem } from '../../../documents/errors';
import { draftsOf, isTaken } from '../../../documents/rows';
import type { DocumentRules, Publication, Write } from '../../../documents/rules';

const uid = 'api::benefit.benefit';

/** The number left at which a member is warned: of a quota alone, which can be used up. */
const warningProblems = ({ data, current }: Write): Problem[] => {
  const { warnAt, kind = current?.kind } = data;
  if (isEmpty(warnAt)) return [];
  if (!isWhole(warnAt, 1)) return [problem(['warnAt'], 'not-a-quantity')];
  const isSpent = isEmpty(kind) || kindsThat('spent').includes(kind as BenefitKind);
  return isSpent ? [] : [problem(['warnAt'], 'warning-not-allowed')];
};

const onWrite = async (write: Write): Promise<Problem[]> => {
  const { strapi, data, documentId } = write;
  const problems = kebabProblems(data, 'code');
  // A copy that names no code would keep the code of the original.
  const code = data.code ?? (documentId ? undefined : write.current?.code);
  if (typeof code === 'string' && (await isTaken(strapi, uid, 'code', code, documentId))) {
    problems.push(problem(['code'], 'code-taken'));
  }
  problems.push(...warningProblems(write));
  return [...problems, ...(await fixedProblems(write, uid, ['code', 'kind']))];
};

const onPublish = async ({ strapi, documentId, locales }: Publication): Promise<Problem[]> => {
  const drafts = await draftsOf(strapi, uid, documentId, locales);
  return drafts.flatMap((draft) => missing(draft, ['title', 'kind', 'code']));
};

/** The rules for a benefit: a code of its own that, like its kind, stays once published. */
export const benefitRules: DocumentRules = { uid, onWrite, onPublish };
