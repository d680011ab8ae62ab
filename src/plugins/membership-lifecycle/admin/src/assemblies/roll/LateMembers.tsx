import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView, LateMember } from '../../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { Notice } from '../../kit/components/Notice';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { useGetLateQuery } from '../api';
import { CorrectDialog } from './CorrectDialog';

/** Members who would be on today's roll but are not on the frozen one. */
export const LateMembers = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const open = assembly.state === 'drafted' || assembly.state === 'convened';
  const canManage = useCan(PERMISSIONS.assemblyManage);
  const { data: late } = useGetLateQuery({ id: assembly.id }, { skip: !open });
  const [adding, setAdding] = useState<LateMember | null>(null);
  if (!late || late.data.length === 0) return null;
  return (
    <Notice tone="warning" title={t('assembly.late.title', { count: late.meta.pagination.total })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {late.data.map((member) => (
          <Flex tag="li" key={member.id} gap={3} alignItems="center">
            <Typography>
              {t('assembly.late.line', { member: member.organisation, votes: member.votes })}
            </Typography>
            {canManage ? (
              <Button
                size="S"
                variant="tertiary"
                aria-label={t('assembly.late.add.of', { member: member.organisation })}
                onClick={() => setAdding(member)}
              >
                {t('assembly.late.add')}
              </Button>
            ) : null}
          </Flex>
        ))}
      </Flex>
      {adding ? (
        <CorrectDialog
          assembly={assembly}
          row={{ ...adding, listing: undefined }}
          onClose={() => setAdding(null)}
        />
      ) : null}
    </Notice>
  );
};
