import { Box, Flex, Typography } from '@strapi/design-system';
import {
  darkTones,
  faceOf,
  isColor,
  lightTones,
  type ChosenFace,
  type Tones,
} from '../../../../shared/settings/face';
import { useTrad } from '../../kit/utils/trad';

/** A colour that is still being written shows as the one that stands without it. */
const written = (color: string): string => (isColor(color.trim()) ? color.trim() : '');

const Page = ({ tones, name }: { tones: Tones; name: string }) => {
  const { t } = useTrad();
  const box = { borderRadius: '0.4rem', padding: '1.2rem 1.6rem' };
  const title = { fontSize: '1.8rem', fontWeight: 600, lineHeight: 1.3 };
  return (
    <div style={{ ...box, flex: '1 1 24rem', background: tones.paper, color: tones.ink }}>
      <p style={title}>{name}</p>
      <p style={{ color: tones.soft, margin: '0.4rem 0 1rem' }}>{t('identity.sample.text')}</p>
      <Flex gap={4} wrap="wrap">
        <span
          style={{
            ...{ background: tones.accent, color: tones.accentInk },
            ...{ borderRadius: '0.3rem', padding: '0.6rem 1.2rem', fontWeight: 600 },
          }}
        >
          {t('identity.sample.button')}
        </span>
        <span style={{ color: tones.accent, textDecoration: 'underline' }}>
          {t('identity.sample.link')}
        </span>
      </Flex>
      <div style={{ ...box, background: tones.panel, color: tones.panelInk, marginTop: '1.2rem' }}>
        <p style={title}>{t('identity.sample.panel')}</p>
        <p style={{ color: tones.panelSoft }}>{t('identity.sample.panel.note')}</p>
      </div>
    </div>
  );
};

/** The colours on a piece of page, in the light and in the dark. */
export const FaceSample = ({ name, face }: { name: string; face: ChosenFace }) => {
  const { t } = useTrad();
  const shown = faceOf({
    ...face,
    color: written(face.color),
    secondColor: written(face.secondColor),
  });
  return (
    <Box paddingTop={4} style={{ fontSize: '1.4rem' }}>
      <Typography variant="pi" fontWeight="bold" tag="p">
        {t('identity.sample')}
      </Typography>
      <Flex gap={4} wrap="wrap" paddingTop={2} alignItems="stretch">
        <Page tones={lightTones(shown)} name={name || t('identity.sample.name')} />
        <Page tones={darkTones(shown)} name={name || t('identity.sample.name')} />
      </Flex>
    </Box>
  );
};
