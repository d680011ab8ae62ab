import { Button } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { TemplateInput } from '../../../../shared/messages/templates';
import { useRefusal } from '../../kit/api/refusal';
import { Notice } from '../../kit/components/Notice';
import { isRecord } from '../../kit/utils/records';
import { useTrad } from '../../kit/utils/trad';
import { useTestTemplateMutation } from '../api/templates';
import type { Lang } from './texts';

interface Props {
  code: string;
  texts: TemplateInput;
  membership: string;
  lang: Lang;
  disabled: boolean;
}

/** The answer of the mail server, as it wrote it. */
const answerOf = (error: unknown): string =>
  isRecord(error) && isRecord(error.details) && typeof error.details.answer === 'string'
    ? error.details.answer
    : '';

/** Sends the message on the screen to its author as a test. */
export const TestSend = ({ code, texts, membership, lang, disabled }: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [send, { isLoading, error }] = useTestTemplateMutation();

  const tryOut = async () => {
    const answer = await send({ code, draft: { ...texts, membership, locale: lang } });
    if ('data' in answer) {
      const message = t('templates.tested', { to: answer.data.to });
      toggleNotification({ type: 'success', message });
    }
  };

  const answer = answerOf(error);
  return (
    <>
      <Button
        variant="secondary"
        startIcon={<PaperPlane aria-hidden />}
        disabled={disabled}
        loading={isLoading}
        onClick={() => void tryOut()}
      >
        {t('templates.test')}
      </Button>
      {error && !isLoading ? (
        <Notice tone="danger" title={read(error).message}>
          {answer ? t('messages.server-said', { answer }) : t('templates.test-kept')}
        </Notice>
      ) : null}
    </>
  );
};
