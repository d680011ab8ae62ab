import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { TemplateChanged, TemplateInput } from '../../../../shared/messages/templates';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { TextDifference } from './TextDifference';

interface Props {
  conflict: TemplateChanged;
  mine: TemplateInput;
  saving: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** The changes of somebody else to a template being edited, with the ways to resolve them. */
export const ChangedTemplate = ({ conflict, mine, saving, onKeepMine, onTakeTheirs }: Props) => {
  const { t } = useTrad();
  const { text, moment } = useFormat();
  const { by, current } = conflict;
  const at = current.saved ? moment(current.saved.at) : '';
  return (
    <Box role="alert">
      <Notice tone="warning" title={t('templates.changed', { by: text(by), at })}>
        <Typography tag="p">{t('templates.changed-help')}</Typography>
        <TextDifference before={current} after={mine} />
        <Flex gap={2} paddingTop={4} wrap="wrap">
          <Button variant="secondary" loading={saving} onClick={onKeepMine}>
            {t('templates.keep-mine')}
          </Button>
          <Button variant="tertiary" onClick={onTakeTheirs}>
            {t('templates.take-theirs')}
          </Button>
        </Flex>
      </Notice>
    </Box>
  );
};
