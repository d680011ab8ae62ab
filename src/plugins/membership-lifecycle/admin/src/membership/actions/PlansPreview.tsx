import { Accordion, Flex, Typography } from '@strapi/design-system';
import type { Money } from '../../../../shared/kernel/common';
import type { PlannedLine } from '../../../../shared/membership/command-plan';
import { Names } from '../../kit/bulk/Names';
import { Told } from '../../kit/bulk/Told';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { PlanEffects } from './PlanEffects';
import { LettersInLine, LetterSums } from './PlannedLetters';
import { newDueDays } from './plan-sums';
import { useShared } from './usePlanSentences';

const NONE: ReadonlySet<string> = new Set();

/** What is asked for by the calls that are issued, by currency. */
const calledBy = (lines: readonly PlannedLine[]): { count: number; sums: Money[] } => {
  const calls = lines.flatMap(({ plan }) => plan.calls.filter(({ change }) => change === 'issued'));
  const sums = new Map<string, number>();
  for (const { currency, amount } of calls) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return {
    count: calls.length,
    sums: [...sums].map(([currency, amount]) => ({ currency, amount })),
  };
};

/** The calls that get another due day, with who is no longer late by it and what stays paid. */
const DueDays = ({ lines }: { lines: readonly PlannedLine[] }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  return newDueDays(lines).map(({ dueOn, count, lines: those, late, paidInPart }) => (
    <li key={dueOn}>
      <Typography>{t('plans.due-day', { count, day: day(dueOn) })}</Typography>
      <Names of={those} />
      {late.length > 0 ? (
        <>
          <Typography tag="p" fontWeight="semiBold">
            {t('plans.due-day.late', { count: late.length })}
          </Typography>
          <Names of={late} />
        </>
      ) : null}
      {paidInPart.length > 0 ? (
        <>
          <Typography tag="p">{t('plans.due-day.paid', { count: paidInPart.length })}</Typography>
          <Names of={paidInPart} />
        </>
      ) : null}
    </li>
  ));
};

/** The messages, the calls, then each consequence, with names where it is not for all. */
const Sums = ({ lines }: { lines: readonly PlannedLine[] }) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const shared = useShared(lines);
  const { count, sums } = calledBy(lines);
  const credited = lines.flatMap(({ plan }) =>
    plan.calls.filter(({ change }) => change === 'credited' || change === 'cancelled'),
  ).length;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      <LetterSums letters={lines.flatMap(({ plan }) => plan.messages)} />
      {count > 0 ? (
        <Typography tag="li">
          {t('move.plan.calls', { count, amount: sums.map(money).join(' + ') })}
        </Typography>
      ) : null}
      {credited > 0 ? (
        <Typography tag="li">{t('plans.credited', { count: credited })}</Typography>
      ) : null}
      <DueDays lines={lines} />
      {shared.map(({ kind, about, lines: those }) => (
        <li key={`${kind} ${about}`}>
          <Typography>{t(`plans.${kind}`, { count: those.length, about })}</Typography>
          {those.length < lines.length ? <Names of={those} /> : null}
        </li>
      ))}
    </Flex>
  );
};

interface Props {
  lines: readonly PlannedLine[];
  /** How many are left out, over the reasons. */
  stayingTitle: (count: number) => string;
  /** The name of a line. */
  nameOf: (line: PlannedLine) => string;
}

/**
 * The plan of a command on many: what they have in common, what to look at, who is left out and
 * why, then each as the dialog of one alone tells it.
 */
export const PlansPreview = ({ lines, stayingTitle, nameOf }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const done = lines.filter(({ refusal }) => refusal === null);
  const noticed = done.filter(({ plan }) => plan.notices.length > 0);
  const staying = lines.filter(({ refusal }) => refusal !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Sums lines={done} />
      <Told
        tone="warning"
        title={t('plans.notices', { count: noticed.length })}
        lines={noticed}
        say={({ plan }) => plan.notices.map(text).join(' ')}
      />
      <Told
        tone="warning"
        title={stayingTitle(staying.length)}
        lines={staying}
        say={({ refusal }) => text(refusal?.text)}
      />
      {done.length > 0 ? (
        <Accordion.Root>
          {done.map((line) => (
            <Accordion.Item key={line.id} value={line.id}>
              <Accordion.Header>
                <Accordion.Trigger>
                  {nameOf(line)}
                  <Typography tag="p" variant="pi" textColor="neutral600" textAlign="start">
                    <LettersInLine letters={line.plan.messages} />
                  </Typography>
                </Accordion.Trigger>
              </Accordion.Header>
              <Accordion.Content>
                <Flex direction="column" alignItems="stretch" padding={4}>
                  <PlanEffects
                    plan={line.plan}
                    today={line.on}
                    beside
                    on={undefined}
                    heldBack={NONE}
                  />
                </Flex>
              </Accordion.Content>
            </Accordion.Item>
          ))}
        </Accordion.Root>
      ) : null}
    </Flex>
  );
};
