import { Flex } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { PageBody } from '../../../kit/components/PageBody';
import { useTrad } from '../../../kit/utils/trad';
import { useGetImportsQuery } from '../../api';
import { StepHeading } from '../StepHeading';
import { StepTrail } from '../StepTrail';
import { FileDrop } from './FileDrop';
import { ImportTable } from './ImportTable';
import { ModelButton } from './ModelButton';

/** The first step: a file is chosen, or one that waits is taken up again. */
export const FileStep = () => {
  const { t } = useTrad();
  const query = useGetImportsQuery();
  return (
    <>
      <Layouts.Header title={t('imports.title')} subtitle={t('imports.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <StepTrail id={null} current="file" opened={['file']} />
          <StepHeading
            title={t('imports.step.file')}
            help={t('imports.file.help')}
            action={<ModelButton />}
          />
          <FileDrop />
          <PageBody query={query}>{(imports) => <ImportTable imports={imports} />}</PageBody>
        </Flex>
      </Layouts.Content>
    </>
  );
};
