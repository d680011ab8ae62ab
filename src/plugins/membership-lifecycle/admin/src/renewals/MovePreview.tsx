import { Accordion, Flex, Typography } from '@strapi/design-system';
import type { Money } from '../../../shared/kernel/common';
import type { PlannedMove } from '../../../shared/renewals/renewals';
import { Told } from '../kit/bulk/Told';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { LettersInLine, LetterSums, LetterTexts } from '../membership/actions/PlannedLetters';
import { useTermSentence } from '../membership/actions/usePlanSentences';

const totalOf = (lines: readonly PlannedMove[]): Money[] => {
  const sums = new Map<string, number>();
  for (const { called } of lines) {
    if (called) sums.set(called.currency, (sums.get(called.currency) ?? 0) + called.amount);
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
};

/** The sums of a move: renewals, messages and calls. */
const Sums = ({ moving }: { moving: readonly PlannedMove[] }) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const calls = moving.filter(({ called }) => called !== null);
  const issued = moving.filter(({ terms }) => terms.some(({ change }) => change === 'issued'));
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      <Typography tag="li">{t('move.plan.moving', { count: moving.length })}</Typography>
      <LetterSums letters={moving.flatMap((line) => line.letters)} />
      {issued.length > 0 ? (
        <Typography tag="li">{t('move.plan.issued', { count: issued.length })}</Typography>
      ) : null}
      {calls.length > 0 ? (
        <Typography tag="li">
          {t('move.plan.calls', {
            count: calls.length,
            amount: totalOf(calls).map(money).join(' + '),
          })}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** The changes and messages of the move of one renewal. */
const Line = ({ line }: { line: PlannedMove }) => {
  const { t } = useTrad();
  const { text, money } = useFormat();
  const termSentence = useTermSentence();
  return (
    <Accordion.Item value={line.id}>
      <Accordion.Header>
        <Accordion.Trigger>
          {t('move.plan.line', { who: line.organisation, to: text(line.to) })}
          <Typography tag="p" variant="pi" textColor="neutral600" textAlign="start">
            <LettersInLine letters={line.letters} />
          </Typography>
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content>
        <LetterTexts letters={line.letters}>
          {line.status ? (
            <Typography>
              {t('move.plan.status', {
                from: t(`status.${line.status.before}`),
                to: t(`status.${line.status.after}`),
              })}
            </Typography>
          ) : null}
          {line.terms.map((term) => (
            <Typography key={`${term.change} ${term.startsOn}`}>{termSentence(term)}</Typography>
          ))}
          {line.called ? (
            <Typography>{t('move.plan.call', { amount: money(line.called) })}</Typography>
          ) : null}
        </LetterTexts>
      </Accordion.Content>
    </Accordion.Item>
  );
};

/** The plan of a move: how many move, what is sent and called; then each, and who stays and why. */
export const MovePreview = ({ lines }: { lines: readonly PlannedMove[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const moving = lines.filter(({ refusal }) => refusal === null);
  const staying = lines.filter(({ refusal }) => refusal !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Sums moving={moving} />
      <Told
        tone="warning"
        title={t('move.plan.staying', { count: staying.length })}
        lines={staying}
        say={({ refusal }) => text(refusal?.text)}
      />
      {moving.length > 0 ? (
        <Accordion.Root>
          {moving.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Accordion.Root>
      ) : null}
    </Flex>
  );
};
