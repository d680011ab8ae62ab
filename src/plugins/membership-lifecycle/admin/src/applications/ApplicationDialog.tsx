import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { ApplicationView } from '../../../shared/applications/applications';
import type { CommandName } from '../../../shared/core/commands';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { Fact } from '../kit/components/Fact';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Notice } from '../kit/components/Notice';
import { PanelBody } from '../kit/components/PanelBody';
import { Sheet } from '../kit/components/Sheet';
import { useActorName } from '../kit/panels/useActorName';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { ApplicationActions } from './ApplicationActions';
import { ApplicationDoubt } from './ApplicationDoubt';
import { ApplicationSent } from './ApplicationSent';
import { ApplicationState } from './ApplicationState';
import { CarriedContacts } from './CarriedContacts';
import { useGetApplicationQuery } from './api';

interface Props {
  id: string;
  onCommand: (membershipId: string, command: CommandName) => void;
  onClose: () => void;
}

const Outcome = ({ view }: { view: ApplicationView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { membership, treated } = view;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Fact label={t('applications.column.when')}>{format.moment(view.receivedAt)}</Fact>
      {membership?.membershipId ? (
        <Fact label={t('applications.membership')}>
          <MembershipLink id={membership.membershipId}>
            {[membership.organisation, membership.reference].filter(Boolean).join(' · ')}
          </MembershipLink>
          {` (${t(`status.${membership.status}`)})`}
        </Fact>
      ) : null}
      {treated ? (
        <Fact label={t('applications.column.state')}>
          {t('applications.treated', { who: nameOf(treated.by), at: format.moment(treated.at) })}
        </Fact>
      ) : null}
    </Flex>
  );
};

/** An application in full: its contents, the member that it resembles, and the actions. */
export const ApplicationDialog = ({ id, onCommand, onClose }: Props) => {
  const { t } = useTrad();
  const query = useGetApplicationQuery(id);
  const canManage = useCan(PERMISSIONS.applicationManage);
  const { data } = query;
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const carried = chosen ?? data?.newContacts ?? [];
  return (
    <Sheet
      title={data ? t('applications.one', { reference: data.reference }) : t('applications.title')}
      onClose={onClose}
      footer={
        data && canManage && (data.todo || data.state === 'linked') ? (
          <ApplicationActions
            view={data}
            carried={carried}
            onCommand={onCommand}
            onDone={onClose}
          />
        ) : undefined
      }
    >
      <PanelBody query={query}>
        {(view) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {view.state === 'waiting' && view.known ? (
              <ApplicationDoubt known={view.known} onCommand={onCommand} />
            ) : (
              <span>
                <ApplicationState row={view} />
              </span>
            )}
            {canManage ? (
              <CarriedContacts view={view} carried={carried} onChange={setChosen} />
            ) : null}
            <Outcome view={view} />
            {view.sent ? (
              <ApplicationSent view={view} sent={view.sent} />
            ) : (
              <Notice tone="primary">{t('applications.emptied.why')}</Notice>
            )}
          </Flex>
        )}
      </PanelBody>
    </Sheet>
  );
};
