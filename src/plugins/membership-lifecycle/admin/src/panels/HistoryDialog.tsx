import { Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { MembershipView, TermView } from '../../../shared/contracts';
import { Sheet } from '../components/Sheet';
import { StateBadge } from '../components/StateBadge';
import { DUES_TONES } from '../components/tones';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

const COLUMNS = ['dates', 'tier', 'price', 'dues'] as const;

/** All the terms of a membership, gaps and voided ones included. */
export const HistoryDialog = ({ view, onClose }: { view: MembershipView; onClose: () => void }) => {
  const { t } = useTrad();
  const format = useFormat();
  const terms = [...view.terms].sort((one, other) => other.startsOn.localeCompare(one.startsOn));
  const duesOf = (term: TermView) => view.dues.filter(({ termId }) => termId === term.id);

  return (
    <Sheet title={t('history.title')} onClose={onClose}>
      <Table colCount={COLUMNS.length} rowCount={terms.length + 1}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{t(`history.${column}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {terms.map((term) => (
            <Tr key={term.id}>
              <Td>
                <Typography tag="p">{format.range(term.startsOn, term.endsOn)}</Typography>
                <Typography variant="pi" textColor="neutral600">
                  {[t(`term.${term.state}`), term.voidReason].filter(Boolean).join(' · ')}
                </Typography>
              </Td>
              <Td>
                <Typography>{format.text(term.tierNames) || term.tierCode}</Typography>
              </Td>
              <Td>
                <Typography>{term.price ? format.money(term.price) : t('value.none')}</Typography>
              </Td>
              <Td>
                <Flex direction="column" alignItems="start" gap={1}>
                  {term.waivedOn ? (
                    <Typography variant="pi">{term.waiveReason ?? t('dues.waived')}</Typography>
                  ) : null}
                  {duesOf(term).map((dues) => (
                    <Flex key={dues.id} gap={2}>
                      <Typography variant="pi">{dues.number}</Typography>
                      <StateBadge tone={DUES_TONES[dues.state]}>
                        {t(`dues.${dues.state}`)}
                      </StateBadge>
                    </Flex>
                  ))}
                </Flex>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Sheet>
  );
};
