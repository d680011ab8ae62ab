import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyActivity, AssemblyView } from '../../../shared/assemblies/assemblies';
import { Card } from '../kit/components/Card';
import { PanelBody } from '../kit/components/PanelBody';
import { useActorName } from '../kit/panels/useActorName';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetAssemblyActivitiesQuery } from './api';

const STEP = 20;
const MOST = 100;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const Line = ({ line }: { line: AssemblyActivity }) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { input } = line;
  const day = (value: unknown) => (text(value) ? format.day(text(value)) : '');
  const what = t(`assembly.journal.${line.command}`, {
    member: text(input.member),
    to: text(input.to) || text(input.name),
    state: text(input.state),
    how: text(input.how),
    withdrawn: typeof input.withdrawn === 'number' ? input.withdrawn : 0,
    day: day(input.heldOn ?? input.convenedOn ?? input.cutOffOn),
  });
  return (
    <li>
      <Typography tag="p">
        {t('journal.line', { on: format.day(line.on), who: nameOf(line.actor), what })}
      </Typography>
      {line.reason ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('journal.reason', { reason: line.reason })}
        </Typography>
      ) : null}
    </li>
  );
};

/** Everything that was done about an assembly, the latest first. */
export const AssemblyJournal = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const [shown, setShown] = useState(STEP);
  const filters = { pageSize: String(shown) };
  const query = useGetAssemblyActivitiesQuery({ id: assembly.id, filters });
  return (
    <Card title={t('assembly.journal')}>
      <PanelBody query={query}>
        {({ data, meta }) => (
          <>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {data.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </Flex>
            {meta.pagination.total > shown && shown < MOST ? (
              <Flex>
                <Button
                  size="S"
                  variant="tertiary"
                  onClick={() => setShown((now) => Math.min(MOST, now + STEP))}
                >
                  {t('assembly.journal.more')}
                </Button>
              </Flex>
            ) : null}
          </>
        )}
      </PanelBody>
    </Card>
  );
};
