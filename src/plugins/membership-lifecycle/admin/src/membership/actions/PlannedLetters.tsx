import { Typography } from '@strapi/design-system';
import type { PlannedMessage } from '../../../../shared/membership/command-plan';
import { useTrad } from '../../kit/utils/trad';

/** The messages of a bulk command: how many in all, then those of each line. */

/** Counts the messages that leave, that are kept or held back, and that cannot be written. */
export const LetterSums = ({ letters }: { letters: readonly PlannedMessage[] }) => {
  const { t } = useTrad();
  const written = letters.flatMap((letter) => (letter.ok ? [letter] : []));
  const muted = written.filter((letter) => letter.muted).length;
  const kept = written.filter((letter) => letter.kept && !letter.muted).length;
  const unwritten = letters.length - written.length;
  const said: [count: number, sentence: string][] = [
    [kept, t('move.plan.messages.kept', { count: kept })],
    [muted, t('move.plan.messages.muted', { count: muted })],
    [unwritten, t('move.plan.unwritten', { count: unwritten })],
  ];
  return (
    <>
      <Typography tag="li">
        {t('move.plan.messages', { count: written.length - kept - muted })}
      </Typography>
      {said.map(([count, sentence]) =>
        count > 0 ? (
          <Typography key={sentence} tag="li">
            {sentence}
          </Typography>
        ) : null,
      )}
    </>
  );
};

/** In one line: which messages are written, and to whom. */
export const LettersInLine = ({ letters }: { letters: readonly PlannedMessage[] }) => {
  const { t } = useTrad();
  if (letters.length === 0) return <>{t('plan.no-message')}</>;
  const told = letters.map((message) => {
    const name = t(`template.${message.template}`);
    if (!message.ok) return t('move.plan.no-message', { message: name });
    if (message.muted) return t('move.plan.muted', { message: name });
    const key = message.kept ? 'move.plan.message.kept' : 'move.plan.message';
    return t(key, { message: name, to: message.to });
  });
  return <>{told.join(' · ')}</>;
};
