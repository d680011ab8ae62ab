import type { PlannedMove } from '../../../shared/renewals/renewals';
import { useTrad } from '../kit/utils/trad';

/** In one line: which letters a move writes, and to whom. */
export const PlannedLetters = ({ line }: { line: PlannedMove }) => {
  const { t } = useTrad();
  if (line.letters.length === 0) return <>{t('plan.no-message')}</>;
  const told = line.letters.map((letter) => {
    const name = t(`template.${letter.template}`);
    return letter.ok
      ? t('move.plan.letter', { letter: name, to: letter.to })
      : t('move.plan.no-letter', { letter: name });
  });
  return <>{told.join(' · ')}</>;
};
