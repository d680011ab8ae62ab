import { Flex, Typography, Button } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import type { FormEvent } from 'react';
import type { ImportMapping, ImportView } from '../../../../../shared/transfer/imports';
import { Card } from '../../../kit/components/Card';
import { Notice } from '../../../kit/components/Notice';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { StepHeading } from '../StepHeading';
import { WorkProgress } from '../WorkProgress';
import { AskedColumns } from './AskedColumns';
import { FieldGroup } from './FieldGroup';
import { examplesOf } from './examples';
import { useMapping } from './useMapping';

interface Props {
  columns: ImportView['columns'];
  mapping: ImportMapping;
}

/** The columns that no field takes: what they hold is left out. */
const UnusedColumns = ({ columns, mapping }: Props) => {
  const { t } = useTrad();
  const used = new Set(Object.values(mapping));
  const left = columns.filter(({ heading }) => !used.has(heading));
  if (left.length === 0) return null;
  return (
    <Card
      title={t('imports.columns.unused', { count: left.length })}
      help={t('imports.columns.unused.help')}
    >
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {left.map((column) => (
          <li key={column.heading}>
            <Typography fontWeight="semiBold" tag="span">
              {column.heading}
            </Typography>{' '}
            <Typography variant="pi" textColor="neutral600" tag="span">
              {examplesOf(column)}
            </Typography>
          </li>
        ))}
      </Flex>
    </Card>
  );
};

const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;
const ENCODINGS = { 'utf-8': 'utf-8', 'windows-1252': 'windows-1252' } as const;

const isIn = <T extends object>(key: string | null, table: T): key is Extract<keyof T, string> =>
  key !== null && key in table;

/** The format of the file as read, so that a wrong guess is seen before it spoils names. */
const FormatFacts = ({ view: { format, rows, columns } }: { view: ImportView }) => {
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

const GROUPS = [
  'organisation',
  'contacts',
  'membership',
  'term',
  'dues',
  'payment',
  'rights',
] as const;

/** The second step: which column holds which field, and how the file was read. */
export const ColumnsStep = ({ view }: { view: ImportView }) => {
  const { t } = useTrad();
  const { list, text } = useFormat();
  const { mapping, fields, missing, choose, tryOut, trying, refused } = useMapping(view);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void tryOut();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <StepHeading title={t('imports.step.columns')} help={t('imports.columns.help')} />
        {refused ? <Notice tone="danger">{refused}</Notice> : null}
        {missing.length > 0 ? (
          <Notice tone="warning" title={t('imports.columns.missing', { count: missing.length })}>
            {t('imports.columns.missing.help', {
              fields: list(missing.map(({ names }) => text(names))),
            })}
          </Notice>
        ) : null}
        <AskedColumns asked={view.asked} mapping={mapping} />
        <FormatFacts view={view} />
        {GROUPS.map((group) => (
          <FieldGroup
            key={group}
            group={group}
            fields={fields.filter((field) => field.group === group)}
            columns={view.columns}
            asked={view.asked}
            mapping={mapping}
            onChoose={choose}
          />
        ))}
        <UnusedColumns columns={view.columns} mapping={mapping} />
        {trying ? <WorkProgress id={view.id} total={view.rows} /> : null}
        <Flex justifyContent="flex-end" alignItems="center" gap={4}>
          <Typography id="imports-why-not" textColor="neutral600">
            {missing.length > 0 ? t('imports.columns.not-yet') : ''}
          </Typography>
          <Button
            type="submit"
            size="L"
            loading={trying}
            disabled={missing.length > 0}
            aria-describedby="imports-why-not"
            endIcon={<ArrowRight aria-hidden />}
          >
            {t('imports.columns.try')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
};
