import { Button, Flex } from '@strapi/design-system';
import type { BankLineView } from '../../../shared/bank/bank';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { QUESTIONS } from './MatchSheet';
import { useMatchBankLineMutation } from './api';
import { readParts } from './parts';

export type Sheet =
  | { kind: 'match'; line: BankLineView; question?: string }
  | { kind: 'aside'; line: BankLineView }
  | { kind: 'undo'; line: BankLineView };

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
  const flow = line.amount < 0 ? 'out' : 'in';
  const isWaiting = state === 'open' || state === 'partly' || state === 'outgoing';

  const confirm = () => {
    const parts = readParts(best?.parts ?? []);
    if (!parts) return;
    const [{ organisation }] = best.parts;
    const isLink = best.parts.every(({ receiptId }) => receiptId);
    void submit(() => match({ id, version, input: { parts } }).unwrap(), {
      done: t(isLink ? `bank.linked.${flow}` : 'bank.matched.of', { name: organisation }),
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
          aria-label={t('bank.confirm.of', { label })}
          onClick={confirm}
        >
          {t('bank.confirm')}
        </Button>
      ) : null}
      {isWaiting ? small(t('bank.choose'), () => onOpen({ kind: 'match', line })) : null}
      {state === 'open' || state === 'outgoing'
        ? small(t('bank.aside'), () => onOpen({ kind: 'aside', line }))
        : null}
      {state === 'matched' || state === 'partly' || state === 'aside'
        ? small(t('bank.undo'), () => onOpen({ kind: 'undo', line }))
        : null}
    </Flex>
  );
};
