import { Button, Flex } from '@strapi/design-system';
import type { AssemblyView, RollRow } from '../../../../shared/assemblies/assemblies';
import { useTrad } from '../../kit/utils/trad';
import { useRun } from '../useRun';

interface Props {
  assembly: AssemblyView;
  row: RollRow;
  canMark: boolean;
  onGive: () => void;
}

const MARKS = ['present', 'absent'] as const;

/** One key for each answer at the door; the same key again takes it back. */
export const MarkButtons = ({ assembly, row, canMark, onGive }: Props) => {
  const { t } = useTrad();
  const { tryRun, busy } = useRun();
  const mark = (state: (typeof MARKS)[number]) =>
    tryRun({
      id: assembly.id,
      name: 'mark-attendance',
      input: { membershipId: row.id, state: row.attendance === state ? 'expected' : state },
    });
  const canGive = row.listing === 'voting' && !row.gave && row.attendance !== 'present';
  return (
    <Flex gap={2} wrap="wrap">
      {canMark
        ? MARKS.map((state) => (
            <Button
              key={state}
              size="S"
              variant={row.attendance === state ? 'default' : 'tertiary'}
              aria-pressed={row.attendance === state}
              aria-label={t(`assembly.mark.${state}.of`, { member: row.organisation })}
              aria-disabled={busy}
              onClick={() => (busy ? undefined : mark(state))}
            >
              {t(`assembly.attendance.${state}`)}
            </Button>
          ))
        : null}
      {canGive && row.holds.length === 0 ? (
        <Button
          size="S"
          variant="tertiary"
          aria-label={t('assembly.proxy.give.of', { member: row.organisation })}
          onClick={onGive}
        >
          {t('assembly.proxy.represented')}
        </Button>
      ) : null}
    </Flex>
  );
};
