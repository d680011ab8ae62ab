import { Typography } from '@strapi/design-system';
import type { BulkLine } from '../../../../shared/kernel/common';
import { useTrad } from '../utils/trad';

const SHOWN = 8;

/** Whom a dialog is about: the first names, and how many others. */
export const Names = ({ of: rows }: { of: readonly BulkLine[] }) => {
  const { t } = useTrad();
  const names = rows.slice(0, SHOWN).map(({ organisation }) => organisation);
  const more = rows.length - names.length;
  return (
    <Typography tag="p" textColor="neutral600">
      {more > 0 ? t('bulk.names-and-more', { names: names.join(', '), more }) : names.join(', ')}
    </Typography>
  );
};
