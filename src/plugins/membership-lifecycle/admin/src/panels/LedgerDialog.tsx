import { Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { CommandName } from '../../../shared/commands';
import type { EntitlementView, LegalCommand, UsageView } from '../../../shared/contracts';
import type { CommandRequest } from '../actions/CommandDialog';
import { Sheet } from '../components/Sheet';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { useActorName } from './useActorName';
import { useRightText } from './useRightText';

interface Props {
  right: EntitlementView;
  commands: readonly LegalCommand[];
  ask: (request: CommandRequest) => void;
  onClose: () => void;
}

const COLUMNS = ['on', 'what', 'change', 'balance', 'who'] as const;
const signed = (value: number): string =>
  value > 0 ? `+${value}` : String(value).replace('-', '−');
const isUndoable = ({ kind, reversed }: UsageView): boolean => kind === 'consume' && !reversed;

/** The ledger of one right, newest first, with the ways to put a mistake right. */
export const LedgerDialog = ({ right, commands, ask, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const describe = useRightText();
  const name = format.text(right.names);
  const find = (wanted: CommandName) => commands.find((command) => command.name === wanted);
  const undo = find('reverse-usage');
  const corrections = [find('adjust'), find('carry-over')].filter(
    (command) => command !== undefined,
  );
  const lines = [...right.usages].sort((one, other) => other.at.localeCompare(one.at));
  const { main, rest } = describe(right);
  // One dialog at a time: the form takes the place of the ledger.
  const askInstead = (request: CommandRequest) => {
    onClose();
    ask(request);
  };

  return (
    <Sheet
      title={name}
      onClose={onClose}
      footer={
        right.kind === 'quota' && corrections.length > 0 ? (
          <Flex gap={2}>
            {corrections.map((command) => (
              <Button
                key={command.name}
                variant="tertiary"
                onClick={() =>
                  askInstead({
                    command,
                    preset: { entitlementId: right.id },
                    subject: `${name} · ${main}`,
                  })
                }
              >
                {t(`command.${command.name}`)}
              </Button>
            ))}
          </Flex>
        ) : undefined
      }
    >
      <Typography tag="p">{[main, rest].filter(Boolean).join(' · ')}</Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {format.range(right.startsOn, right.endsOn)}
      </Typography>
      {lines.length === 0 ? (
        <Typography tag="p" textColor="neutral600" style={{ paddingTop: '1.6rem' }}>
          {t('ledger.empty')}
        </Typography>
      ) : (
        <Flex paddingTop={4} width="100%">
          <Table colCount={COLUMNS.length + 1} rowCount={lines.length + 1}>
            <Thead>
              <Tr>
                {COLUMNS.map((column) => (
                  <Th key={column}>
                    <Typography variant="sigma">{t(`ledger.${column}`)}</Typography>
                  </Th>
                ))}
                <Th>
                  <Typography variant="sigma">{t('ledger.action')}</Typography>
                </Th>
              </Tr>
            </Thead>
            <Tbody>
              {lines.map((line) => (
                <Tr key={line.id}>
                  <Td>
                    <Typography>{format.shortDay(line.on)}</Typography>
                  </Td>
                  <Td>
                    <Typography tag="p">{t(`usage.${line.kind}`)}</Typography>
                    <Typography variant="pi" textColor="neutral600">
                      {[line.person, line.reason].filter(Boolean).join(' · ')}
                    </Typography>
                  </Td>
                  <Td>
                    <Typography>
                      {line.usedDelta !== 0
                        ? t('ledger.used-delta', { delta: signed(line.usedDelta) })
                        : t('ledger.granted-delta', { delta: signed(line.grantedDelta) })}
                    </Typography>
                  </Td>
                  <Td>
                    <Typography>
                      {line.grantedAfter === null
                        ? line.usedAfter
                        : `${line.usedAfter} / ${line.grantedAfter}`}
                    </Typography>
                  </Td>
                  <Td>
                    <Typography>{nameOf(line.actor)}</Typography>
                  </Td>
                  <Td>
                    {undo && isUndoable(line) ? (
                      <Button
                        size="S"
                        variant="tertiary"
                        onClick={() =>
                          askInstead({
                            command: undo,
                            preset: { usageId: line.id },
                            subject: `${name} · ${format.day(line.on)} · ${signed(line.usedDelta)}`,
                          })
                        }
                      >
                        {t('ledger.undo')}
                      </Button>
                    ) : null}
                    {line.reversed ? (
                      <Typography variant="pi" textColor="neutral600">
                        {t('ledger.undone')}
                      </Typography>
                    ) : null}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </Flex>
      )}
    </Sheet>
  );
};
