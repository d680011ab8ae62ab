import { useState } from 'react';
import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import type { MembershipView } from '../../../shared/contracts';
import { useTrad } from '../utils/trad';
import { RightRow } from './RightRow';
import { useAllowed } from './useAllowed';
import { useCommandDialog } from './useCommandDialog';

/** The rights that run today, one under the other; those of other terms on demand. */
export const RightsList = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const { ask, dialog } = useCommandDialog(view);
  const commands = useAllowed(view).filter(({ group }) => group === 'rights');
  const [all, setAll] = useState(false);
  const running = view.entitlements.filter((right) => right.running);
  const others = view.entitlements.filter((right) => !right.running);
  const grant = commands.find(({ name }) => name === 'grant-right');

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {running.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('rights.none')}
        </Typography>
      ) : null}
      {(all ? [...running, ...others] : running).map((right) => (
        <RightRow key={right.id} right={right} commands={commands} ask={ask} />
      ))}
      {others.length > 0 ? (
        <Flex justifyContent="center">
          <TextButton onClick={() => setAll(!all)}>
            {all ? t('rights.less') : t('rights.more', { count: others.length })}
          </TextButton>
        </Flex>
      ) : null}
      {grant ? (
        <Button variant="tertiary" size="S" fullWidth onClick={() => ask({ command: grant })}>
          {t('command.grant-right')}
        </Button>
      ) : null}
      {dialog}
    </Flex>
  );
};
