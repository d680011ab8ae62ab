import { Button, Flex } from '@strapi/design-system';
import type { BankLineView, Proposal } from '../../../shared/bank/bank';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { QUESTIONS } from './MatchSheet';
import { useMatchBankLineMutation } from './api';
import { readParts } from './parts';

export type Sheet =
  | { kind: 'match'; line: BankLineView; question?: string }
  | { kind: 'aside'; line: BankLineView }
  | { kind: 'undo'; line: BankLineView };

/** Whether a proposal takes a payment back: the line goes out, and the payment came in. */
const rejectsPayment = ({ amount }: BankLineView, best: Proposal | undefined): boolean =>
  amount < 0 &&
  best !== undefined &&
  best.parts.some(({ recorded }) => recorded?.kind === 'payment');

/** Whether the bank rejected what came in with a line, which keeps it. */
const isRejected = ({ amount, matches }: BankLineView): boolean =>
  amount > 0 && matches.some(({ rejectedOn }) => rejectedOn !== null);

interface Props {
  line: BankLineView;
  onOpen: (sheet: Sheet) => void;
}

/** What can be done with a line. */
export const LineActions = ({ line, onOpen }: Props) => {
  const { t } = useTrad();
  const [match] = useMatchBankLineMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const { id, version, state, proposals, label } = line;
  const [best] = proposals;
  const rejects = rejectsPayment(line, best);
  const isWaiting = state === 'open' || state === 'partly' || state === 'outgoing';

  const confirm = () => {
    const parts = readParts(best?.parts ?? []);
    if (!parts) return;
    const [{ organisation }] = best.parts;
    const kind = best.parts.every(({ recorded }) => recorded) && best.parts[0].recorded?.kind;
    const said = kind ? (rejects ? 'bank.rejected' : `bank.linked.${kind}`) : 'bank.matched.of';
    void submit(() => match({ id, version, input: { parts } }).unwrap(), {
      done: t(said, { name: organisation }),
      refused: ({ reason, message }) => {
        if (!QUESTIONS.includes(reason ?? '')) return false;
        onOpen({ kind: 'match', line, question: message });
        return true;
      },
    });
  };

  const small = (text: string, onClick: () => void) => (
    <Button size="S" variant="tertiary" aria-label={`${text} : ${label}`} onClick={onClick}>
      {text}
    </Button>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={2} minWidth="14rem">
      {isWaiting && best ? (
        <Button
          size="S"
          variant={best.level === 'possible' ? 'secondary' : 'default'}
          loading={pending}
          aria-label={t(rejects ? 'bank.reject.of' : 'bank.confirm.of', { label })}
          onClick={confirm}
        >
          {t(rejects ? 'bank.reject' : 'bank.confirm')}
        </Button>
      ) : null}
      {isWaiting ? small(t('bank.choose'), () => onOpen({ kind: 'match', line })) : null}
      {state === 'open' || state === 'outgoing'
        ? small(t('bank.aside'), () => onOpen({ kind: 'aside', line }))
        : null}
      {(state === 'matched' || state === 'partly' || state === 'aside') && !isRejected(line)
        ? small(t('bank.undo'), () => onOpen({ kind: 'undo', line }))
        : null}
    </Flex>
  );
};
