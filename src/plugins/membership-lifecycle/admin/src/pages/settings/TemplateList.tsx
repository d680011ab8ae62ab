import { Button, Flex } from '@strapi/design-system';
import type { TemplateView } from '../../../../shared/contracts';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

interface Props {
  templates: readonly TemplateView[];
  chosen: string;
  onChoose: (code: string) => void;
}

/** The letters to choose from. */
export const TemplateList = ({ templates, chosen, onChoose }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Flex
      tag="nav"
      aria-label={t('templates.list')}
      direction="column"
      alignItems="stretch"
      gap={1}
      width="26rem"
      shrink={0}
    >
      {templates.map(({ code, names }) => (
        <Button
          key={code}
          variant={code === chosen ? 'secondary' : 'ghost'}
          aria-current={code === chosen ? 'true' : undefined}
          justifyContent="flex-start"
          onClick={() => onChoose(code)}
        >
          {text(names) || code}
        </Button>
      ))}
    </Flex>
  );
};
