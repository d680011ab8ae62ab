import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { figurePlace, memberPlace } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';
import type { NextStep } from '../../membership/actions/next-step';
import type { Actions } from '../../membership/glance/useActions';

interface Props {
  view: MembershipView;
  step: NextStep;
  actions: Actions;
}

/** The subject of a step's command, as its form says it where a preset hides the field. */
const useSubject = (view: MembershipView, { preset }: NextStep) => {
  const { t } = useTrad();
  const format = useFormat();
  const call = view.dues.find(({ id }) => id === preset.duesId);
  if (call) {
    const left = t('glance.call.remaining', { amount: format.money(call.remaining) });
    return `${t('dues.number', { number: call.number || t('dues.unnumbered') })} · ${left}`;
  }
  const term = view.terms.find(({ id }) => id === preset.termId);
  return term ? format.range(term.startsOn, term.endsOn) : undefined;
};

/** The one thing to do next, with its button; whoever may not do it is told all the same. */
export const NextStepCard = ({ view, step, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { what, command, preset, tab, amount, on, number, because } = step;
  const canEdit = useCan(PERMISSIONS.membershipManage);
  const write = canEdit && step.write;
  const subject = useSubject(view, step);
  const sentence = t(`next.${what}`, {
    amount: amount === null ? '' : format.money(amount),
    on: on === null ? '' : format.day(on),
    number: number || t('dues.unnumbered'),
    reason: because ? format.text(because) : '',
  });
  return (
    <Flex tag="section" aria-label={t('next.title')} gap={3} wrap="wrap" alignItems="center">
      <Typography tag="p" textColor="neutral800">
        <Typography fontWeight="bold" textColor="neutral800">
          {t('next.title')}
        </Typography>{' '}
        {sentence}
      </Typography>
      {command ? (
        <Button size="S" onClick={() => actions.ask(command.name, preset, subject)}>
          {t(`command.${command.name}`)}
        </Button>
      ) : null}
      {!command && tab !== 'brief' ? (
        <LinkButton
          size="S"
          variant="secondary"
          tag={NavLink}
          to={write ? figurePlace(view.documentId, write) : memberPlace(view.documentId, tab)}
        >
          {t(write ? 'organisation.figures.write' : 'next.open')}
        </LinkButton>
      ) : null}
    </Flex>
  );
};
