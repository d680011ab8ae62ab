import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { Notice } from '../../kit/components/Notice';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { duesWith } from '../../kit/widgets/places';
import { useGetCallsElsewhereQuery } from '../api';

interface Props {
  /** The account as it is typed, and as it is saved. */
  typed: string;
  saved: string;
}

const compact = (iban: string): string => iban.replace(/\s/g, '').toUpperCase();

/**
 * How many unpaid calls name another account than the one of the form, before it is saved and as long
 * as there are any; with the way to write about them or to correct them.
 */
export const AccountNotice = ({ typed, saved }: Props) => {
  const { t } = useTrad();
  const readsDues = useCan(PERMISSIONS.membershipRead);
  const iban = compact(typed);
  const { data } = useGetCallsElsewhereQuery(iban, {
    skip: !readsDues || iban === '' || saved === '',
    refetchOnMountOrArgChange: true,
  });
  const count = data?.meta.pagination.total ?? 0;
  if (count === 0 || !data) return null;
  const isSaved = iban === compact(saved);
  const more = count - data.data.length;
  const names = data.data.map(({ organisation, number }) => `${organisation} (${number})`);
  return (
    <Notice tone="warning" title={t('identity.account.elsewhere', { count })}>
      <Typography tag="p">
        {t('identity.account.names', { names: names.join(', '), more })}
      </Typography>
      <Typography tag="p">{t(`identity.account.${isSaved ? 'now' : 'then'}`)}</Typography>
      {isSaved ? (
        <Link tag={NavLink} to={duesWith({ account: 'present' })}>
          {t('identity.account.see', { count })}
        </Link>
      ) : null}
    </Notice>
  );
};
