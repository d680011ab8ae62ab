import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { Images, Trash } from '@strapi/icons';
import { useStrapiApp } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ComponentType } from 'react';
import type { LogoView } from '../../../../shared/settings/identity';
import { isRecord } from '../../kit/utils/records';
import { useTrad } from '../../kit/utils/trad';

interface PickerProps {
  allowedTypes: string[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (assets: LogoView[]) => void;
}

interface Props {
  logo: LogoView | null;
  error: string | undefined;
  onChange: (logo: LogoView | null) => void;
}

/** The admin may be on another host than its server. */
const addressOf = (url: string): string => {
  const app: unknown = window.strapi;
  const backend = isRecord(app) ? String(app.backendURL ?? '') : '';
  return url.startsWith('/') ? `${backend}${url}` : url;
};

/** The logo, chosen in Strapi's media library. */
export const LogoInput = ({ logo, error, onChange }: Props) => {
  const { t } = useTrad();
  const [picking, setPicking] = useState(false);
  const Picker = useStrapiApp('LogoInput', ({ components }) => components['media-library']) as
    ComponentType<PickerProps> | undefined;
  return (
    <Field.Root name="logoId" error={error} hint={t('identity.logoId.hint')} width="100%">
      <Field.Label>{t('identity.logoId')}</Field.Label>
      <Flex gap={4} wrap="wrap">
        {logo ? (
          <Box background="neutral100" hasRadius padding={2} borderColor="neutral200">
            <img
              src={addressOf(logo.url)}
              alt={logo.alternativeText || logo.name}
              style={{ display: 'block', maxHeight: '6.4rem', maxWidth: '24rem' }}
            />
          </Box>
        ) : (
          <Typography textColor="neutral600">{t('identity.logo.none')}</Typography>
        )}
        <Button
          type="button"
          variant="secondary"
          startIcon={<Images aria-hidden />}
          onClick={() => setPicking(true)}
        >
          {t(logo ? 'identity.logo.replace' : 'identity.logo.choose')}
        </Button>
        {logo ? (
          <Button
            type="button"
            variant="tertiary"
            startIcon={<Trash aria-hidden />}
            onClick={() => onChange(null)}
          >
            {t('identity.logo.remove')}
          </Button>
        ) : null}
      </Flex>
      <Field.Error />
      <Field.Hint />
      {picking && Picker ? (
        <Picker
          allowedTypes={['images']}
          multiple={false}
          onClose={() => setPicking(false)}
          onSelectAssets={([chosen]) => {
            setPicking(false);
            if (chosen) onChange(chosen);
          }}
        />
      ) : null}
    </Field.Root>
  );
};
