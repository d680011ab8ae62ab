import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { AssemblyView } from '../../../../shared/assemblies/assemblies';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { download } from '../../kit/utils/download';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { fetchSheet } from '../api';

/** The attendance sheet, to be printed or worked upon. */
export const SheetButton = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { pending, submit } = useSubmit({ aside: true });
  const take = () =>
    submit(() => fetchSheet(assembly.id, lang), {
      then: (file) => download(file, `${t('assembly.sheet.file', { day: assembly.heldOn })}.pdf`),
    });
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Download aria-hidden />}
        loading={pending}
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
