import type {
  AsideReason,
  BankLinesPage,
  BankLineView,
  BankMember,
  CsvColumns,
  MatchInput,
  StatementsRead,
  StatementView,
  SureDone,
  SurePlan,
} from '../../../shared/bank/bank';
import { AFTER_CHANGE, lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';

interface OfLine {
  id: string;
  version: number;
}

const BANK = ['LifecycleBank'] as const;
const AFTER = [...BANK, ...AFTER_CHANGE] as const;
/** Somebody else may have been first: the list shows it. */
const MEANWHILE = { refused: () => BANK };

export const {
  useGetLifecycleBankLinesQuery: useGetBankLinesQuery,
  useGetLifecycleBankStatementsQuery: useGetBankStatementsQuery,
  useGetLifecycleBankMemberQuery: useGetBankMemberQuery,
  useGetLifecycleBankSureQuery: useGetBankSureQuery,
  useSendLifecycleBankStatementMutation: useSendBankStatementMutation,
  useRemoveLifecycleBankStatementMutation: useRemoveBankStatementMutation,
  useMatchLifecycleBankLineMutation: useMatchBankLineMutation,
  useSetLifecycleBankLineAsideMutation: useSetBankLineAsideMutation,
  useUndoLifecycleBankLineMutation: useUndoBankLineMutation,
  useConfirmLifecycleBankSureMutation: useConfirmBankSureMutation,
} = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list, send }) => ({
    // What is proposed changes with every payment.
    getLifecycleBankLines: list<BankLinesPage>('bank/lines', [...BANK, 'LifecycleMembership']),
    getLifecycleBankStatements: read<StatementView[]>('bank/statements', BANK),
    getLifecycleBankMember: read<BankMember, string>((id) => `bank/members/${id}`, BANK, {
      keepUnusedDataFor: 0,
    }),
    getLifecycleBankSure: read<SurePlan>('bank/sure', BANK, { keepUnusedDataFor: 0 }),
    sendLifecycleBankStatement: send<
      StatementsRead,
      { files: readonly File[]; columns?: CsvColumns }
    >(
      'POST',
      ({ files, columns }) => {
        const data = new FormData();
        // The server refuses more than one file, with its own text.
        for (const file of files) data.append('file', file);
        if (columns) data.append('columns', JSON.stringify(columns));
        return { path: 'bank/statements', data };
      },
      BANK,
    ),
    removeLifecycleBankStatement: send<unknown, string>(
      'DELETE',
      (id) => `bank/statements/${id}`,
      BANK,
      MEANWHILE,
    ),
    matchLifecycleBankLine: send<BankLineView, OfLine & { input: MatchInput }>(
      'POST',
      ({ id, version, input }) => ({ path: `bank/lines/${id}/match`, version, data: input }),
      AFTER,
      MEANWHILE,
    ),
    setLifecycleBankLineAside: send<BankLineView, OfLine & { reason: AsideReason }>(
      'POST',
      ({ id, version, reason }) => ({ path: `bank/lines/${id}/aside`, version, data: { reason } }),
      BANK,
      MEANWHILE,
    ),
    undoLifecycleBankLine: send<BankLineView, OfLine & { reason: string }>(
      'POST',
      ({ id, version, reason }) => ({ path: `bank/lines/${id}/undo`, version, data: { reason } }),
      AFTER,
      MEANWHILE,
    ),
    confirmLifecycleBankSure: send<SureDone, readonly OfLine[]>(
      'POST',
      (lines) => ({ path: 'bank/sure', data: { lines } }),
      AFTER,
      MEANWHILE,
    ),
  })),
});
