import { Button, Checkbox, Flex, Popover } from '@strapi/design-system';
import { useTrad } from '../kit/utils/trad';
import { MEMBER_TABLE, type TableColumn } from './useMemberTable';

interface Props {
  chosen: readonly TableColumn[];
  onChoose: (columns: TableColumn[]) => void;
}

/** « Colonnes »: which columns the person wants to see; the member’s own always stands. */
export const ColumnsMenu = ({ chosen, onChoose }: Props) => {
  const { t } = useTrad();
  const toggle = (column: TableColumn) =>
    onChoose(MEMBER_TABLE.filter((one) => (one === column) !== chosen.includes(one)));
  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button size="S" variant="tertiary">
          {t('members.columns')}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="end">
        <Flex
          role="group"
          aria-label={t('members.columns')}
          direction="column"
          alignItems="start"
          gap={3}
          padding={4}
        >
          {MEMBER_TABLE.map((column) => (
            <Checkbox
              key={column}
              checked={chosen.includes(column)}
              onCheckedChange={() => toggle(column)}
            >
              {t(`members.column.${column}`)}
            </Checkbox>
          ))}
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};
