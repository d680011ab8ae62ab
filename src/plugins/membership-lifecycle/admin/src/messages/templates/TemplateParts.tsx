import { Box, Link, Tabs, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import type { TemplateView } from '../../../../shared/messages/templates';
import { useTrad } from '../../kit/utils/trad';
import { LANGS, type Lang } from './texts';
import { useUses } from './useUses';

/** Leads from a letter to all of them. */
export const BackToLetters = () => {
  const { t } = useTrad();
  return (
    <Link tag={NavLink} to="?" startIcon={<ArrowLeft aria-hidden />}>
      {t('templates.back')}
    </Link>
  );
};

interface LanguageTabsProps {
  lang: Lang;
  /** The language in which something is to be mended. */
  wrong?: Lang | undefined;
  onLang: (lang: Lang) => void;
  children: (lang: Lang) => ReactNode;
}

/** Both languages of a letter, each behind its tab. */
export const LanguageTabs = ({ lang, wrong, onLang, children }: LanguageTabsProps) => {
  const { t } = useTrad();
  return (
    <Tabs.Root
      value={lang}
      variant="simple"
      hasError={wrong}
      onValueChange={(next) => onLang(next === 'en' ? 'en' : 'fr')}
    >
      <Tabs.List aria-label={t('templates.language')}>
        {LANGS.map((one) => (
          <Tabs.Trigger key={one} value={one}>
            {t(`language.${one}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {LANGS.map((one) => (
        <Tabs.Content key={one} value={one}>
          <Box paddingTop={4}>{children(one)}</Box>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
};

/** A part of the page of a letter. */
export const Panel = ({ children }: { children: ReactNode }) => (
  <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
    {children}
  </Box>
);

/** When messages of the template leave. */
export const Uses = ({ template }: { template: TemplateView }) => (
  <Box>
    {useUses()(template).map((use) => (
      <Typography tag="p" key={use}>
        {use}
      </Typography>
    ))}
  </Box>
);
