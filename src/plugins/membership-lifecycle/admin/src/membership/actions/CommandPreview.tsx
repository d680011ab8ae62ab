import { Flex, Loader } from '@strapi/design-system';
import { MEASURES, type Measure } from '../../../../shared/core/brackets';
import type { CommandName } from '../../../../shared/core/commands';
import type { CommandPlan } from '../../../../shared/membership/command-plan';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { fieldText } from './CommandField';
import { PlanEffects } from './PlanEffects';
import type { Holding } from './holding';
import type { PlanState } from './useCommandPlan';

interface Props extends Omit<PlanState, 'errors' | 'again'>, Holding {
  command: CommandName;
  /** The fields that the form shows. */
  fields: readonly string[];
  today: string;
  /** Whether a view above tells the rest, and why the command is refused. */
  beside: boolean;
  /** A day ahead on which it would be done; undefined for today. */
  on: string | undefined;
  /** The member, whose page says what it lacks; none while it is being entered. */
  memberId?: string | undefined;
}

interface Refusing {
  refusal: NonNullable<CommandPlan['refusal']>;
}

/** The figure that a refusal lacks. */
const figureOf = ({ reason }: Refusing['refusal']): Measure | undefined =>
  MEASURES.find((measure) => reason === `${measure}-missing`);

/** Why the command is refused: what its form lacks, or the sentence of the refusal. */
const Refused = ({
  command,
  fields,
  refusal,
  on,
  memberId,
}: Pick<Props, 'command' | 'fields' | 'on' | 'memberId'> & Refusing) => {
  const trads = useTrad();
  const { text, day } = useFormat();
  const { field } = refusal;
  const figure = figureOf(refusal);
  const lacks = field !== null && fields.includes(field);
  return (
    <Notice tone="warning">
      {lacks
        ? trads.t('command-plan.lacks', { field: fieldText(trads, command, field) })
        : on === undefined
          ? text(refusal.text)
          : trads.t('scheduled.refused', { on: day(on), why: text(refusal.text) })}
      {memberId && figure ? (
        <>
          {' '}
          <MembershipLink id={memberId} write={figure} apart>
            {trads.t('organisation.figures.write')}
          </MembershipLink>
        </>
      ) : null}
    </Notice>
  );
};

/** The effects of a command before it is sent, or what it lacks. */
export const CommandPreview = (props: Props) => {
  const { command, fields, plan, error, stale, beside, memberId, ...more } = props;
  const { t } = useTrad();
  const { text } = useFormat();
  const refusal = plan?.refusal ?? null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-live="polite" aria-busy={stale}>
      {stale && !plan && !error ? <Loader small>{t('state.loading')}</Loader> : null}
      {error && !beside ? <Notice tone="warning">{error}</Notice> : null}
      {refusal && !beside ? (
        <Refused {...{ command, fields, refusal }} on={props.on} memberId={memberId} />
      ) : null}
      {plan?.question ? <Notice tone="warning">{text(plan.question)}</Notice> : null}
      {plan?.notices.map((notice) => (
        <Notice key={notice.fr} tone="warning">
          {text(notice)}
        </Notice>
      ))}
      {plan && !refusal ? <PlanEffects {...{ plan, beside, ...more }} /> : null}
    </Flex>
  );
};
