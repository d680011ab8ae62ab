import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { MembershipView } from '../../../../shared/core/membership';
import { StateBadge } from '../../kit/components/StateBadge';
import { STATUS_TONES } from '../../kit/components/tones';
import { useFormat } from '../../kit/utils/format';
import { memberPlace } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';
import { commandKey } from '../../membership/actions/candidates';
import { isDangerous } from '../../membership/actions/kinds';
import { atHand, nextStep } from '../../membership/actions/next-step';
import type { Actions } from '../../membership/glance/useActions';
import { NextStepCard } from './NextStepCard';

interface Props {
  view: MembershipView;
  actions: Actions;
}

/** What nobody does for the member, with the way to the contacts for who may read them. */
const EmptySeats = ({ view }: Pick<Props, 'view'>) => {
  const { t } = useTrad();
  const { documentId, emptySeats, readsContacts } = view;
  if (emptySeats.length === 0) return null;
  return (
    <Flex gap={3} wrap="wrap">
      <Typography tag="p" textColor="danger700">
        {emptySeats.map((seat) => t(`member.empty.${seat}`)).join(' ')}
      </Typography>
      {readsContacts ? (
        <Link tag={NavLink} to={memberPlace(documentId, 'contacts')}>
          {t('glance.edit-contacts')}
        </Link>
      ) : null}
    </Flex>
  );
};

/** The status and until when, what to do next, and the few actions that are usual now. */
export const MemberHead = ({ view, actions }: Props) => {
  const { t } = useTrad();
  const { text, day } = useFormat();
  const { leaving } = view;
  const step = nextStep(view, actions.commands);
  const usual = atHand(actions.commands, view, step);
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={4}
      padding={5}
      hasRadius
      background="neutral0"
      shadow="tableShadow"
    >
      <Flex gap={3} wrap="wrap" alignItems="center">
        <StateBadge tone={STATUS_TONES[view.status]}>{t(`status.${view.status}`)}</StateBadge>
        <Typography textColor="neutral800">{text(view.because.text)}</Typography>
        {view.decidedWhy ? (
          <Typography textColor="neutral800">
            {t('member.decided-why', { reason: view.decidedWhy })}
          </Typography>
        ) : null}
        {leaving ? (
          <Typography fontWeight="bold" textColor="neutral800">
            {t(`leaving.${view.neverJoined ? 'application' : leaving.kind}`, {
              on: day(leaving.lastDay),
            })}
          </Typography>
        ) : null}
      </Flex>
      <EmptySeats view={view} />
      {view.rightsOnly ? null : <NextStepCard view={view} step={step} actions={actions} />}
      {usual.length > 0 ? (
        <Flex role="group" aria-label={t('member.at-hand')} gap={2} wrap="wrap">
          {usual.map(({ name }) => (
            <Button
              key={name}
              size="S"
              variant={isDangerous(name) ? 'danger-light' : 'tertiary'}
              onClick={() => actions.ask(name)}
            >
              {t(commandKey(name, view))}
            </Button>
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
};
