import { Typography } from '@strapi/design-system';
import type { BookTotals } from '../../../shared/accounting/accounting';
import { PlainTable } from '../kit/components/PlainTable';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

/** A sum, or nothing where there is none. */
const Sum = ({ cents, strong = false }: { cents: number; strong?: boolean }) => {
  const format = useFormat();
  return (
    <td data-number>
      <Typography fontWeight={strong ? 'bold' : 'regular'}>
        {cents === 0 ? '–' : format.money(cents)}
      </Typography>
    </td>
  );
};

/** What entries add up to, account by account. */
export const Totals = ({ totals }: { totals: BookTotals }) => {
  const { t } = useTrad();
  const format = useFormat();
  const [account, debit, credit, balance] = (
    ['account', 'debit', 'credit', 'balance'] as const
  ).map((name) => t(`accounting.column.${name}`));
  return (
    <PlainTable
      look="numbers"
      caption={t('accounting.totals')}
      headers={[account, debit, credit, balance]}
      numbers={[debit, credit, balance]}
    >
      {totals.accounts.map((one) => (
        <tr key={one.account}>
          <th scope="row">
            <Typography fontWeight="regular">{`${one.account} ${one.label}`}</Typography>
          </th>
          <Sum cents={one.debit} />
          <Sum cents={one.credit} />
          <td data-number>
            <Typography>{format.money(one.debit - one.credit)}</Typography>
          </td>
        </tr>
      ))}
      <tr>
        <th scope="row">
          <Typography fontWeight="bold">
            {t('accounting.total', { count: totals.entries })}
          </Typography>
        </th>
        <Sum cents={totals.debit} strong />
        <Sum cents={totals.credit} strong />
        <td data-number>
          <Typography fontWeight="bold">{format.money(totals.debit - totals.credit)}</Typography>
        </td>
      </tr>
    </PlainTable>
  );
};
