import { Flex, Typography } from '@strapi/design-system';
import type { ImportView } from '../../../../../shared/transfer/imports';
import { useTrad } from '../../../kit/utils/trad';
import { Card } from '../../../settings/Card';

const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;
const ENCODINGS = { 'utf-8': 'utf-8', 'windows-1252': 'windows-1252' } as const;

const isIn = <T extends object>(key: string | null, table: T): key is Extract<keyof T, string> =>
  key !== null && key in table;

/** How the file was read, so that a wrong guess is seen before it spoils names. */
export const FormatFacts = ({ view: { format, rows, columns } }: { view: ImportView }) => {
  const { t } = useTrad();
  const { type, encoding, delimiter } = format;
  const facts = [
    t(`imports.format.${type}`),
    ...(isIn(delimiter, SEPARATORS) ? [t(`imports.separator.${SEPARATORS[delimiter]}`)] : []),
    ...(isIn(encoding, ENCODINGS) ? [t(`imports.encoding.${ENCODINGS[encoding]}`)] : []),
    t('imports.format.lines', { count: rows }),
    t('imports.format.columns', { count: columns.length }),
  ];
  return (
    <Card title={t('imports.format')} help={t('imports.format.help')}>
      <Flex tag="ul" gap={2} wrap="wrap">
        {facts.map((fact) => (
          <Flex
            tag="li"
            key={fact}
            background="neutral100"
            borderColor="neutral200"
            hasRadius
            paddingTop={1}
            paddingBottom={1}
            paddingLeft={3}
            paddingRight={3}
          >
            <Typography textColor="neutral800">{fact}</Typography>
          </Flex>
        ))}
      </Flex>
    </Card>
  );
};
