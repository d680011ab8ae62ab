import { Flex } from '@strapi/design-system';
import type { DuesView } from '../../../shared/contracts';
import { PaperButton } from '../components/PaperButton';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { ActionButton } from './ActionButton';
import type { Actions } from './useActions';

/** As readers know them. */
const FORMATS = { pdf: 'PDF', 'factur-x': 'Factur-X' } as const;

/** The papers of a call: the one that stands, earlier editions, and what can be done with them. */
export const CallPapers = ({ call, actions }: { call: DuesView; actions: Actions }) => {
  const { t } = useTrad();
  const format = useFormat();
  const [standing, ...earlier] = call.papers;
  const { number, state } = call;
  const name = t('dues.number', { number });
  const preset = { duesId: call.id };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={2}>
      {standing ? (
        <PaperButton
          id={standing.id}
          name={`${name}.pdf`}
          label={t('glance.call.paper', { format: FORMATS[standing.format] })}
          spoken={t(
            standing.format === 'pdf' ? 'glance.call.paper-of' : 'glance.call.factur-x-of',
            {
              number,
            },
          )}
        />
      ) : null}
      {earlier.map(({ id, edition, issuedOn, format: made }) => {
        const on = format.day(issuedOn);
        return (
          <PaperButton
            key={id}
            id={id}
            name={`${name} (${edition}).pdf`}
            label={t('glance.call.earlier', { edition, on, format: FORMATS[made] })}
            spoken={t('glance.call.earlier-of', { edition, number, on })}
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
