import { Button, Flex, Typography, Box, Loader } from '@strapi/design-system';
import type { TemplateProblem, TemplateInput } from '../../../../shared/messages/templates';
import { MembershipPicker } from '../../kit/actions/MembershipPicker';
import { useRefusal } from '../../kit/api/refusal';
import { Fact } from '../../kit/components/Fact';
import { Labelled } from '../../kit/components/Labelled';
import { Notice } from '../../kit/components/Notice';
import { Quiet } from '../../kit/components/Quiet';
import { ReceivedView } from '../../kit/components/ReceivedView';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { TestSend } from './TestSend';
import { placeOf } from './texts';
import type { Lang } from './texts';
import type { MessagePreviewState } from './useMessagePreview';

interface ProblemListProps {
  problems: readonly TemplateProblem[];
  onShow: (problem: TemplateProblem) => void;
  onMend: (problem: TemplateProblem) => void;
}

/** The problems of a template, each with a link to its place. */
const ProblemList = ({ problems, onShow, onMend }: ProblemListProps) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Notice tone="danger" title={t('templates.problems', { count: problems.length })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {problems.map((problem) => (
          <li key={problem.field}>
            <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
              <strong>{t(`templates.${placeOf(problem.field).part}`)}</strong>
              {t('templates.problem', { message: text(problem.message) })}
            </Typography>
            <Flex gap={2} paddingTop={2} wrap="wrap">
              <Button size="S" variant="tertiary" onClick={() => onShow(problem)}>
                {t('templates.show-problem')}
              </Button>
              {problem.correction ? (
                <Button size="S" variant="secondary" onClick={() => onMend(problem)}>
                  {t('templates.mend', { meant: problem.correction.meant })}
                </Button>
              ) : null}
            </Flex>
          </li>
        ))}
      </Flex>
    </Notice>
  );
};

interface Props {
  code: string;
  texts: TemplateInput;
  lang: Lang;
  state: MessagePreviewState;
  onShow: (problem: TemplateProblem) => void;
  onMend: (problem: TemplateProblem) => void;
}

/** The rendered message, and what its reader should know of it. */
const Letter = ({ state, lang }: Pick<Props, 'state' | 'lang'>) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { preview, membership, stale } = state;
  const to = preview?.to;
  const draft = preview?.[lang];
  if (!draft?.letter) return null;
  return (
    <Box aria-busy={stale}>
      <Box
        borderColor="neutral200"
        hasRadius
        padding={4}
        background="neutral0"
        shadow="tableShadow"
      >
        <Flex direction="column" alignItems="stretch" gap={1} paddingBottom={3}>
          <Fact label={t('messages.column.to')}>
            {to
              ? t('messages.recipient', { name: to.name, email: to.email })
              : t(membership ? 'templates.nobody' : 'templates.examples')}
          </Fact>
          <Fact label={t('templates.subject')}>{draft.letter.subject}</Fact>
        </Flex>
        <ReceivedView title={t('templates.frame')} message={draft.letter} />
      </Box>
      <Flex direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {to && to.locale !== lang ? (
          <Quiet>{t('templates.other-language', { lang: to.locale })}</Quiet>
        ) : null}
        {draft.empty.length > 0 ? (
          <Quiet>{t('templates.empty-values', { names: draft.empty.map(text).join(', ') })}</Quiet>
        ) : null}
      </Flex>
    </Box>
  );
};

/** The rendered message, or the problems of its template. */
export const MessagePreview = ({ code, texts, lang, state, onShow, onMend }: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { preview, membership, error } = state;
  const draft = preview?.[lang];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {t('templates.preview')}
      </Typography>
      {state.canChoose ? (
        <Labelled
          name="membership"
          label={t('templates.preview-for')}
          hint={t('templates.preview-for.hint')}
        >
          <MembershipPicker value={membership} onChange={state.choose} />
        </Labelled>
      ) : null}
      {error ? <Notice tone="danger">{read(error).message}</Notice> : null}
      {!preview && !error ? <Loader>{t('state.loading')}</Loader> : null}
      {draft && draft.problems.length > 0 ? (
        <ProblemList problems={draft.problems} onShow={onShow} onMend={onMend} />
      ) : null}
      <Letter state={state} lang={lang} />
      <TestSend
        code={code}
        texts={texts}
        membership={membership}
        lang={lang}
        disabled={!draft?.letter}
      />
    </Flex>
  );
};
