import { Box, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { styled } from 'styled-components';
import type { TemplateView } from '../../../../shared/messages/templates';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import type { Lang } from './texts';

interface Props {
  lang: Lang;
  variables: TemplateView['variables'];
  onInsert: (name: string) => void;
}

const Groups = styled.div`
  display: grid;
  gap: 2.4rem;
  grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr));
`;

const Variable = styled.button`
  display: flex;
  align-items: flex-start;
  gap: 0.8rem;
  width: 100%;
  padding: 0.6rem 0.8rem;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral800};
  text-align: start;
  cursor: pointer;
  &:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }
  svg {
    flex: none;
    margin-top: 0.4rem;
  }
`;

/** The variables of a template by group, with examples; a click inserts one. */
export const VariableList = ({ lang, variables, onInsert }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const groups = [...new Set(variables.map(({ group }) => text(group)))];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box>
        <Typography variant="delta" tag="h2">
          {t('templates.variables')}
        </Typography>
        <Typography tag="p" textColor="neutral600">
          {t('templates.variables.help')}
        </Typography>
      </Box>
      <Groups>
        {groups.map((group) => (
          <Box tag="section" aria-label={group} key={group}>
            <Typography variant="sigma" textColor="neutral600" tag="h3">
              {group}
            </Typography>
            <Flex tag="ul" direction="column" alignItems="stretch" paddingTop={1}>
              {variables
                .filter((variable) => text(variable.group) === group)
                .map(({ name, labels, samples }) => (
                  <li key={name}>
                    <Variable type="button" onClick={() => onInsert(name)}>
                      <Plus aria-hidden width="1.2rem" height="1.2rem" fill="primary600" />
                      <span>
                        <Typography tag="span" style={{ display: 'block' }}>
                          {text(labels)}
                        </Typography>
                        <Typography
                          tag="span"
                          variant="pi"
                          textColor="neutral600"
                          style={{ display: 'block', whiteSpace: 'pre-wrap' }}
                        >
                          {samples[lang]}
                        </Typography>
                      </span>
                    </Variable>
                  </li>
                ))}
            </Flex>
          </Box>
        ))}
      </Groups>
    </Flex>
  );
};
