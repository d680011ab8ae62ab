import { Box, Button, Field, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Images, Trash } from '@strapi/icons';
import { useStrapiApp } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ComponentType } from 'react';
import type { ImageView } from '../../../../shared/settings/identity';
import { isRecord } from '../../kit/utils/records';
import { useTrad } from '../../kit/utils/trad';

interface PickerProps {
  allowedTypes: string[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (assets: ImageView[]) => void;
}

interface Props {
  name: 'logoId' | 'pictureId';
  image: ImageView | null;
  error: string | undefined;
  onChange: (image: ImageView | null) => void;
}

/** The admin may be on another host than its server. */
const addressOf = (url: string): string => {
  const app: unknown = window.strapi;
  const backend = isRecord(app) ? String(app.backendURL ?? '') : '';
  return url.startsWith('/') ? `${backend}${url}` : url;
};

/** An image of the association, chosen in Strapi's media library. */
export const ImageInput = ({ name, image, error, onChange }: Props) => {
  const { t } = useTrad();
  const [picking, setPicking] = useState(false);
  /** Buttons of the same words are told apart by what they choose. */
  const of = <VisuallyHidden>{` (${t(`identity.${name}`)})`}</VisuallyHidden>;
  const Picker = useStrapiApp('ImageInput', ({ components }) => components['media-library']) as
    ComponentType<PickerProps> | undefined;
  return (
    <Field.Root name={name} error={error} hint={t(`identity.${name}.hint`)} width="100%">
      <Field.Label>{t(`identity.${name}`)}</Field.Label>
      <Flex gap={4} wrap="wrap">
        {image ? (
          <Box background="neutral100" hasRadius padding={2} borderColor="neutral200">
            <img
              src={addressOf(image.url)}
              alt={image.alternativeText || image.name}
              style={{ display: 'block', maxHeight: '6.4rem', maxWidth: '24rem' }}
            />
          </Box>
        ) : (
          <Typography textColor="neutral600">{t(`identity.${name}.none`)}</Typography>
        )}
        <Button
          type="button"
          variant="secondary"
          startIcon={<Images aria-hidden />}
          onClick={() => setPicking(true)}
        >
          {t(image ? 'identity.image.replace' : 'identity.image.choose')}
          {of}
        </Button>
        {image ? (
          <Button
            type="button"
            variant="tertiary"
            startIcon={<Trash aria-hidden />}
            onClick={() => onChange(null)}
          >
            {t('identity.image.remove')}
            {of}
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
