import type { ImportView } from '../../../../../shared/transfer/imports';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { csvFile } from '../../../kit/utils/csv';
import { download } from '../../../kit/utils/download';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { fetchRefusedLines } from '../../api';

/** The refused lines as a file: one row for each fault, with the column to correct. */
export const useRefusedFile = (view: ImportView) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { pending, submit } = useSubmit({ aside: true });

  const save = () =>
    submit(async () => {
      const names = new Map(view.fields.map(({ key, names: said }) => [key, text(said)]));
      const lines = await fetchRefusedLines(view.id);
      const rows = lines.flatMap(({ line, organisation, notes }) =>
        notes.map((note) => [
          String(line),
          organisation,
          text(note.text),
          names.get(note.field ?? '') ?? '',
          note.column ?? '',
        ]),
      );
      const headings = [
        t('imports.lines.line'),
        t('imports.lines.organisation'),
        t('imports.lines.reason'),
        t('imports.lines.field'),
        t('imports.lines.column'),
      ];
      download(csvFile([headings, ...rows]), t('imports.refused.file', { name: view.name }));
    });
  return { busy: pending, save };
};
