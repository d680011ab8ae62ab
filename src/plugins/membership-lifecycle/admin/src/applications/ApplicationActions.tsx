import { Button, Flex, LinkButton } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { ApplicationView } from '../../../shared/applications/applications';
import type { CommandName } from '../../../shared/core/commands';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { Confirm } from '../kit/components/Confirm';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useCan } from '../kit/utils/can';
import { newMemberPlace } from '../kit/utils/member-place';
import { useTrad } from '../kit/utils/trad';
import { useActOnApplicationMutation, type ApplicationAct } from './api';

interface Props {
  view: ApplicationView;
  /** The places of the sent contacts that go to the member. */
  carried: readonly number[];
  onCommand: (membershipId: string, command: CommandName) => void;
  onDone: () => void;
}

const DONE = { open: 'opened', attach: 'attached', reject: 'rejected' } as const;

/** Whether the sent figure goes to the member, as the sentence has it. */
const carriedFigure = ({ sent }: ApplicationView) => (sent?.figure?.carried ? 'carried' : 'none');

/** The actions on an application; each explains first what it does. */
export const ApplicationActions = ({ view, carried, onCommand, onDone }: Props) => {
  const { t } = useTrad();
  const canDecide = useCan(PERMISSIONS.membershipManage);
  const [act] = useActOnApplicationMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [asking, setAsking] = useState<ApplicationAct | null>(null);
  const { id, state, todo, known } = view;
  const candidate = state === 'linked' && todo ? view.membership?.membershipId : null;

  const run = (chosen: ApplicationAct) => {
    setAsking(null);
    const input = chosen === 'attach' ? { contacts: [...carried] } : undefined;
    void submit(() => act({ id, act: chosen, ...(input && { input }) }).unwrap(), {
      done: t(`applications.${DONE[chosen]}`),
      then: onDone,
    });
  };

  const button = (name: ApplicationAct, variant: 'danger-light' | 'tertiary' | 'default') => (
    <Button variant={variant} loading={pending} onClick={() => setAsking(name)}>
      {t(`applications.${name}`)}
    </Button>
  );

  return (
    <Flex gap={2} width="100%" justifyContent="flex-end" wrap="wrap">
      {todo ? button('reject', 'danger-light') : null}
      {state === 'waiting' ? button('open', 'tertiary') : null}
      {state === 'waiting' && known ? button('attach', 'default') : null}
      {candidate && canDecide ? (
        <>
          <Button variant="tertiary" onClick={() => onCommand(candidate, 'refuse')}>
            {t('command.refuse')}
          </Button>
          <LinkButton tag={NavLink} to={newMemberPlace(id)}>
            {t('command.approve')}
          </LinkButton>
        </>
      ) : null}
      <Confirm
        open={asking !== null}
        title={asking ? t(`applications.${asking}`) : ''}
        onConfirm={() => asking && run(asking)}
        onClose={() => setAsking(null)}
      >
        {asking
          ? t(`applications.${asking}.confirm`, {
              name: known?.organisation,
              figure: carriedFigure(view),
            })
          : ''}
      </Confirm>
    </Flex>
  );
};
