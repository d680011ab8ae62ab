import { Box, Flex, Typography, Grid } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import type { IdentityNeed, IdentityView, ImageView } from '../../../../shared/settings/identity';
import { Card } from '../../kit/components/Card';
import { Cell } from '../../kit/components/Cell';
import { Notice } from '../../kit/components/Notice';
import { UnsavedGuard } from '../../kit/components/UnsavedGuard';
import { TypedForm } from '../../kit/typing/TypedForm';
import { useTrad } from '../../kit/utils/trad';
import { SettingsHeader } from '../SettingsHeader';
import { AccountNotice } from './AccountNotice';
import { FaceSample } from './FaceSample';
import { IdentityField } from './IdentityField';
import { ImageInput } from './ImageInput';
import { MeanwhileNotice } from './MeanwhileNotice';
import { Numbering } from './Numbering';
import { FIELD_OF_NEED, GROUPS } from './groups';
import { useIdentityForm } from './useIdentityForm';

const goTo = (need: IdentityNeed) =>
  document.querySelector<HTMLElement>(`[name="${FIELD_OF_NEED[need]}"]`)?.focus();

/** The missing parts of the identity, and what cannot be done without them. */
const MissingNotice = ({ missing }: { missing: IdentityNeed[] }) => {
  const { t } = useTrad();
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning" title={t('identity.missing', { count: missing.length })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {missing.map((need) => (
          <li key={need}>
            <Typography
              tag="button"
              type="button"
              fontWeight="semiBold"
              textColor="primary700"
              style={{ textDecoration: 'underline' }}
              onClick={() => goTo(need)}
            >
              {t(`identity.need.${need}`)}
            </Typography>{' '}
            {t(`identity.need.${need}.why`)}
          </li>
        ))}
      </Flex>
    </Notice>
  );
};

interface FoldedProps {
  /** What is behind it; null for fields that always show. */
  summary: string | null;
  open: boolean;
  children: ReactNode;
}

/** Fields that most associations leave alone, behind a line that says what they are for. */
const Folded = ({ summary, open, children }: FoldedProps) =>
  summary === null ? (
    children
  ) : (
    <details open={open || undefined}>
      <Typography tag="summary" textColor="neutral600" style={{ cursor: 'pointer' }}>
        {summary}
      </Typography>
      <Box paddingTop={4}>{children}</Box>
    </details>
  );

/** Alone on their line, so that a text stands beside its English. */
const WIDE = new Set([
  ...['voters', 'signatoryName', 'vatMention', 'vatMentionEn', 'street', 'accountHolder'],
  ...['recoveryMention', 'latenessMention', 'discountMention'],
]);

/** The form of the association's identity. */
export const IdentityForm = ({ initial }: { initial: IdentityView }) => {
  const { t } = useTrad();
  const form = useIdentityForm(initial);
  const { saved, value, errors } = form;
  const [chosen, setChosen] = useState<ImageView[]>([]);
  /** An image that was chosen here, or that was saved. */
  const imageOf = (id: number | null) =>
    [...chosen, saved.logo, saved.picture].find((one) => id !== null && one?.id === id) ?? null;
  const choose = (name: 'logoId' | 'pictureId') => (next: ImageView | null) => {
    if (next) setChosen((before) => [next, ...before]);
    form.change({ [name]: next?.id ?? null });
  };
  return (
    <TypedForm onSubmit={form.submit}>
      <SettingsHeader name="identity.title" changed={form.changed} saving={form.saving} />
      <UnsavedGuard unsaved={form.changed} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {form.meanwhile ? <MeanwhileNotice meanwhile={form.meanwhile} mine={value} /> : null}
          <MissingNotice missing={saved.missing} />
          {GROUPS.map(({ name, fields, folded }) => (
            <Card key={name} title={t(`identity.group.${name}`)}>
              <Folded
                summary={folded ? t('identity.folded') : null}
                open={fields.some((field) => initial.identity[field] !== '' || errors[field])}
              >
                <Grid.Root gap={4}>
                  {fields.map((field) => (
                    <Cell key={field} col={WIDE.has(field) ? 12 : 6}>
                      <IdentityField
                        name={field}
                        value={value[field]}
                        error={errors[field]}
                        onChange={(text) => form.change({ [field]: text })}
                      />
                    </Cell>
                  ))}
                </Grid.Root>
              </Folded>
              {name === 'face' ? (
                <>
                  <FaceSample name={value.name} face={value} />
                  <ImageInput
                    name="pictureId"
                    image={imageOf(value.pictureId)}
                    error={errors.pictureId}
                    onChange={choose('pictureId')}
                  />
                </>
              ) : null}
              {name === 'payment' ? (
                <AccountNotice typed={value.iban} saved={saved.identity.iban} />
              ) : null}
              {name === 'who' ? (
                <ImageInput
                  name="logoId"
                  image={imageOf(value.logoId)}
                  error={errors.logoId}
                  onChange={choose('logoId')}
                />
              ) : null}
            </Card>
          ))}
          <Numbering value={value} next={saved.nextCall} errors={errors} onChange={form.change} />
        </Flex>
      </Layouts.Content>
    </TypedForm>
  );
};
