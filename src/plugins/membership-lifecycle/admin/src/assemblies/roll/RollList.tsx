import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView, RollRow } from '../../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { ChoiceFilter } from '../../kit/components/ChoiceFilter';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { FilterBar } from '../../kit/components/FilterBar';
import type { Column } from '../../kit/components/ListTable';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PagedList } from '../../kit/components/PagedList';
import { Quiet } from '../../kit/components/Quiet';
import { SearchFilter } from '../../kit/components/SearchFilter';
import { StateBadge } from '../../kit/components/StateBadge';
import { ToggleFilter } from '../../kit/components/ToggleFilter';
import { useFilters } from '../../kit/hooks/useFilters';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetRollQuery } from '../api';
import { LISTING_TONES } from '../tones';
import { CorrectDialog } from './CorrectDialog';
import { HolderDialog } from './HolderDialog';

const LISTINGS = ['voting', 'attending', 'out'] as const;

const Listed = ({ row, told }: { row: RollRow; told: boolean }) => {
  const { t } = useTrad();
  const { shortDay } = useFormat();
  return (
    <Flex direction="column" alignItems="start" gap={1}>
      <StateBadge tone={LISTING_TONES[row.listing]}>
        {t(`assembly.listing.${row.listing}`, { votes: row.votes })}
      </StateBadge>
      {row.isLate ? <StateBadge tone="warning">{t('assembly.roll.late')}</StateBadge> : null}
      {told && row.listing !== 'out' && row.convocation !== 'convened' ? (
        <StateBadge tone="warning">{t(`assembly.roll.${row.convocation ?? 'none'}`)}</StateBadge>
      ) : null}
      {row.corrections.map(({ on, reason, before }, index) => (
        <Quiet key={`${on} ${index}`}>
          {t('assembly.roll.corrected', {
            on: shortDay(on),
            before: t(`assembly.listing.${before.listing}`, { votes: before.votes }),
            reason,
          })}
        </Quiet>
      ))}
    </Flex>
  );
};

interface Opened {
  row: RollRow;
  what: 'correct' | 'holder';
}

const useColumns = (told: boolean): Column<RollRow>[] => {
  const { t } = useTrad();
  const { text } = useFormat();
  return [
    {
      label: t('assembly.column.member'),
      cell: (row) => (
        <>
          <MembershipLink id={row.id}>{row.organisation || row.reference}</MembershipLink>
          <Quiet>{row.reference}</Quiet>
        </>
      ),
    },
    {
      label: t('assembly.column.listing'),
      cell: (row) => <Listed row={row} told={told} />,
    },
    {
      label: t('assembly.column.holder'),
      cell: (row) => (
        <>
          <Typography tag="p">{row.holderName ?? t('assembly.holder.none')}</Typography>
          {row.holderSource ? (
            <Typography variant="pi" textColor="neutral600">
              {t(`assembly.holder.${row.holderSource}`)}
            </Typography>
          ) : null}
        </>
      ),
    },
    {
      label: t('assembly.column.why'),
      cell: (row) => <Typography variant="pi">{text(row.because.text)}</Typography>,
    },
  ];
};

const RowActions = ({ row, onOpen }: { row: RollRow; onOpen: (opened: Opened) => void }) => {
  const { t } = useTrad();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Button
        size="S"
        variant="tertiary"
        aria-label={t('assembly.holder.of', { member: row.organisation })}
        onClick={() => onOpen({ row, what: 'holder' })}
      >
        {t('assembly.holder.change')}
      </Button>
      <Button
        size="S"
        variant="tertiary"
        aria-label={t('assembly.correct.of', { member: row.organisation })}
        onClick={() => onOpen({ row, what: 'correct' })}
      >
        {t('assembly.correct.short')}
      </Button>
    </Flex>
  );
};

const Filters = ({ id, told }: { id: string; told: boolean }) => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const { listing, unconvened, search } = filters;
  const what = {
    label: 'assembly.tab.roll',
    path: `assemblies/${id}`,
    filters: { listing, unconvened, search },
  } as const;
  return (
    <FilterBar end={<ExportMenu what={[what]} />}>
      <SearchFilter
        value={search}
        label={t('assembly.search')}
        placeholder={t('assembly.search.short')}
        onChange={set}
      />
      <ChoiceFilter
        name="listing"
        label={t('assembly.column.listing')}
        width="20rem"
        value={listing}
        choices={LISTINGS.map((value) => ({
          value,
          label: t(`assembly.listing.${value}.filter`),
        }))}
        onChange={set}
      />
      {told ? (
        <ToggleFilter
          name="unconvened"
          value={unconvened}
          label={t('assembly.unconvened')}
          onChange={set}
        />
      ) : null}
    </FilterBar>
  );
};

/** The lines of the roll, found by name; each can be corrected, with its reason. */
export const RollList = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { listing, unconvened, search, page, pageSize } = useFilters().filters;
  const { id, state, frozenOn } = assembly;
  const asked = { listing, unconvened, search, page, pageSize };
  const query = useGetRollQuery({ id, filters: asked });
  const [opened, setOpened] = useState<Opened | null>(null);
  const told = assembly.convenedOn !== null;
  const open = state === 'drafted' || state === 'convened';
  const canAct = useCan(PERMISSIONS.assemblyManage) && Boolean(frozenOn) && open;
  const columns = useColumns(told);
  const act: Column<RollRow> = {
    label: t('assembly.column.act'),
    cell: (row) => <RowActions row={row} onOpen={setOpened} />,
  };
  const Dialog = opened?.what === 'correct' ? CorrectDialog : HolderDialog;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Filters id={id} told={told} />
      <PagedList
        query={query}
        caption={t('assembly.tab.roll')}
        columns={canAct ? [...columns, act] : columns}
        empty={t('assembly.roll.empty')}
      />
      {opened ? (
        <Dialog assembly={assembly} row={opened.row} onClose={() => setOpened(null)} />
      ) : null}
    </Flex>
  );
};
