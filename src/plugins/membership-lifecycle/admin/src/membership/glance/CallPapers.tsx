import { Flex } from '@strapi/design-system';
import type { DuesView } from '../../../../shared/core/membership';
import { PaperButton } from '../../kit/components/PaperButton';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import type { Actions } from './useActions';

/** The formats' names on the screen. */
const FORMATS = { pdf: 'PDF', 'factur-x': 'Factur-X' } as const;

/** The papers of a call: the one that stands, earlier editions, and what can be done with them. */
export const CallPapers = ({ call, actions }: { call: DuesView; actions: Actions }) => {
  const { t } = useTrad();
  const format = useFormat();
  const [standing, ...earlier] = call.papers;
  const { number, state } = call;
  const name = t('dues.number', { number });
  const preset = { duesId: call.id };
  // The accessible name starts with the visible text, so that voice control finds it (WCAG 2.5.3).
  const labelOf = (made: keyof typeof FORMATS) => t('glance.call.paper', { format: FORMATS[made] });
  return (
    <Flex gap={2} wrap="wrap" paddingTop={2}>
      {standing ? (
        <PaperButton
          id={standing.id}
          name={`${name}.pdf`}
          label={labelOf(standing.format)}
          spoken={t('glance.action-on', { action: labelOf(standing.format), subject: number })}
        />
      ) : null}
      {earlier.map(({ id, edition, issuedOn, format: made }) => {
        const on = format.day(issuedOn);
        const label = t('glance.call.earlier', { edition, on, format: FORMATS[made] });
        return (
          <PaperButton
            key={id}
            id={id}
            name={`${name} (${edition}).pdf`}
            label={label}
            spoken={t('glance.action-on', { action: label, subject: name })}
          />
        );
      })}
      {state === 'cancelled' ? null : (
        <ActionButton
          actions={actions}
          name={standing ? 'reissue-call' : 'make-call-paper'}
          preset={preset}
          subject={name}
          label={t(standing ? 'glance.call.reissue' : 'glance.call.make')}
        />
      )}
    </Flex>
  );
};
