import { Accordion, Flex, Typography } from '@strapi/design-system';
import type { PlannedCallReminder } from '../../../../shared/renewals/call-reminders';
import { Told } from '../../kit/bulk/Told';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { LettersInLine, LetterSums, LetterTexts } from '../../membership/actions/PlannedLetters';

/** The plan of reminding of calls: how many messages leave, what each says, which calls stay. */
export const RemindPreview = ({ lines }: { lines: readonly PlannedCallReminder[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const reminded = lines.filter(({ refusal }) => refusal === null);
  const early = reminded.filter(({ notice }) => notice !== null);
  const staying = lines.filter(({ refusal }) => refusal !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        <LetterSums letters={reminded.flatMap(({ letters }) => letters)} />
      </Flex>
      <Told
        tone="warning"
        title={t('remind.plan.early', { count: early.length })}
        lines={early}
        say={({ notice }) => text(notice)}
      />
      <Told
        tone="warning"
        title={t('remind.plan.staying', { count: staying.length })}
        lines={staying}
        say={({ refusal }) => text(refusal?.text)}
      />
      {reminded.length > 0 ? (
        <Accordion.Root>
          {reminded.map(({ id, organisation, number, letters }) => (
            <Accordion.Item key={id} value={id}>
              <Accordion.Header>
                <Accordion.Trigger>
                  {t('remind.plan.line', {
                    who: organisation,
                    number: number || t('dues.unnumbered'),
                  })}
                  <Typography tag="p" variant="pi" textColor="neutral600" textAlign="start">
                    <LettersInLine letters={letters} />
                  </Typography>
                </Accordion.Trigger>
              </Accordion.Header>
              <Accordion.Content>
                <LetterTexts letters={letters} />
              </Accordion.Content>
            </Accordion.Item>
          ))}
        </Accordion.Root>
      ) : null}
    </Flex>
  );
};
