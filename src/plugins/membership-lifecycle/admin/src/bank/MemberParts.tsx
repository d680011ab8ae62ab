import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { BankMember } from '../../../shared/bank/bank';
import { MoneyInput } from '../kit/components/MoneyInput';
import { PageBody } from '../kit/components/PageBody';
import { Quiet } from '../kit/components/Quiet';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetBankMemberQuery } from './api';
import { isSamePart, type TypedPart } from './parts';

type Money = BankMember['receipts'];

interface Props {
  membershipId: string;
  /** Money that goes out is put on refunds and rejections alone. */
  flow: 'in' | 'out';
  parts: readonly TypedPart[];
  /** What no part holds yet. */
  left: number;
  onChange: (parts: TypedPart[]) => void;
}

/** One thing that the line can be put on, with its amount once it is chosen. */
const PartLine = ({
  label,
  chosen,
  fixed,
  onToggle,
  onAmount,
}: {
  label: string;
  chosen: TypedPart | undefined;
  /** Whether the amount is that of a payment. */
  fixed?: boolean;
  onToggle: () => void;
  onAmount: (amount: TypedPart['amount']) => void;
}) => {
  const { t } = useTrad();
  return (
    <Flex gap={4} justifyContent="space-between" alignItems="center" wrap="wrap">
      <Checkbox checked={chosen !== undefined} onCheckedChange={onToggle}>
        {label}
      </Checkbox>
      {chosen && !fixed ? (
        <Box width="16rem">
          <MoneyInput
            size="S"
            aria-label={t('bank.choose.amount', { what: label })}
            value={chosen.amount}
            onChange={onAmount}
          />
        </Box>
      ) : null}
    </Flex>
  );
};

/** The calls that wait and the payments of a member, to put a line on. */
export const MemberParts = ({ membershipId, flow, parts, left, onChange }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const query = useGetBankMemberQuery(membershipId);
  const found = (about: Omit<TypedPart, 'amount'>) => parts.find((one) => isSamePart(one, about));
  const line = (
    key: string,
    label: string,
    about: Omit<TypedPart, 'amount'>,
    most: number | null,
  ) => {
    const chosen = found(about);
    const fixed = about.receiptId !== undefined;
    const amount = fixed ? (most ?? 0) : Math.max(0, Math.min(left, most ?? left));
    return (
      <PartLine
        key={key}
        label={label}
        chosen={chosen}
        fixed={fixed}
        onToggle={() =>
          onChange(
            chosen
              ? parts.filter((one) => one !== chosen)
              : [...parts, { ...about, amount: amount || null }],
          )
        }
        onAmount={(next) =>
          onChange(parts.map((one) => (one === chosen ? { ...one, amount: next } : one)))
        }
      />
    );
  };
  /** Payments, refunds or rejections that are recorded already, or payments that came back. */
  const recorded = (what: 'payment' | 'refund' | 'rejection' | 'rejects', all: Money) =>
    all.length === 0 ? null : (
      <>
        <Typography variant="pi" fontWeight="bold">
          {t(`bank.choose.recorded.${what}`)}
        </Typography>
        {all.map(({ receiptId, on, amount, numbers }) =>
          line(
            receiptId,
            t('bank.choose.receipt', {
              on: format.shortDay(on),
              amount: format.money(amount),
              numbers: format.list(numbers) || t('bank.choose.credit'),
            }),
            { membershipId, receiptId },
            amount,
          ),
        )}
      </>
    );
  return (
    <PageBody query={query}>
      {({ organisation, reference, calls, receipts, refunds, rejections, payments }) => (
        <Flex
          tag="fieldset"
          direction="column"
          alignItems="stretch"
          gap={3}
          padding={4}
          hasRadius
          borderColor="neutral200"
        >
          <Typography tag="legend" fontWeight="bold">
            {`${organisation} · ${reference}`}
          </Typography>
          {flow === 'in' ? (
            <>
              {calls.map(({ duesId, number, dueOn, left: due }) =>
                line(
                  duesId,
                  t('bank.choose.call', {
                    number: number ?? t('dues.unnumbered'),
                    left: format.money(due),
                    on: format.shortDay(dueOn),
                  }),
                  { membershipId, duesId },
                  due,
                ),
              )}
              {calls.length === 0 ? <Quiet>{t('bank.choose.no-call')}</Quiet> : null}
              {line('account', t('bank.choose.account'), { membershipId }, null)}
              {recorded('payment', receipts)}
            </>
          ) : (
            <>
              {recorded('refund', refunds)}
              {recorded('rejection', rejections)}
              {recorded('rejects', payments)}
              {refunds.length === 0 ? <Quiet>{t('bank.choose.no-refund')}</Quiet> : null}
            </>
          )}
        </Flex>
      )}
    </PageBody>
  );
};
