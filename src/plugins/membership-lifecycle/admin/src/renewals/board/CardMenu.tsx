import { IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import type { RenewalRow, StagesView } from '../../../../shared/renewals/renewals';
import { ColourDot } from '../../kit/components/ColourDot';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

type Stage = StagesView['stages'][number];

interface Props {
  row: RenewalRow;
  stages: readonly Stage[];
  onMove: (stage: Stage) => void;
}

/** « Déplacer vers… », for those who do not drag. */
export const CardMenu = ({ row, stages, onMove }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Menu.Root>
      <Menu.Trigger
        tag={IconButton}
        icon={<More aria-hidden />}
        label={t('board.move-to', { who: row.organisation })}
        variant="ghost"
        size="S"
      />
      <Menu.Content popoverPlacement="bottom-end">
        <Menu.Label>{t('board.move-to-short')}</Menu.Label>
        {stages
          .filter(({ id }) => id !== row.stage.id)
          .map((stage) => (
            <Menu.Item
              key={stage.id}
              startIcon={<ColourDot colour={stage.color} />}
              onSelect={() => onMove(stage)}
            >
              {text(stage.names)}
            </Menu.Item>
          ))}
      </Menu.Content>
    </Menu.Root>
  );
};
