import { Button, Flex, Typography, Loader } from '@strapi/design-system';
import type { TemplateProblem, TemplateInput } from '../../../../shared/messages/templates';
import { MembershipPicker } from '../../kit/actions/MembershipPicker';
import { useRefusal } from '../../kit/api/refusal';
import { Labelled } from '../../kit/components/Labelled';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { Letter } from './Letter';
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

/** The rendered message, or the problems of its template. */
export const MessagePreview = ({ code, texts, lang, state, onShow, onMend }: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { preview, membership, stale, error } = state;
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
      <Letter {...{ lang, preview, membership, stale }} />
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
