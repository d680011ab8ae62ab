import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView, RollRow } from '../../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { Labelled } from '../../kit/components/Labelled';
import { ListFooter } from '../../kit/components/ListFooter';
import { ListTable } from '../../kit/components/ListTable';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PageBody } from '../../kit/components/PageBody';
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
const COLUMNS = ['member', 'listing', 'holder', 'why'] as const;

const Listed = ({ row, told }: { row: RollRow; told: boolean }) => {
  const { t } = useTrad();
  const { shortDay } = useFormat();
  return (
    <Flex direction="column" alignItems="start" gap={1}>
      <StateBadge tone={LISTING_TONES[row.listing]}>
        {t(`assembly.listing.${row.listing}`, { votes: row.votes })}
      </StateBadge>
      {row.isLate ? <StateBadge tone="warning">{t('assembly.roll.late')}</StateBadge> : null}
      {told && row.listing !== 'out' && !row.convenedOn ? (
        <StateBadge tone="warning">{t('assembly.roll.unconvened')}</StateBadge>
      ) : null}
      {row.corrections.map(({ on, reason, before }, index) => (
        <Typography key={`${on} ${index}`} tag="p" variant="pi" textColor="neutral600">
          {t('assembly.roll.corrected', {
            on: shortDay(on),
            before: t(`assembly.listing.${before.listing}`, { votes: before.votes }),
            reason,
          })}
        </Typography>
      ))}
    </Flex>
  );
};

interface Opened {
  row: RollRow;
  what: 'correct' | 'holder';
}

/** The lines of the roll, found by name; each can be corrected, with its reason. */
export const RollList = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { filters, set } = useFilters();
  const { listing, unconvened, search, page, pageSize } = filters;
  const { id } = assembly;
  const asked = { listing, unconvened, search, page, pageSize };
  const query = useGetRollQuery({ id, filters: asked });
  const [opened, setOpened] = useState<Opened | null>(null);
  const told = assembly.convenedOn !== null;
  const open = assembly.state === 'drafted' || assembly.state === 'convened';
  const canAct = useCan(PERMISSIONS.assemblyManage) && Boolean(assembly.frozenOn) && open;
  const names = canAct ? [...COLUMNS, 'act' as const] : COLUMNS;
  const columns = names.map((name) => ({ name, label: t(`assembly.column.${name}`) }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="end">
        <SearchFilter
          key={search}
          value={search}
          label={t('assembly.search')}
          placeholder={t('assembly.search.short')}
          onChange={set}
        />
        <Box width="20rem">
          <Labelled label={t('assembly.column.listing')}>
            <ChoiceInput
              size="S"
              clearable
              placeholder={t('filter.any')}
              value={listing ?? ''}
              choices={LISTINGS.map((value) => ({
                value,
                label: t(`assembly.listing.${value}.filter`),
              }))}
              onChange={(next) => set({ listing: next })}
            />
          </Labelled>
        </Box>
        {told ? (
          <ToggleFilter
            name="unconvened"
            value={unconvened}
            label={t('assembly.unconvened')}
            onChange={set}
          />
        ) : null}
        <ExportMenu
          what={[
            {
              label: 'assembly.tab.roll',
              path: `assemblies/${id}`,
              filters: { listing, unconvened, search },
            },
          ]}
        />
      </Flex>
      <PageBody query={query}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <ListTable
              caption={t('assembly.tab.roll')}
              columns={columns}
              rows={data}
              loading={query.isFetching}
              empty={t('assembly.roll.empty')}
            >
              {(row) => (
                <>
                  <td>
                    <MembershipLink id={row.id}>{row.organisation || row.reference}</MembershipLink>
                    <Typography tag="p" variant="pi" textColor="neutral600">
                      {row.reference}
                    </Typography>
                  </td>
                  <td>
                    <Listed row={row} told={told} />
                  </td>
                  <td>
                    <Typography tag="p">{row.holderName ?? t('assembly.holder.none')}</Typography>
                    {row.holderSource ? (
                      <Typography variant="pi" textColor="neutral600">
                        {t(`assembly.holder.${row.holderSource}`)}
                      </Typography>
                    ) : null}
                  </td>
                  <td>
                    <Typography variant="pi">{text(row.because.text)}</Typography>
                  </td>
                  {canAct ? (
                    <td>
                      <Flex direction="column" alignItems="stretch" gap={2}>
                        <Button
                          size="S"
                          variant="tertiary"
                          aria-label={t('assembly.holder.of', { member: row.organisation })}
                          onClick={() => setOpened({ row, what: 'holder' })}
                        >
                          {t('assembly.holder.change')}
                        </Button>
                        <Button
                          size="S"
                          variant="tertiary"
                          aria-label={t('assembly.correct.of', { member: row.organisation })}
                          onClick={() => setOpened({ row, what: 'correct' })}
                        >
                          {t('assembly.correct.short')}
                        </Button>
                      </Flex>
                    </td>
                  ) : null}
                </>
              )}
            </ListTable>
            <ListFooter pagination={meta.pagination} />
          </Flex>
        )}
      </PageBody>
      {opened?.what === 'correct' ? (
        <CorrectDialog assembly={assembly} row={opened.row} onClose={() => setOpened(null)} />
      ) : null}
      {opened?.what === 'holder' ? (
        <HolderDialog assembly={assembly} row={opened.row} onClose={() => setOpened(null)} />
      ) : null}
    </Flex>
  );
};
