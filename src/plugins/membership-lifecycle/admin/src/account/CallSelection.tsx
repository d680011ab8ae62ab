import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { ListedCall } from '../../../shared/account/calls';
import type { SelectedCall } from '../../../shared/core/deposits';
import { MOST_TICKED, type Day } from '../../../shared/kernel/common';
import type { Filters } from '../kit/api/ways';
import { SelectionBar } from '../kit/bulk/SelectionBar';
import type { Choice } from '../kit/bulk/useChoice';
import { Notice } from '../kit/components/Notice';
import { Sheet } from '../kit/components/Sheet';
import { useTrad } from '../kit/utils/trad';
import { DepositFolderDialog } from './DepositFolderDialog';
import { NoteDepositDialog } from './NoteDepositDialog';
import { useSelectCallsMutation } from './api';

interface Props {
  choice: Choice<ListedCall, SelectedCall>;
  /** How many the filters keep. */
  total: number;
  filters: Filters;
  today: Day;
  mayNote: boolean;
}

/** How many calls and credit notes are chosen, and what can be done with them. */
export const CallSelection = ({ choice, total, filters, today, mayNote }: Props) => {
  const { t } = useTrad();
  const [select] = useSelectCallsMutation();
  const { chosen, choose } = choice;
  const [noting, setNoting] = useState(false);
  const [packing, setPacking] = useState(false);
  // All that the filters keep is asked for by them: an address holds few ids.
  const areAll = chosen.length === total;
  const question = areAll ? filters : { ids: chosen.map(({ id }) => id).join() };
  const isTooMany = !areAll && chosen.length > MOST_TICKED;
  return (
    <SelectionBar
      choice={choice}
      label={t('calls.selected', { count: chosen.length })}
      all={{
        label: t('calls.select-all', { count: total }),
        total,
        read: () => select(filters).unwrap(),
      }}
    >
      <Button size="S" variant="secondary" onClick={() => setPacking(true)}>
        {t('deposit.folder.action')}
      </Button>
      {mayNote ? (
        <Button size="S" variant="secondary" onClick={() => setNoting(true)}>
          {t('deposit.note.action')}
        </Button>
      ) : null}
      {packing && isTooMany ? (
        <Sheet title={t('deposit.folder.title')} onClose={() => setPacking(false)}>
          <Notice tone="warning">
            {t('deposit.folder.too-many', { count: chosen.length, most: MOST_TICKED })}
          </Notice>
        </Sheet>
      ) : null}
      {packing && !isTooMany ? (
        <DepositFolderDialog question={question} onClose={() => setPacking(false)} />
      ) : null}
      {noting ? (
        <NoteDepositDialog
          rows={chosen}
          today={today}
          onClose={() => {
            setNoting(false);
            choose([]);
          }}
        />
      ) : null}
    </SelectionBar>
  );
};
