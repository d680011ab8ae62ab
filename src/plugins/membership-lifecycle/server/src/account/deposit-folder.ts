import type { Core } from '@strapi/strapi';
import type { DepositPlan } from '../../../shared/core/deposits';
import { factsIn } from '../core/facts';
import type { Payer } from '../core/rules/types';
import { findDeposits } from '../core/store/deposits';
import { findRenamings } from '../core/store/former-identities';
import { findPapersOfCalls, type Paper } from '../core/store/papers';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { typesetBoth } from '../kernel/rules/typography';
import type { Localised } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { dayInBoth } from '../kernel/texts/format';
import { settingsIn } from '../settings/settings';
import { chosenRows, nameOf, numberOf, stateOf, type CallsQuestion } from './calls';
import { refuse } from './refusals/deposits';
import { remarksOn, whyNotReady, type Candidate } from './rules/deposit-folder';
import { standingNote } from './rules/deposits';
import type { NumberedRow } from './store/numbered';

/** A call or a credit note with all that its deposit asks for. */
export interface FolderLine {
  row: NumberedRow;
  number: string;
  payer: Payer;
  /** Null where there is none. */
  paper: Paper | null;
  /** Why it is left aside; null when it is deposited. */
  why: Localised | null;
  /** What to look at before it is deposited. */
  remarks: Localised[];
}

/** The latest paper of each call and credit note, by its call and kind. */
const latestPapers = (papers: readonly Paper[]): Map<string, Paper> =>
  new Map(
    [...papers]
      .sort((one, other) => one.edition - other.edition)
      .map((paper) => [`${paper.duesId ?? ''} ${paper.kind}`, paper]),
  );

/** What is chosen for a deposit, the first issued first, with what keeps some of it. */
const lines = async (strapi: Core.Strapi, question: CallsQuestion): Promise<FolderLine[]> => {
  const rows = await chosenRows(strapi, question);
  const db = await executorOf(strapi);
  const today = clockIn(strapi).today();
  const issuer = await settingsIn(strapi).identity();
  const calls = [...new Set(rows.map(({ duesId }) => duesId))];
  const members = [...new Set(rows.map(({ membershipId }) => membershipId))];
  const payers = await factsIn(strapi).payers(members);
  const papers = latestPapers(await findPapersOfCalls(db, calls));
  const noted = await findDeposits(db, calls);
  const renamings = await findRenamings(db, members);
  return rows.flatMap((row): FolderLine[] => {
    const payer = payers.get(row.membershipId);
    if (!payer) return [];
    const paper = papers.get(`${row.duesId} ${row.kind}`) ?? null;
    const stepOf = (kind: NumberedRow['kind']) =>
      standingNote(noted.filter((one) => one.duesId === row.duesId && one.kind === kind));
    const { kind, engagementNumber, serviceCode } = row;
    const candidate: Candidate = {
      ...{ kind, engagementNumber, serviceCode, payer },
      number: numberOf(row),
      // Late or not, an unpaid call is deposited all the same.
      state: stateOf(row, { today, covered: [] }),
      deposit: stepOf(kind),
      callDeposit: stepOf('call'),
      format: paper && (paper.format ?? 'pdf'),
      renamed: renamings.some(
        ({ membershipId, until }) => membershipId === row.membershipId && until > row.issuedOn,
      ),
    };
    const why = whyNotReady(candidate, issuer);
    return [
      {
        ...{ row, payer, paper, number: candidate.number },
        why: why && refuse(why.reason, why.details).text,
        remarks: why ? [] : remarksOn(candidate, dayInBoth).map(typesetBoth),
      },
    ];
  });
};

/** What a folder would have in it, for whoever chooses. */
const plan = async (strapi: Core.Strapi, question: CallsQuestion): Promise<DepositPlan> => ({
  lines: (await lines(strapi, question)).map(({ row, why, remarks }) => ({
    ...nameOf(row),
    ...{ why, remarks },
  })),
});

/** What is chosen to be deposited on Chorus Pro. */
export const depositFolderIn = serviceOf({ lines, plan });
