import { Button, Flex, Typography } from '@strapi/design-system';
import type { TemplateProblem } from '../../../../shared/messages/templates';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { placeOf } from './texts';

interface Props {
  problems: readonly TemplateProblem[];
  onShow: (problem: TemplateProblem) => void;
  onMend: (problem: TemplateProblem) => void;
}

/** The problems of a template, each with a link to its place. */
export const ProblemList = ({ problems, onShow, onMend }: Props) => {
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
