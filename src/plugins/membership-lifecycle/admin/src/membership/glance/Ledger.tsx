import { Flex } from '@strapi/design-system';
import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import type { EntitlementView, UsageView } from '../../../../shared/core/membership';
import { PanelBody } from '../../kit/components/PanelBody';
import { PlainTable } from '../../kit/components/PlainTable';
import { Quiet } from '../../kit/components/Quiet';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetLedgerQuery } from '../api/memberships';
import { ActionButton } from './ActionButton';
import { LedgerRow } from './LedgerRow';
import type { Actions } from './useActions';

const COLUMNS = ['on', 'what', 'who', 'why', 'balance', 'action'] as const;

interface Props {
  right: EntitlementView;
  membershipId: string;
  actions: Actions;
}

const Lines = ({ right, lines, actions }: Omit<Props, 'membershipId'> & { lines: UsageView[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const name = text(right.names);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {lines.length === 0 ? (
        <Quiet>{t('ledger.empty')}</Quiet>
      ) : (
        <PlainTable
          caption={t('glance.ledger-of', { name })}
          headers={COLUMNS.map((column) => t(`ledger.${column}`))}
        >
          {/* In the order of writing, the newest first: a use may be recorded days after its day. */}
          {[...lines].reverse().map((line) => (
            <LedgerRow key={line.id} line={line} right={right} actions={actions} />
          ))}
        </PlainTable>
      )}
      {RIGHT_KINDS[right.kind].spent ? (
        <Flex gap={2}>
          {(['adjust', 'carry-over'] as const).map((command) => (
            <ActionButton
              key={command}
              actions={actions}
              name={command}
              preset={{ entitlementId: right.id }}
              subject={name}
            />
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
};

const Later = ({ membershipId, right, actions }: Props) => (
  <PanelBody query={useGetLedgerQuery({ documentId: membershipId, entitlementId: right.id })}>
    {(lines) => <Lines right={right} lines={lines} actions={actions} />}
  </PanelBody>
);

/** The lines of a right: day, quantity, author, reason, and the button to reverse it. */
export const Ledger = (props: Props) => {
  const { membershipId: _, ...shown } = props;
  const { usages } = props.right;
  return usages ? <Lines {...shown} lines={usages} /> : <Later {...props} />;
};
