import {
  kindsThat,
  RECORDING_KINDS,
} from '../../../plugins/membership-lifecycle/shared/core/kinds';
import type { BenefitKind } from '../../../plugins/membership-lifecycle/shared/kernel/content-api';
import { isEmpty, isWhole } from '../../../documents/checks';
import { fixedProblems, kebabProblems, missing } from '../../../documents/common';
import { problem, type Problem } from '../../../documents/errors';
import { draftsOf, isTaken } from '../../../documents/rows';
import type { DocumentRules, Publication, Write } from '../../../documents/rules';
import { WAS_PUBLISHED } from '../../../documents/withdrawn';

const uid = 'api::benefit.benefit';

/** What is set for one sort of rights alone: a quota warns, an access records who reads. */
const settingProblems = ({ data, current }: Write): Problem[] => {
  const { warnAt, recordsReading, kind = current?.kind } = data;
  const isOf = (kinds: readonly BenefitKind[]): boolean =>
    isEmpty(kind) || kinds.includes(kind as BenefitKind);
  const problems: Problem[] = [];
  if (!isEmpty(warnAt)) {
    if (!isWhole(warnAt, 1)) problems.push(problem(['warnAt'], 'not-a-quantity'));
    else if (!isOf(kindsThat('spent'))) problems.push(problem(['warnAt'], 'warning-not-allowed'));
  }
  if (recordsReading === true && !isOf(RECORDING_KINDS)) {
    problems.push(problem(['recordsReading'], 'recording-not-allowed'));
  }
  return problems;
};

const onWrite = async (write: Write): Promise<Problem[]> => {
  const { strapi, data, documentId } = write;
  const problems = kebabProblems(data, 'code');
  // A copy that names no code would keep the code of the original.
  const code = data.code ?? (documentId ? undefined : write.current?.code);
  if (typeof code === 'string' && (await isTaken(strapi, uid, 'code', code, documentId))) {
    problems.push(problem(['code'], 'code-taken'));
  }
  problems.push(...settingProblems(write));
  return [...problems, ...(await fixedProblems(write, uid, ['code', 'kind']))];
};

const onPublish = async ({ strapi, documentId, locales }: Publication): Promise<Problem[]> => {
  const drafts = await draftsOf(strapi, uid, documentId, locales);
  return drafts.flatMap((draft) => missing(draft, ['title', 'kind', 'code']));
};

/** The rules for a benefit: a code of its own that, like its kind, stays once published. */
export const benefitRules: DocumentRules = {
  uid,
  ownFields: [WAS_PUBLISHED],
  onWrite,
  onPublish,
};
