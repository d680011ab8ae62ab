import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import type { FormEvent } from 'react';
import type { ImportView } from '../../../../../shared/transfer/imports';
import { Notice } from '../../../kit/components/Notice';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { StepHeading } from '../StepHeading';
import { WorkProgress } from '../WorkProgress';
import { FieldGroup } from './FieldGroup';
import { FormatFacts } from './FormatFacts';
import { UnusedColumns } from './UnusedColumns';
import { useMapping } from './useMapping';

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
  const { mapping, missing, choose, tryOut, trying, refused } = useMapping(view);
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
        <FormatFacts view={view} />
        {GROUPS.map((group) => (
          <FieldGroup
            key={group}
            group={group}
            fields={view.fields.filter((field) => field.group === group)}
            columns={view.columns}
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
