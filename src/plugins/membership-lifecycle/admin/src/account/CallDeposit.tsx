import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { LISTED_KINDS } from '../../../shared/account/calls';
import type { DepositNote, SelectedCall } from '../../../shared/core/deposits';
import type { DuesView, MembershipView } from '../../../shared/core/membership';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { NoteDepositDialog } from './NoteDepositDialog';

interface OneProps {
  kind: (typeof LISTED_KINDS)[number];
  row: SelectedCall;
  deposits: readonly DepositNote[];
  view: MembershipView;
}

/** The steps of one deposit in a sentence, and a button to note the next. */
const OneDeposit = ({ kind, row, deposits, view }: OneProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const mayNote = useCan(PERMISSIONS.duesManage);
  const [noting, setNoting] = useState(false);
  const steps = deposits.map(({ state, on, reason }) =>
    t('deposit.step', {
      state: t(`deposit.state.${state}`),
      on: format.day(on),
      reason: reason ?? 'none',
    }),
  );
  const said = steps.length > 0 ? steps.join(' · ') : t('deposit.none');
  const rejected = deposits.at(-1)?.state === 'rejected';
  return (
    <Flex gap={2} wrap="wrap" alignItems="center" paddingTop={1}>
      <Typography textColor={rejected ? 'danger700' : 'neutral800'}>
        {t('deposit.of', { kind, number: row.number, said })}
      </Typography>
      {mayNote ? (
        <Button
          size="S"
          variant="tertiary"
          aria-label={t('glance.action-on', {
            action: t('deposit.note.action'),
            subject: row.number,
          })}
          onClick={() => setNoting(true)}
        >
          {t('deposit.note.action')}
        </Button>
      ) : null}
      {noting ? (
        <NoteDepositDialog rows={[row]} today={view.today} onClose={() => setNoting(false)} />
      ) : null}
    </Flex>
  );
};

interface Props {
  call: DuesView;
  view: MembershipView;
}

/** The deposits of a call on Chorus Pro, and of the credit note that cancels it. */
export const CallDeposit = ({ call, view }: Props) => {
  const { documentId: membershipId, reference, organisation, byChorus } = view;
  const { creditNote } = call;
  const row = { membershipId, reference, organisation: organisation.name };
  const isAsked = byChorus && call.remaining > 0;
  const wasDeposited = call.deposits.length > 0;
  return (
    <>
      {call.number !== '' && (wasDeposited || isAsked) ? (
        <OneDeposit
          kind="call"
          row={{ ...row, id: call.id, number: call.number }}
          deposits={call.deposits}
          view={view}
        />
      ) : null}
      {creditNote && (wasDeposited || creditNote.deposits.length > 0) ? (
        <OneDeposit
          kind="credit-note"
          row={{ ...row, id: creditNote.id, number: creditNote.number }}
          deposits={creditNote.deposits}
          view={view}
        />
      ) : null}
    </>
  );
};
