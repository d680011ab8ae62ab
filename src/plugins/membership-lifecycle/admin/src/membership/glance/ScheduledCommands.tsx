import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { permissionFor } from '../../../../shared/core/command-permissions';
import type { MembershipView, ScheduledCommandView } from '../../../../shared/core/membership';
import { Confirm } from '../../kit/components/Confirm';
import { DayInput } from '../../kit/components/DayInput';
import { FormSheet } from '../../kit/components/FormSheet';
import { Labelled } from '../../kit/components/Labelled';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Notice } from '../../kit/components/Notice';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useActorName } from '../../kit/panels/useActorName';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useSettleScheduledMutation } from '../api/memberships';
import { useTierName } from '../panels/useTierName';

interface Props {
  view: MembershipView;
  scheduled: ScheduledCommandView;
}

/** A few words for the effect of a scheduled command. */
const useWhat = ({ view, scheduled }: Props): string => {
  const { t } = useTrad();
  const format = useFormat();
  const tierName = useTierName(view);
  const { command, input, other, of } = scheduled;
  const said = (name: string) => (typeof input[name] === 'string' ? String(input[name]) : '');
  const term = view.terms.find(({ id }) => id === input.termId);
  // The page of the membership that goes on tells of the one that ends in it.
  const isOwn = of.documentId === view.documentId;
  const { organisation, reference } = isOwn ? (other ?? of) : of;
  const about = {
    organisation,
    reference,
    own: String(isOwn),
    name: said('name') || 'none',
    tier: said('tier') ? tierName(said('tier')) : 'none',
    when: said('when') || 'none',
    term: term ? format.range(term.startsOn, term.endsOn) : 'none',
  };
  return t(`scheduled.what.${command}`, about);
};

type Asking = 'cancel' | 'run' | 'move' | null;

const Actions = ({ view, scheduled }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const [settle] = useSettleScheduledMutation();
  const [asking, setAsking] = useState<Asking>(null);
  const [on, setOn] = useState(scheduled.state === 'pending' ? scheduled.on : '');
  const form = useSubmit({ aside: asking !== 'move' });
  const isOwn = scheduled.of.documentId === view.documentId;
  const what = useWhat({ view, scheduled });
  const send = (chosen: 'cancel' | 'run' | 'move') => {
    const asked = { documentId: view.documentId, scheduled, what: chosen };
    // The version on this page is that of its own membership.
    const seen = isOwn ? { version: view.version } : {};
    const moved = chosen === 'move' ? { on } : {};
    void form.submit(() => settle({ ...asked, ...seen, ...moved }).unwrap(), {
      done: t(`scheduled.${chosen}.done`, { on: on ? format.day(on) : '' }),
      then: () => setAsking(null),
    });
  };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={2}>
      {scheduled.state === 'waiting' ? (
        <Button size="S" loading={form.pending} onClick={() => setAsking('run')}>
          {t('scheduled.run')}
        </Button>
      ) : null}
      <Button size="S" variant="tertiary" onClick={() => setAsking('move')}>
        {t('scheduled.move')}
      </Button>
      <Button size="S" variant="tertiary" onClick={() => setAsking('cancel')}>
        {t('scheduled.cancel')}
      </Button>
      <Confirm
        open={asking === 'cancel' || asking === 'run'}
        title={t(`scheduled.${asking === 'run' ? 'run' : 'cancel'}`)}
        onConfirm={() => {
          if (asking) send(asking);
          setAsking(null);
        }}
        onClose={() => setAsking(null)}
      >
        {t(`scheduled.${asking === 'run' ? 'run' : 'cancel'}.warning`, { what })}
      </Confirm>
      {asking === 'move' ? (
        <FormSheet
          title={t('scheduled.move')}
          submit={t('scheduled.move')}
          pending={form.pending}
          disabled={on === ''}
          refused={form.unplaced(['scheduledOn'])}
          onSubmit={() => send('move')}
          onClose={() => setAsking(null)}
        >
          <Typography>{what}</Typography>
          <Labelled
            name="scheduledOn"
            label={t('field.scheduledOn')}
            required
            error={form.errors.scheduledOn}
          >
            <DayInput name="scheduledOn" value={on} onChange={setOn} />
          </Labelled>
        </FormSheet>
      ) : null}
    </Flex>
  );
};

const Line = ({ view, scheduled }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const may = useCan(permissionFor(scheduled.command));
  const what = useWhat({ view, scheduled });
  const { on, state, refusal, willWait, by, at, of, other, input } = scheduled;
  const isWaiting = state === 'waiting';
  const linked = of.documentId === view.documentId ? other : of;
  return (
    <Box tag="li">
      <Notice
        tone={isWaiting || willWait ? 'warning' : 'primary'}
        title={t(isWaiting ? 'scheduled.waiting' : 'scheduled.pending', {
          on: format.day(on),
          what,
        })}
      >
        {refusal ? <Typography tag="p">{format.text(refusal.text)}</Typography> : null}
        {willWait ? (
          <Typography tag="p">
            {t('scheduled.will-wait', { why: format.text(willWait) })}
          </Typography>
        ) : null}
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('scheduled.by', { who: nameOf(by), on: format.moment(at) })}{' '}
          {typeof input.reason === 'string' ? t('journal.reason', { reason: input.reason }) : null}
        </Typography>
        {linked ? (
          <MembershipLink id={linked.documentId}>
            {t('scheduled.open', {
              organisation: linked.organisation,
              reference: linked.reference,
            })}
          </MembershipLink>
        ) : null}
        {may ? <Actions view={view} scheduled={scheduled} /> : null}
      </Notice>
    </Box>
  );
};

/** The commands that are noted for a day ahead, and those that could not be done on their day. */
export const ScheduledCommands = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  if (view.scheduled.length === 0) return null;
  return (
    <Flex
      tag="ul"
      aria-label={t('scheduled.title')}
      direction="column"
      alignItems="stretch"
      gap={3}
      width="100%"
    >
      {view.scheduled.map((scheduled) => (
        <Line key={scheduled.id} view={view} scheduled={scheduled} />
      ))}
    </Flex>
  );
};
