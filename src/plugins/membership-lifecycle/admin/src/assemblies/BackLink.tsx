import { Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { useTrad } from '../kit/utils/trad';
import { ASSEMBLIES } from './places';

/** Leads back to the list. */
export const BackLink = () => {
  const { t } = useTrad();
  return (
    <Link tag={NavLink} to={ASSEMBLIES} end startIcon={<ArrowLeft aria-hidden />}>
      {t('assembly.back')}
    </Link>
  );
};
