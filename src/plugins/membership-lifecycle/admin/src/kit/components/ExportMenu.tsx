import { Menu } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useEffect, useRef } from 'react';
import type { ExportFormat } from '../../../../shared/transfer/exports';
import { fetchExport } from '../api/exports';
import { useSubmit } from '../hooks/useSubmit';
import { download } from '../utils/download';
import { useFormat } from '../utils/format';
import { useTrad, type TextKey } from '../utils/trad';

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx'];

/** Something that can be taken as a file. */
export interface Exportable {
  label: TextKey;
  /** Its address below `exports/`. */
  path: string;
  filters?: Record<string, unknown>;
}

interface Props {
  /** The exports offered, each in both formats. */
  what: readonly Exportable[];
}

// Parameters that concern the display, and are not sent: an export holds all filtered rows.
const SHOWING = ['page', 'pageSize', 'view', 'sort', 'plugins'];

const withoutShowing = (filters: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => !SHOWING.includes(name)));

/** « Exporter »: the current list as a file for spreadsheets. */
export const ExportMenu = ({ what }: Props) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { pending, submit } = useSubmit({ aside: true });
  const taken = useRef(false);
  const take = ({ path, filters = {} }: Exportable, format: ExportFormat) => {
    taken.current = true;
    return submit(
      () => fetchExport({ path, filters: withoutShowing(filters), format, locale: lang }),
      {
        then: ({ file, name }) => download(file, name),
      },
    );
  };
  const trigger = useRef<HTMLButtonElement>(null);
  // The browser drops the focus of a button that waits.
  useEffect(() => {
    if (!pending && document.activeElement === document.body && taken.current) {
      trigger.current?.focus();
    }
  }, [pending]);
  return (
    <Menu.Root>
      <Menu.Trigger
        ref={trigger}
        size="S"
        variant="tertiary"
        startIcon={<Download aria-hidden />}
        loading={pending}
      >
        {t('export.open')}
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end">
        {what.flatMap((one) =>
          FORMATS.map((format) => (
            <Menu.Item key={`${one.path} ${format}`} onSelect={() => void take(one, format)}>
              {t(`export.${format}`, { what: t(one.label) })}
            </Menu.Item>
          )),
        )}
      </Menu.Content>
    </Menu.Root>
  );
};
