import { Flex } from '@strapi/design-system';
import type { CallPaperView, DuesView } from '../../../../shared/core/membership';
import { PaperButton } from '../../kit/components/PaperButton';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import type { Actions } from './useActions';

/** The formats' names on the screen. */
const FORMATS = { pdf: 'PDF', 'factur-x': 'Factur-X' } as const;

interface Props {
  call: DuesView;
  /** Whether it is asked for: a cancelled call has no action. */
  stands: boolean;
  actions: Actions;
}

/**
 * The papers of a call: the one that stands, earlier editions and the credit note, and what can be
 * done with them.
 */
export const CallPapers = ({ call, stands, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const [standing, ...earlier] = call.papers;
  const { number, creditNote } = call;
  const name = t('dues.number', { number });
  const button = ({ id }: CallPaperView, label: string, subject: string) => (
    // The accessible name starts with the visible text, so that voice control finds it (WCAG 2.5.3).
    <PaperButton
      key={id}
      id={id}
      label={label}
      spoken={t('glance.action-on', { action: label, subject })}
    />
  );
  const labelOf = (key: 'paper' | 'paper-cancelled' | 'note-paper', made: CallPaperView) =>
    t(`glance.call.${key}`, { format: FORMATS[made.format] });
  return (
    <Flex gap={2} wrap="wrap" paddingTop={2}>
      {standing
        ? button(standing, labelOf(stands ? 'paper' : 'paper-cancelled', standing), number)
        : null}
      {earlier.map((paper) => {
        const { edition, issuedOn } = paper;
        const on = format.day(issuedOn);
        const made = FORMATS[paper.format];
        return button(paper, t('glance.call.earlier', { edition, on, format: made }), name);
      })}
      {creditNote?.paper
        ? button(creditNote.paper, labelOf('note-paper', creditNote.paper), creditNote.number)
        : null}
      {stands ? (
        <ActionButton
          actions={actions}
          name={standing ? 'reissue-call' : 'make-call-paper'}
          preset={{ duesId: call.id }}
          subject={name}
          label={t(standing ? 'glance.call.reissue' : 'glance.call.make')}
        />
      ) : null}
    </Flex>
  );
};
