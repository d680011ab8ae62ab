import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView, TermView } from '../../../../shared/core/membership';
import { PlainTable } from '../../kit/components/PlainTable';
import { Quiet } from '../../kit/components/Quiet';
import { StateBadge } from '../../kit/components/StateBadge';
import { DUES_TONES } from '../../kit/components/tones';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { useReasonText } from '../../kit/panels/useReasonText';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import { Timeline } from './Timeline';
import { layoutTerms, type Segment } from './timeline';
import type { Actions } from './useActions';

const COLUMNS = ['dates', 'tier', 'price', 'dues', 'actions'] as const;

interface Props {
  view: MembershipView;
  actions: Actions;
}

/** The dues of a term: its call's state, or why there is none. */
const TermDues = ({ term }: { term: TermView }) => {
  const { t } = useTrad();
  if (term.waivedOn) {
    return (
      <>
        <StateBadge tone={DUES_TONES.waived}>{t('dues.waived')}</StateBadge>
        <Quiet>{term.waiveReason}</Quiet>
      </>
    );
  }
  if (term.state === 'void') return <Typography>{t('value.none')}</Typography>;
  const { duesState: state } = term;
  return <StateBadge tone={DUES_TONES[state]}>{t(`dues.${state}`)}</StateBadge>;
};

const TermActions = ({ term, actions }: { term: TermView; actions: Actions }) => {
  const { t } = useTrad();
  const { range } = useFormat();
  const about = {
    actions,
    preset: { termId: term.id },
    subject: range(term.startsOn, term.endsOn),
  };
  return (
    <Flex gap={2} wrap="wrap">
      {term.state === 'proposed' ? (
        <ActionButton {...about} name="issue-term" label={t('glance.issue')} />
      ) : null}
      {term.state === 'void' ? null : (
        <ActionButton {...about} name="void-term" label={t('glance.void')} />
      )}
    </Flex>
  );
};

const TermRow = ({ term, view, actions }: Props & { term: TermView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const reasonText = useReasonText();
  const runs =
    term.state === 'issued' &&
    view.status !== 'ended' &&
    term.startsOn <= view.today &&
    view.today <= term.endsOn;
  const said = [
    t(runs ? 'glance.term.running' : `term.${term.state}`),
    term.voidReason ? reasonText(term.voidReason) : null,
  ];
  return (
    <tr>
      <td>
        <Typography tag="p" fontWeight={runs ? 'semiBold' : undefined}>
          {format.range(term.startsOn, term.endsOn)}
        </Typography>
        <Quiet>{said.filter(Boolean).join(' · ')}</Quiet>
      </td>
      <td>
        <Typography>{format.text(term.tierNames) || term.tierCode}</Typography>
      </td>
      <td data-number>
        <Typography>
          {term.price
            ? format.money(term.price)
            : t(`renewal.missing-${term.missingFigure ?? 'price'}`)}
        </Typography>
        {term.basis ? <Quiet>{format.text(term.basis)}</Quiet> : null}
      </td>
      <td>
        <TermDues term={term} />
      </td>
      <td>
        <TermActions term={term} actions={actions} />
      </td>
    </tr>
  );
};

const GapRow = ({ gap }: { gap: Segment }) => {
  const { t } = useTrad();
  const format = useFormat();
  return (
    <tr>
      <td colSpan={COLUMNS.length}>
        <Quiet>{t('glance.gap', { dates: format.range(gap.from, gap.to), days: gap.days })}</Quiet>
      </td>
    </tr>
  );
};

/** The terms to scale and in words, the latest first, gaps named; void ones on demand. */
export const TermsSection = ({ view, actions }: Props) => {
  const { t } = useTrad();
  const [withVoid, setWithVoid] = useState(false);
  const layout = layoutTerms(view.terms, view.today);
  const voided = view.terms.filter(({ state }) => state === 'void').length;
  const shown = view.terms.filter(({ state }) => withVoid || state !== 'void');
  const rows = [
    ...shown.map((term) => ({
      from: term.startsOn,
      row: <TermRow key={term.id} term={term} view={view} actions={actions} />,
    })),
    ...(layout?.gaps ?? []).map((gap) => ({
      from: gap.from,
      row: <GapRow key={gap.key} gap={gap} />,
    })),
  ].sort((one, other) => other.from.localeCompare(one.from));

  return (
    <GlanceSection
      title={t('glance.terms')}
      action={
        voided > 0 ? (
          <TextButton aria-expanded={withVoid} onClick={() => setWithVoid(!withVoid)}>
            {t(withVoid ? 'glance.hide-void' : 'glance.show-void', { count: voided })}
          </TextButton>
        ) : null
      }
    >
      {layout ? (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Timeline layout={layout} withVoid={withVoid} />
          {rows.length > 0 ? (
            <PlainTable
              caption={t('glance.terms')}
              headers={COLUMNS.map((name) => t(`glance.term.${name}`))}
              numbers={[t('glance.term.price')]}
            >
              {rows.map(({ row }) => row)}
            </PlainTable>
          ) : null}
        </Flex>
      ) : (
        <Quiet>{t('glance.no-term')}</Quiet>
      )}
    </GlanceSection>
  );
};
