import { Button, Flex, Typography } from '@strapi/design-system';
import type { TemplateInput } from '../../../../shared/messages/templates';
import { Sheet } from '../../kit/components/Sheet';
import { useTrad } from '../../kit/utils/trad';
import { TextDifference } from './TextDifference';

interface Props {
  current: TemplateInput;
  original: TemplateInput;
  onRestore: () => void;
  onClose: () => void;
}

/** Compares the shipped text with the present one before restoring it. */
export const RestoreDialog = ({ current, original, onRestore, onClose }: Props) => {
  const { t } = useTrad();
  return (
    <Sheet
      title={t('templates.restore-title')}
      onClose={onClose}
      footer={
        <Flex gap={2} width="100%" justifyContent="space-between">
          <Button variant="tertiary" onClick={onClose}>
            {t('action.back')}
          </Button>
          <Button onClick={onRestore}>{t('templates.restore-confirm')}</Button>
        </Flex>
      }
    >
      <Typography tag="p">{t('templates.restore-help')}</Typography>
      <TextDifference before={current} after={original} />
    </Sheet>
  );
};
