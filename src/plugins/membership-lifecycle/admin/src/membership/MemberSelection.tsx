import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { ListedMember, SelectedMember } from '../../../shared/membership/member-list';
import { lifecycleApi } from '../kit/api/api';
import { ways, type Filters } from '../kit/api/ways';
import { SelectionBar } from '../kit/bulk/SelectionBar';
import type { Choice } from '../kit/bulk/useChoice';
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
  choice: Choice<ListedMember, SelectedMember>;
  /** How many members the filters keep. */
  total: number;
  filters: Filters;
}

/** How many members are chosen, and what can be done with them. */
export const MemberSelection = ({ choice, total, filters }: Props) => {
  const { t } = useTrad();
  const [select] = useSelectMembersMutation();
  const [muting, setMuting] = useState(false);
  const close = () => {
    setMuting(false);
    choice.choose([]);
  };
  return (
    <SelectionBar
      choice={choice}
      label={t('members.selected', { count: choice.chosen.length })}
      all={{
        label: t('members.select-all', { count: total }),
        total,
        read: () => select(filters).unwrap(),
      }}
    >
      <Button size="S" variant="secondary" onClick={() => setMuting(true)}>
        {t('mute.action')}
      </Button>
      {muting ? <MuteDialog rows={choice.chosen} onClose={close} /> : null}
    </SelectionBar>
  );
};
