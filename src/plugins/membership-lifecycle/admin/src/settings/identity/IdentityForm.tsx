import { Box, Flex, Typography, Grid } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import type { IdentityNeed, IdentityView } from '../../../../shared/settings/identity';
import { Card } from '../../kit/components/Card';
import { Cell } from '../../kit/components/Cell';
import { Notice } from '../../kit/components/Notice';
import { UnsavedGuard } from '../../kit/components/UnsavedGuard';
import { TypedForm } from '../../kit/typing/TypedForm';
import { useTrad } from '../../kit/utils/trad';
import { SettingsHeader } from '../SettingsHeader';
import { FaceSample } from './FaceSample';
import { IdentityField } from './IdentityField';
import { LogoInput } from './LogoInput';
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
  const [chosen, setChosen] = useState(initial.logo);
  const logo = [chosen, saved.logo].find((one) => one?.id === value.logoId) ?? null;
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
              {name === 'face' ? <FaceSample name={value.name} face={value} /> : null}
              {name === 'who' ? (
                <LogoInput
                  logo={logo}
                  error={errors.logoId}
                  onChange={(next) => {
                    setChosen(next);
                    form.change({ logoId: next?.id ?? null });
                  }}
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
