import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { BankLineView, Proposal } from '../../../shared/bank/bank';
import { MembershipPicker } from '../kit/actions/MembershipPicker';
import { FormSheet } from '../kit/components/FormSheet';
import { Labelled } from '../kit/components/Labelled';
import { Notice } from '../kit/components/Notice';
import { Quiet } from '../kit/components/Quiet';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { MemberParts } from './MemberParts';
import { ProposalView } from './ProposalCell';
import { useMatchBankLineMutation } from './api';
import { readParts, sumOfParts, type TypedPart } from './parts';

/** What staff may want although it is unusual. */
export const QUESTIONS = ['payment-looks-recorded', 'payment-unusual'];

interface Props {
  line: BankLineView;
  /** A proposal that was confirmed, and is asked about. */
  asked?: { proposal: Proposal; question: string } | undefined;
  onClose: () => void;
}

const typedOf = (proposal: Proposal | undefined): TypedPart[] =>
  (proposal?.parts ?? []).map(({ membershipId, duesId, receiptId, amount }) => ({
    membershipId,
    amount,
    ...(duesId ? { duesId } : {}),
    ...(receiptId ? { receiptId } : {}),
  }));

/** Those whose calls the line names, although none of these waits for money. */
const namedIn = ({ ended }: BankLineView): string[] => [
  ...new Set(ended.map(({ membershipId }) => membershipId)),
];

const membersIn = (parts: readonly TypedPart[]): string[] => [
  ...new Set(parts.map(({ membershipId }) => membershipId)),
];

/** Chooses whose a line is: members, calls, and how much of the line each gets. */
export const MatchSheet = ({ line, asked, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const [match] = useMatchBankLineMutation();
  const { pending, refusal, submit, refuse } = useSubmit();
  const [parts, setParts] = useState(() => typedOf(asked?.proposal));
  const [members, setMembers] = useState(() =>
    asked ? membersIn(typedOf(asked.proposal)) : namedIn(line),
  );
  const [question, setQuestion] = useState(asked?.question ?? null);
  const total = Math.abs(line.amount - line.matched);
  const flow = line.amount < 0 ? 'out' : 'in';
  const left = total - sumOfParts(parts);

  const change = (next: TypedPart[]) => {
    setParts(next);
    setQuestion(null);
    refuse({});
  };
  const take = (proposal: Proposal) => {
    const next = typedOf(proposal);
    setMembers((before) => [...new Set([...membersIn(next), ...before])]);
    change(next);
  };
  const send = () => {
    const ready = readParts(parts);
    if (!ready) return refuse({}, t(`bank.choose.nothing.${flow}`));
    const input = { parts: ready, ...(question ? { confirmed: true } : {}) };
    return void submit(() => match({ id: line.id, version: line.version, input }).unwrap(), {
      done: t('bank.matched'),
      then: onClose,
      refused: ({ reason, message }) => {
        if (!QUESTIONS.includes(reason ?? '')) return false;
        setQuestion(message);
        return true;
      },
    });
  };

  return (
    <FormSheet
      title={t(`bank.choose.title.${flow}`)}
      submit={t(question ? 'bank.choose.anyway' : 'bank.choose.submit')}
      pending={pending}
      refused={refusal?.message}
      onSubmit={send}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight="bold">{line.label}</Typography>
        {[line.details, line.counterparty, line.reference].map((text) =>
          text ? <Quiet key={text}>{text}</Quiet> : null,
        )}
        <Typography>
          {t('bank.choose.of', { on: format.day(line.bookedOn), amount: format.money(total) })}
        </Typography>
      </Flex>
      {question ? <Notice tone="warning">{question}</Notice> : null}
      {line.proposals.map((proposal, at) => (
        <Flex
          key={at}
          gap={4}
          padding={4}
          hasRadius
          background="neutral100"
          justifyContent="space-between"
        >
          <ProposalView proposal={proposal} flow={flow} />
          <Button
            variant="secondary"
            size="S"
            aria-label={t('bank.choose.take.of', { number: at + 1 })}
            onClick={() => take(proposal)}
          >
            {t('bank.choose.take')}
          </Button>
        </Flex>
      ))}
      {members.map((id) => (
        <MemberParts key={id} membershipId={id} {...{ flow, parts, left }} onChange={change} />
      ))}
      <Labelled label={t(members.length > 0 ? 'bank.choose.other-member' : 'bank.choose.member')}>
        <MembershipPicker
          value=""
          onChange={(id) => id && setMembers((before) => [...new Set([...before, id])])}
        />
      </Labelled>
      <Typography aria-live="polite" fontWeight="bold">
        {left >= 0
          ? t('bank.choose.left', { given: format.money(total - left), left: format.money(left) })
          : t('bank.choose.too-much', { over: format.money(-left) })}
      </Typography>
    </FormSheet>
  );
};
