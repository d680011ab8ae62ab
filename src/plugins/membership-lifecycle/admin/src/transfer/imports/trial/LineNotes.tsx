import { Flex, Typography } from '@strapi/design-system';
import type { ImportNote } from '../../../../../shared/transfer/imports';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

/** What is told of a line, each with the column to look at. */
export const LineNotes = ({ notes }: { notes: ImportNote[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  if (notes.length === 0) return <Typography textColor="neutral600">{t('value.none')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      {notes.map((note, at) => (
        // The same remark may concern two columns.
        <li key={`${note.reason}:${note.field ?? ''}:${at}`}>
          <Typography tag="span">{text(note.text)}</Typography>{' '}
          {note.column ? (
            <Typography tag="span" variant="pi" textColor="neutral600">
              {t('imports.lines.in-column', { column: note.column })}
            </Typography>
          ) : null}
        </li>
      ))}
    </Flex>
  );
};
