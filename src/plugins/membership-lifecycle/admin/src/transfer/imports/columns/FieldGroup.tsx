import { Button, Flex } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { HistoryField, HistoryGroup } from '../../../../../shared/transfer/history-fields';
import type { ImportMapping, ImportView } from '../../../../../shared/transfer/imports';
import { Card } from '../../../kit/components/Card';
import { useTrad } from '../../../kit/utils/trad';
import { FieldColumn } from './FieldColumn';

interface Props {
  group: HistoryGroup;
  fields: HistoryField[];
  columns: ImportView['columns'];
  asked: ImportView['asked'];
  mapping: ImportMapping;
  onChoose: (key: string, heading: string) => void;
}

const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(32rem, 1fr));
  gap: 2.4rem;
  align-items: start;
`;

/** Fields that belong together; those that the file does not seem to have wait behind a button. */
export const FieldGroup = ({ group, fields, columns, asked, mapping, onChoose }: Props) => {
  const { t } = useTrad();
  const [all, setAll] = useState(false);
  // The state at opening: a field must not disappear when its column is cleared.
  const [first] = useState(
    () => new Set(fields.filter(({ key, required }) => required || mapping[key]).map(byKey)),
  );
  const shown = fields.filter(({ key }) => all || first.has(key) || mapping[key]);
  const others = fields.length - first.size;
  if (fields.length === 0) return null;
  return (
    <Card title={t(`imports.group.${group}`)} help={t(`imports.group.${group}.help`)}>
      {shown.length > 0 ? (
        <Fields>
          {shown.map((field) => (
            <FieldColumn
              key={field.key}
              field={field}
              columns={columns}
              heading={mapping[field.key] ?? ''}
              isAsked={asked.some(({ heading }) => heading === mapping[field.key])}
              onChoose={(heading) => onChoose(field.key, heading)}
            />
          ))}
        </Fields>
      ) : null}
      {others > 0 ? (
        <Flex>
          <Button
            type="button"
            size="S"
            variant="tertiary"
            aria-expanded={all}
            startIcon={all ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
            onClick={() => setAll(!all)}
          >
            {t(all ? 'imports.columns.fewer' : 'imports.columns.more', { count: others })}
          </Button>
        </Flex>
      ) : null}
    </Card>
  );
};

const byKey = ({ key }: HistoryField): string => key;
