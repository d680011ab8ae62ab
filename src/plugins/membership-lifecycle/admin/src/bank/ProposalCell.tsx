import { Flex } from '@strapi/design-system';
import { Fragment } from 'react';
import type { BankLineView, MatchLevel, MatchView, Proposal } from '../../../shared/bank/bank';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Quiet } from '../kit/components/Quiet';
import { StateBadge } from '../kit/components/StateBadge';
import type { Tone } from '../kit/components/tones';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useReason } from './useReason';

const LEVEL_TONES: Record<MatchLevel, Tone> = {
  sure: 'success',
  likely: 'secondary',
  possible: 'neutral',
};

/** What is proposed for a line: whose it is, which calls it pays, and why. */
export const ProposalView = ({ proposal, flow }: { proposal: Proposal; flow: 'in' | 'out' }) => {
  const { t } = useTrad();
  const { reasonOf, partOf } = useReason(flow);
  const { level, parts, reasons } = proposal;
  const members = [...new Set(parts.map(({ membershipId }) => membershipId))];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateBadge tone={LEVEL_TONES[level]}>{t(`bank.level.${level}`)}</StateBadge>
      {members.map((id) => {
        const mine = parts.filter(({ membershipId }) => membershipId === id);
        const [{ organisation, reference }] = mine;
        return (
          <Fragment key={id}>
            <MembershipLink id={id} tab="dues">
              {organisation || reference}
            </MembershipLink>
            {mine.map((part) => (
              <Quiet key={part.duesId ?? part.receiptId ?? 'account'}>{partOf(part)}</Quiet>
            ))}
          </Fragment>
        );
      })}
      <Quiet>{reasons.map(reasonOf).join(' · ')}</Quiet>
    </Flex>
  );
};

const Match = ({ match }: { match: MatchView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { membershipId, organisation, reference, numbers, credit, amount, kind, rejectedOn } =
    match;
  const isBoth = numbers.length > 0 && credit !== 0;
  const told = {
    amount: format.money(Math.abs(amount) - (isBoth ? Math.abs(credit) : 0)),
    numbers: format.list(numbers),
    credit: isBoth ? format.money(Math.abs(credit)) : 'none',
  };
  const place = numbers.length > 0 ? 'call' : 'account';
  const out = rejectedOn === null ? 'refund' : 'rejection';
  const said = `bank.match.${amount < 0 ? out : kind}.${place}`;
  return (
    <>
      <MembershipLink id={membershipId} tab="dues">
        {organisation || reference}
      </MembershipLink>
      <Quiet>{t(said, told)}</Quiet>
      {amount > 0 && rejectedOn ? (
        <Quiet>{t('bank.match.rejected', { on: format.day(rejectedOn) })}</Quiet>
      ) : null}
    </>
  );
};

const STATE_TONES: Record<BankLineView['state'], Tone> = {
  open: 'warning',
  partly: 'warning',
  matched: 'success',
  aside: 'neutral',
  outgoing: 'neutral',
};

/** What a line is matched to, or what is proposed for it. */
export const ProposalCell = ({ line }: { line: BankLineView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { state, matches, aside, proposals, amount, matched } = line;
  const [best, ...others] = proposals;
  const isWaiting = state === 'open' || state === 'partly';
  const isAsked = isWaiting || state === 'outgoing';
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {state === 'open' ? null : (
        <StateBadge tone={STATE_TONES[state]}>
          {aside ? t(`bank.aside.${aside.reason}`) : t(`bank.state.${state}`)}
        </StateBadge>
      )}
      {matches.map((match) => (
        <Match key={match.id} match={match} />
      ))}
      {state === 'partly' ? (
        <Quiet>{t('bank.left', { left: format.money(amount - matched) })}</Quiet>
      ) : null}
      {isAsked && best ? <ProposalView proposal={best} flow={amount < 0 ? 'out' : 'in'} /> : null}
      {isAsked && others.length > 0 ? (
        <Quiet>{t('bank.others', { count: others.length })}</Quiet>
      ) : null}
      {line.ended.map(({ number, membershipId, organisation, end, replacedBy }) => (
        <Fragment key={number}>
          <Quiet>{t(`bank.ended.${end}`, { number, by: replacedBy ?? 'none' })}</Quiet>
          <MembershipLink id={membershipId} tab="dues">
            {organisation || number}
          </MembershipLink>
        </Fragment>
      ))}
      {isWaiting && !best && line.ended.length === 0 ? (
        <Quiet>{t(line.alike ? 'bank.double' : 'bank.no-proposal')}</Quiet>
      ) : null}
    </Flex>
  );
};
