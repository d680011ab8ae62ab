import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { HISTORY_FIELDS } from '../../../../../shared/transfer/history-fields';
import { csvFile } from '../../../kit/utils/csv';
import { download } from '../../../kit/utils/download';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

/** An empty file with every column that is read, for those who start from nothing. */
export const ModelButton = () => {
  const { t } = useTrad();
  const { text } = useFormat();
  const make = () =>
    download(csvFile([HISTORY_FIELDS.map(({ names }) => text(names))]), t('imports.model.name'));
  return (
    <Button variant="tertiary" startIcon={<Download aria-hidden />} onClick={make}>
      {t('imports.model')}
    </Button>
  );
};
