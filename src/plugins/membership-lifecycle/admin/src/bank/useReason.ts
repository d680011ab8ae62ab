import type { MatchReason, ShownPart } from '../../../shared/bank/bank';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

const MONEY = ['left', 'over'];

/** The sentences of reasons and of parts. */
export const useReason = (flow: 'in' | 'out') => {
  const { t } = useTrad();
  const format = useFormat();
  const reasonOf = ({ rule, params }: MatchReason): string => {
    const said = Object.entries(params).map(([name, value]) => {
      if (MONEY.includes(name)) return [name, format.money(Number(value))];
      return [name, name === 'on' ? format.day(String(value)) : value];
    });
    return t(`bank.reason.${rule}`, Object.fromEntries(said) as Record<string, string | number>);
  };
  const partOf = ({ number, amount, recorded, duesId }: ShownPart): string => {
    const told = { amount: format.money(amount), number: number ?? t('dues.unnumbered') };
    if (recorded) {
      const { kind, on } = recorded;
      const said = flow === 'out' && kind === 'payment' ? 'rejects' : `recorded.${kind}`;
      return t(`bank.part.${said}`, { ...told, on: format.day(on) });
    }
    return duesId ? t('bank.part.call', told) : t('bank.part.account', told);
  };
  return { reasonOf, partOf };
};
