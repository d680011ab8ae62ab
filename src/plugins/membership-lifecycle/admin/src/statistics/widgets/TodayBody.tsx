import { Widget } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { TodayView } from '../../../../shared/statistics/statistics';
import { useTrad } from '../../kit/utils/trad';
import { Calm } from '../../kit/widgets/Calm';
import { FRESH } from '../../kit/widgets/fresh';
import { useGetTodayQuery } from '../api';

interface Props {
  /** The text when there is nothing to do; else null. */
  quiet: (view: TodayView) => string | null;
  children: (view: TodayView) => ReactNode;
}

/**
 * The common frame of home-page widgets: one shared query, with its loading, error and empty
 * states.
 */
export const TodayBody = ({ quiet, children }: Props) => {
  const { t } = useTrad();
  const { data, isLoading } = useGetTodayQuery(undefined, FRESH);
  if (isLoading) return <Widget.Loading>{t('widget.loading')}</Widget.Loading>;
  if (!data) return <Widget.Error>{t('widget.error')}</Widget.Error>;
  const calm = quiet(data);
  if (calm === null) return children(data);
  return <Calm>{calm}</Calm>;
};
