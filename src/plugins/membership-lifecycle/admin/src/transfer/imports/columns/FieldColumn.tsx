import { Flex, Typography } from '@strapi/design-system';
import type { HistoryField } from '../../../../../shared/transfer/history-fields';
import type { ImportView } from '../../../../../shared/transfer/imports';
import { ChoiceInput } from '../../../kit/components/ChoiceInput';
import { Labelled } from '../../../kit/components/Labelled';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { examplesOf } from './examples';

interface Props {
  field: HistoryField;
  columns: ImportView['columns'];
  heading: string;
  /** Whether its column is one that the heading alone does not tell. */
  isAsked: boolean;
  onChoose: (heading: string) => void;
}

/** Headings that say the same, whatever their case, accents and punctuation. */
const SAME = new Intl.Collator('fr', { sensitivity: 'base', ignorePunctuation: true });

const isNamed = ({ key, names, aliases }: HistoryField, heading: string): boolean =>
  [key, names.fr, names.en, ...aliases].some((one) => SAME.compare(one, heading) === 0);

/** A field and its column, with what that column holds. */
export const FieldColumn = ({ field, columns, heading, isAsked, onChoose }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const column = columns.find((one) => one.heading === heading);
  const how = isAsked
    ? 'imports.columns.chosen-once'
    : isNamed(field, heading)
      ? 'imports.columns.guessed'
      : 'imports.columns.chosen';
  const isMissing = field.required && !column;
  return (
    <Labelled
      name={field.key}
      label={text(field.names)}
      required={field.required}
      error={isMissing ? t('imports.columns.needed') : undefined}
      hint={
        column ? (
          <Flex tag="span" direction="column" alignItems="flex-start" gap={1}>
            <Typography tag="span" variant="pi" textColor="neutral800">
              {examplesOf(column) === ''
                ? t('imports.columns.no-example')
                : t('imports.columns.examples', { examples: examplesOf(column) })}
            </Typography>
            <Typography tag="span" variant="pi" textColor="neutral600">
              {t(how)}
            </Typography>
          </Flex>
        ) : undefined
      }
    >
      <ChoiceInput
        clearable={!field.required}
        hasError={isMissing}
        placeholder={t('imports.columns.none')}
        value={heading}
        choices={columns.map((one) => ({ value: one.heading, label: one.heading }))}
        onChange={onChoose}
      />
    </Labelled>
  );
};
