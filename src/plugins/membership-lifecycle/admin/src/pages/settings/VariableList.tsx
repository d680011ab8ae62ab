import { Button, Flex, Tooltip, Typography } from '@strapi/design-system';
import type { TemplateView } from '../../../../shared/contracts';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

interface Props {
  variables: TemplateView['variables'];
  onInsert: (name: string) => void;
}

/** What a letter may say, to be inserted with a click; the sample shows what it becomes. */
export const VariableList = ({ variables, onInsert }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {t('templates.variables')}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {variables.map(({ name, labels, sample }) => (
          <Tooltip key={name} label={t('templates.sample', { sample })}>
            <Button size="S" variant="tertiary" onClick={() => onInsert(name)}>
              {text(labels)}
            </Button>
          </Tooltip>
        ))}
      </Flex>
    </Flex>
  );
};
