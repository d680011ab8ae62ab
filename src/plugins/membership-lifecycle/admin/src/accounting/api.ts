import type {
  AccountingSettingsInput,
  AccountingSettingsView,
  AccountingView,
  BalanceView,
  ClosingInput,
  ClosingPlan,
} from '../../../shared/accounting/accounting';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';

const BOOKS = ['LifecycleAccounting', 'LifecycleMembership'] as const;

/** What a save makes stale; a form that was overtaken is read again too. */
const STALE = ['LifecycleAccounting'] as const;

const accountingApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleAccounting: read<AccountingView>('accounting', BOOKS),
    getLifecycleAccountingSettings: read<AccountingSettingsView>('accounting/settings', STALE),
    getLifecycleBalance: read<BalanceView, { from: string; to: string }>(
      (params) => ({ path: 'accounting/balance', params }),
      BOOKS,
    ),
    getLifecycleClosingPlan: read<ClosingPlan, string>(
      (through) => ({ path: 'accounting/closings/plan', params: { through } }),
      BOOKS,
      // Others may write meanwhile, and what is shown is what is closed.
      { keepUnusedDataFor: 0 },
    ),
    saveLifecycleAccountingSettings: send<
      AccountingSettingsView,
      { settings: AccountingSettingsInput; version: number }
    >(
      'PUT',
      ({ settings, version }) => ({ path: 'accounting/settings', data: settings, version }),
      STALE,
    ),
    closeLifecyclePeriod: send<AccountingView, ClosingInput>('POST', 'accounting/closings', STALE, {
      refused: () => STALE,
    }),
  })),
});

export const {
  useGetLifecycleAccountingQuery: useGetAccountingQuery,
  useGetLifecycleAccountingSettingsQuery: useGetAccountingSettingsQuery,
  useGetLifecycleBalanceQuery: useGetBalanceQuery,
  useGetLifecycleClosingPlanQuery: useGetClosingPlanQuery,
  useSaveLifecycleAccountingSettingsMutation: useSaveAccountingSettingsMutation,
  useCloseLifecyclePeriodMutation: useClosePeriodMutation,
} = accountingApi;
