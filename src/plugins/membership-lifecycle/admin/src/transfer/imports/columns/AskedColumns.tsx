import { Flex } from '@strapi/design-system';
import type { ImportAsked, ImportView } from '../../../../../shared/transfer/imports';
import { Notice } from '../../../kit/components/Notice';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  asked: ImportAsked[];
  mapping: ImportView['mapping'];
}

/** The columns that staff are to choose or to leave out by themselves, each with why. */
export const AskedColumns = ({ asked, mapping }: Props) => {
  const { t } = useTrad();
  const used = new Set(Object.values(mapping));
  const isNamed = Boolean(mapping['organisation.name']);
  const left = asked.filter(
    ({ heading, reason }) => !used.has(heading) && !(reason === 'whose-name' && isNamed),
  );
  if (left.length === 0) return null;
  return (
    <Notice tone="warning" title={t('imports.asked', { count: left.length })}>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
        {left.map(({ reason, ...about }) => (
          <li key={`${reason}:${about.heading}`}>{t(`imports.asked.${reason}`, about)}</li>
        ))}
      </Flex>
    </Notice>
  );
};
