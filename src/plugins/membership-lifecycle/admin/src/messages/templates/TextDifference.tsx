import { Box, Typography } from '@strapi/design-system';
import type { TemplateInput } from '../../../../shared/messages/templates';
import { differenceOf, type LineChange } from '../../kit/utils/difference';
import { useTrad } from '../../kit/utils/trad';
import { FIELDS, LANGS } from './texts';

interface Props {
  before: TemplateInput;
  after: TemplateInput;
}

const LOOKS = {
  same: { sign: '\u00a0', background: 'neutral0', tag: 'span' },
  removed: { sign: '−', background: 'danger100', tag: 'del' },
  added: { sign: '+', background: 'success100', tag: 'ins' },
} as const;

const Line = ({ change }: { change: LineChange }) => {
  const { sign, background, tag } = LOOKS[change.kind];
  return (
    <Box background={background} paddingLeft={2} paddingRight={2}>
      <Typography
        tag={tag}
        variant="pi"
        textColor="neutral800"
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', textDecoration: 'none' }}
      >
        {`${sign} ${change.text}`}
      </Typography>
    </Box>
  );
};

/** The differences between two versions of a template, line by line, for each changed field. */
export const TextDifference = ({ before, after }: Props) => {
  const { t } = useTrad();
  const changed = LANGS.flatMap((lang) =>
    (['subject', 'body'] as const).map((part) => ({ lang, part, field: FIELDS[lang][part] })),
  ).filter(({ field }) => before[field] !== after[field]);
  return (
    <>
      {changed.map(({ lang, part, field }) => (
        <Box key={field} paddingTop={3}>
          <Typography variant="sigma" textColor="neutral600" tag="h3">
            {`${t(`templates.${part}`)} · ${t(`language.${lang}`)}`}
          </Typography>
          <Box lang={lang} borderColor="neutral200" hasRadius paddingTop={1} paddingBottom={1}>
            {differenceOf(before[field], after[field]).map((change, index) => (
              <Line key={index} change={change} />
            ))}
          </Box>
        </Box>
      ))}
    </>
  );
};
