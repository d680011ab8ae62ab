import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetMembershipQuery } from '../api/memberships';
import { callChoices } from './choices';

interface Props {
  membershipId: string;
  value: string;
  onChange: (value: string) => void;
}

/** A call of a member by its number and its amounts; nothing is its credit. */
export const OtherDuesInput = ({ membershipId, value, onChange }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { data } = useGetMembershipQuery(membershipId);
  return (
    <ChoiceInput
      value={value}
      choices={data ? callChoices(data, { t, format }) : []}
      clearable
      onChange={onChange}
    />
  );
};
