import { Button, Flex, Table, Tbody, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { CommandName } from '../../../shared/commands';
import type { EntitlementView, LegalCommand } from '../../../shared/contracts';
import type { CommandRequest } from '../actions/CommandDialog';
import { Sheet } from '../components/Sheet';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { LedgerRow } from './LedgerRow';
import { useRightText } from './useRightText';

interface Props {
  right: EntitlementView;
  commands: readonly LegalCommand[];
  ask: (request: CommandRequest) => void;
  onClose: () => void;
}

const COLUMNS = ['on', 'what', 'change', 'balance'] as const;

/** The ledger of one right, newest first, with the ways to put a mistake right. */
export const LedgerDialog = ({ right, commands, ask, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
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
                <LedgerRow
                  key={line.id}
                  line={line}
                  onUndo={
                    undo
                      ? () =>
                          askInstead({
                            command: undo,
                            preset: { usageId: line.id },
                            subject: [name, format.day(line.on), line.person]
                              .filter(Boolean)
                              .join(' · '),
                          })
                      : null
                  }
                />
              ))}
            </Tbody>
          </Table>
        </Flex>
      )}
    </Sheet>
  );
};
