import { useCallback } from 'react';
import type { TemplateUse, TemplateView } from '../../../../shared/messages/templates';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

/**
 * When a template is sent, one sentence each: at a moment of every membership's life, on entering a
 * stage, some days before or after the day that a reminder is counted from.
 */
export const useUses = (): ((template: TemplateView) => string[]) => {
  const { t, has } = useTrad();
  const { text } = useFormat();
  return useCallback(
    ({ code, usedBy }) => {
      const moment = `templates.moment.${code}`;
      const dayOf = ({ base, offsetDays: offset }: TemplateUse['reminders'][number]): string =>
        offset < 0
          ? t('templates.use.before', { base, days: -offset })
          : t('templates.use.after', { base, days: offset });
      const uses = usedBy.flatMap(({ workflow, stages, reminders }) => {
        const days = [...reminders].sort((one, two) => one.offsetDays - two.offsetDays);
        return [
          ...stages.map((names) => t('templates.use.stage', { stage: text(names), workflow })),
          ...(days.length > 0
            ? [t('templates.use.reminders', { days: days.map(dayOf).join(', '), workflow })]
            : []),
        ];
      });
      const all = has(moment) ? [t(moment), ...uses] : uses;
      return all.length > 0 ? all : [t('templates.unused')];
    },
    [has, t, text],
  );
};
