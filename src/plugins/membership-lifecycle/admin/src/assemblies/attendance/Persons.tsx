import { Button, Flex, Typography } from '@strapi/design-system';
import type { AssemblyView, RollPage } from '../../../../shared/assemblies/assemblies';
import { Card } from '../../kit/components/Card';
import { useTrad } from '../../kit/utils/trad';
import { useRun } from '../useRun';

interface Props {
  assembly: AssemblyView;
  persons: RollPage['persons'];
  canMark: boolean;
}

/** People who carry proxies and represent no member themselves. */
export const Persons = ({ assembly, persons, canMark }: Props) => {
  const { t } = useTrad();
  const { tryRun } = useRun();
  if (persons.length === 0) return null;
  const mark = (name: string, attends: boolean) =>
    tryRun({
      id: assembly.id,
      name: 'mark-attendance',
      input: { name, state: attends ? 'present' : 'expected' },
    });
  return (
    <Card title={t('assembly.persons')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {persons.map(({ name, attends, holds }) => (
          <Flex tag="li" key={name} gap={3} justifyContent="space-between">
            <Typography>
              {t('assembly.person', {
                name,
                members: holds.map(({ organisation }) => organisation).join(', '),
              })}
            </Typography>
            {canMark ? (
              <Button
                size="S"
                variant={attends ? 'default' : 'tertiary'}
                aria-pressed={attends}
                aria-label={t('assembly.mark.present.of', { member: name })}
                onClick={() => mark(name, !attends)}
              >
                {t('assembly.attendance.present')}
              </Button>
            ) : null}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
};
