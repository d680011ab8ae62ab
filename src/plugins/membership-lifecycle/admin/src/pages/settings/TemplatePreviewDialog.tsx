import { useEffect } from 'react';
import { Flex, Loader, Typography } from '@strapi/design-system';
import type { TemplateInput } from '../../../../shared/contracts';
import { MailView } from '../../components/MailView';
import { Notice } from '../../components/Notice';
import { Sheet } from '../../components/Sheet';
import { useRefusal } from '../../services/refusal';
import { usePreviewTemplateMutation } from '../../services/settings';
import { useTrad } from '../../utils/trad';

interface Props {
  code: string;
  input: TemplateInput;
  onClose: () => void;
}

/** The letter as a member would get it, in both languages, or the line that does not work. */
export const TemplatePreviewDialog = ({ code, input, onClose }: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const [preview, { data, error }] = usePreviewTemplateMutation();

  useEffect(() => {
    void preview({ code, input });
  }, [preview, code, input]);

  const refusal = error ? read(error) : null;
  return (
    <Sheet title={t('templates.preview')} onClose={onClose}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {refusal ? (
          <Notice tone="danger" title={refusal.message}>
            {Object.values(refusal.fields).join(' ')}
          </Notice>
        ) : null}
        {!data && !refusal ? <Loader>{t('state.loading')}</Loader> : null}
        {data
          ? (['fr', 'en'] as const).map((lang) => (
              <Flex key={lang} direction="column" alignItems="stretch" gap={2}>
                <Typography variant="sigma" tag="h3">
                  {t(`language.${lang}`)}
                </Typography>
                <MailView subject={data[lang].subject} text={data[lang].text} />
              </Flex>
            ))
          : null}
      </Flex>
    </Sheet>
  );
};
