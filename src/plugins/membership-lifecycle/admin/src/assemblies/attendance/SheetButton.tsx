import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import type { AssemblyView } from '../../../../shared/assemblies/assemblies';
import { useRefusal } from '../../kit/api/refusal';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { download } from '../../kit/utils/download';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { fetchSheet } from '../api';

/** The attendance sheet, to be printed or worked upon. */
export const SheetButton = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { notify } = useRefusal();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const file = await fetchSheet(assembly.id, lang);
      download(file, `${t('assembly.sheet.file', { day: assembly.heldOn })}.pdf`);
    } catch (error) {
      notify(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Download aria-hidden />}
        loading={busy}
        onClick={() => void take()}
      >
        {t('assembly.sheet')}
      </Button>
      <ExportMenu
        what={[
          {
            label: 'assembly.sheet.list',
            path: `assemblies/${assembly.id}`,
            filters: { listing: 'on' },
          },
        ]}
      />
    </>
  );
};
