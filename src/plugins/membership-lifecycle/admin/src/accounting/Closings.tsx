import { Button, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { ClosingView } from '../../../shared/accounting/accounting';
import { fetchNamedFile } from '../kit/api/file';
import { PlainTable } from '../kit/components/PlainTable';
import { useSubmit } from '../kit/hooks/useSubmit';
import { download } from '../kit/utils/download';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

const FileOf = ({ closing: { id, fileName } }: { closing: ClosingView }) => {
  const { t } = useTrad();
  const { pending, submit } = useSubmit({ aside: true });
  const take = () =>
    void submit(() => fetchNamedFile(`accounting/closings/${id}/file`), {
      then: ({ file }) => download(file, fileName),
    });
  return (
    <Button
      size="S"
      variant="tertiary"
      startIcon={<Download aria-hidden />}
      loading={pending}
      aria-label={t('accounting.file-of', { name: fileName })}
      onClick={take}
    >
      {fileName}
    </Button>
  );
};

/** The periods that were closed, the last one first, each with its file. */
export const Closings = ({ closings }: { closings: readonly ClosingView[] }) => {
  const { t } = useTrad();
  const format = useFormat();
  if (closings.length === 0) {
    return <Typography textColor="neutral600">{t('accounting.closings.none')}</Typography>;
  }
  const [period, entries, sum, when, file] = (
    ['period', 'entries', 'debit', 'closed', 'file'] as const
  ).map((name) => t(`accounting.column.${name}`));
  return (
    <PlainTable
      caption={t('accounting.closings')}
      headers={[period, entries, sum, when, file]}
      numbers={[entries, sum]}
    >
      {[...closings].reverse().map((closing) => {
        const { id, from, through, closedOn, by, totals } = closing;
        return (
          <tr key={id}>
            <td>
              <Typography>
                {from
                  ? format.shortRange(from, through)
                  : t('accounting.until', { through: format.shortDay(through) })}
              </Typography>
            </td>
            <td data-number>
              <Typography>{format.number(totals.entries)}</Typography>
            </td>
            <td data-number>
              <Typography>{format.money(totals.debit)}</Typography>
            </td>
            <td>
              <Typography>{[format.shortDay(closedOn), by].filter(Boolean).join(', ')}</Typography>
            </td>
            <td>
              <FileOf closing={closing} />
            </td>
          </tr>
        );
      })}
    </PlainTable>
  );
};
