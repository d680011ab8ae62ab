import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Meanwhile } from '../hooks/useMeanwhile';
import { useFormat } from '../utils/format';
import { isRecord } from '../utils/records';
import { useTrad } from '../utils/trad';
import { Notice } from './Notice';

interface Props<Values> {
  meanwhile: Meanwhile<Values>;
  labelOf: (field: keyof Values & string) => string;
  /** The text of a value that is not one, such as a choice; undefined for the others. */
  wordsOf?: (field: keyof Values & string, values: Values) => string | undefined;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value of a form as people read it. */
const textOf = (value: unknown, day: (iso: string) => string): string => {
  if (isRecord(value)) return Object.values(value).filter(Boolean).join(' / ');
  const text = String(value ?? '');
  return DAY.test(text) ? day(text) : text;
};

/** Shows the version that somebody else saved meanwhile, to go on typing or to take it over. */
export const MeanwhileNotice = <Values extends object>({
  meanwhile,
  labelOf,
  wordsOf,
}: Props<Values>) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { theirs, fields, keepMine, takeTheirs } = meanwhile;
  return (
    <Box role="alert">
      <Notice tone="warning" title={t('meanwhile.title')}>
        <Typography>{t('meanwhile.help')}</Typography>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
          {fields.map((field) => (
            <li key={field}>
              {t('meanwhile.field', {
                field: labelOf(field),
                theirs: wordsOf?.(field, theirs) ?? (textOf(theirs[field], day) || t('value.none')),
              })}
            </li>
          ))}
        </Flex>
        <Flex gap={2} paddingTop={3}>
          <Button variant="secondary" onClick={keepMine}>
            {t('meanwhile.keep')}
          </Button>
          <Button variant="tertiary" onClick={takeTheirs}>
            {t('meanwhile.take')}
          </Button>
        </Flex>
      </Notice>
    </Box>
  );
};
