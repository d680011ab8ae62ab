import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { SelectedMember } from '../../../shared/membership/member-list';
import { lifecycleApi } from '../kit/api/api';
import { ways, type Filters } from '../kit/api/ways';
import { SelectionBar } from '../kit/bulk/SelectionBar';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { MuteDialog } from './MuteDialog';

const { useSelectLifecycleMembersMutation: useSelectMembersMutation } =
  lifecycleApi.injectEndpoints({
    endpoints: ways(({ send }) => ({
      /** All matching members, for a selection of all. */
      selectLifecycleMembers: send<SelectedMember[], Filters>('GET', (params) => ({
        path: 'members/selection',
        params,
      })),
    })),
  });

interface Props {
  chosen: readonly SelectedMember[];
  /** How many members the filters keep. */
  total: number;
  filters: Filters;
  onChoose: (members: SelectedMember[]) => void;
}

/** How many members are chosen, and what can be done with them. */
export const MemberSelection = ({ chosen, total, filters, onChoose }: Props) => {
  const { t } = useTrad();
  const [select] = useSelectMembersMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [muting, setMuting] = useState(false);
  const chooseAll = () => submit(() => select(filters).unwrap(), { then: onChoose });
  const close = () => {
    setMuting(false);
    onChoose([]);
  };
  return (
    <SelectionBar
      chosen={t('members.selected', { count: chosen.length })}
      all={
        total > chosen.length
          ? {
              label: t('members.select-all', { count: total }),
              pending,
              onChoose: () => void chooseAll(),
            }
          : null
      }
      onNone={() => onChoose([])}
    >
      <Button size="S" variant="secondary" onClick={() => setMuting(true)}>
        {t('mute.action')}
      </Button>
      {muting ? <MuteDialog rows={chosen} onClose={close} /> : null}
    </SelectionBar>
  );
};
