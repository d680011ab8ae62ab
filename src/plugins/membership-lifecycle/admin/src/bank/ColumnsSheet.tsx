import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import {
  CSV_FIELDS,
  isUnnamed,
  type ColumnsAsked,
  type CsvColumns,
} from '../../../shared/bank/bank';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { FormSheet } from '../kit/components/FormSheet';
import { Labelled } from '../kit/components/Labelled';
import { useTrad } from '../kit/utils/trad';

interface Props {
  asked: ColumnsAsked;
  name: string;
  pending: boolean;
  refused: string | null;
  onSubmit: (columns: CsvColumns) => void;
  onClose: () => void;
}

/** The columns of a CSV file of a new kind, chosen once. */
export const ColumnsSheet = ({ asked, name, pending, refused, onSubmit, onClose }: Props) => {
  const { t } = useTrad();
  const { headings, examples, guessed } = asked;
  const [columns, setColumns] = useState<CsvColumns>(guessed);
  const exampleOf = (heading: string | undefined): string =>
    heading === undefined ? '' : (examples[headings.indexOf(heading)] ?? []).join(' · ');
  // A column without a heading is known by what stands in it.
  const choices = headings.map((heading, at) => ({
    value: heading,
    label: [heading, isUnnamed(heading) ? examples[at]?.[0] : ''].filter(Boolean).join(' : '),
  }));
  return (
    <FormSheet
      title={t('bank.columns.title')}
      submit={t('bank.columns.submit')}
      pending={pending}
      refused={refused}
      onSubmit={() => onSubmit(columns)}
      onClose={onClose}
    >
      <Typography>{t('bank.columns.help', { name })}</Typography>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {CSV_FIELDS.map((field) => (
          <Labelled
            key={field}
            label={t(`bank.columns.${field}`)}
            required={field === 'day' || field === 'label'}
            hint={exampleOf(columns[field])}
          >
            <ChoiceInput
              clearable
              placeholder={t('bank.columns.none')}
              value={columns[field] ?? ''}
              choices={choices}
              onChange={(heading) => {
                const { [field]: _before, ...others } = columns;
                setColumns(heading === '' ? others : { ...others, [field]: heading });
              }}
            />
          </Labelled>
        ))}
      </Flex>
    </FormSheet>
  );
};
