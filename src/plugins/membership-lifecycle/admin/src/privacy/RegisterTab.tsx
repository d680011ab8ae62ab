import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { PrivacyRegister, RegisterLine } from '../../../shared/privacy/privacy';
import { useRefusal } from '../kit/api/refusal';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { UnsavedGuard } from '../kit/components/UnsavedGuard';
import { NumberField, TextField } from '../kit/components/fields';
import { download } from '../kit/utils/download';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { fetchPrivacyFile, useGetRegisterQuery } from './api';
import { useRegisterForm, type RegisterValues } from './useRegisterForm';

type Form = ReturnType<typeof useRegisterForm>;

const Fact = ({ label, children }: { label: string; children: string }) => (
  <Box>
    <Typography tag="p" variant="pi" fontWeight="semiBold" textColor="neutral600">
      {label}
    </Typography>
    <Typography tag="p">{children}</Typography>
  </Box>
);

interface LineProps {
  line: RegisterLine;
  values: RegisterValues;
  errors: Record<string, string>;
  onChange: (name: string, value: number | string | null) => void;
}

/** One line of the register: what, why, how long, who sees it, and the association's own words. */
const Line = ({ line, values, errors, onChange }: LineProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const { id, what, why, kept, category, proposedMonths, seenBy, onErasure } = line;
  return (
    <Box
      tag="section"
      aria-label={format.text(what)}
      background="neutral0"
      padding={6}
      hasRadius
      shadow="tableShadow"
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h2" fontWeight="bold">
          {format.text(what)}
        </Typography>
        <Flex gap={6} wrap="wrap" alignItems="flex-start">
          <Box flex="1" minWidth="24rem">
            <Flex direction="column" alignItems="stretch" gap={3}>
              <Fact label={t('privacy.register.why')}>{format.text(why)}</Fact>
              {kept ? <Fact label={t('privacy.register.kept')}>{format.text(kept)}</Fact> : null}
              <Fact label={t('privacy.register.seen')}>{format.text(seenBy)}</Fact>
              <Fact label={t('privacy.register.erasure')}>{format.text(onErasure)}</Fact>
            </Flex>
          </Box>
          <Box flex="1" minWidth="24rem">
            <Flex direction="column" alignItems="stretch" gap={3}>
              {category ? (
                <NumberField
                  name={`months.${category}`}
                  label={t('privacy.register.months')}
                  hint={t(`privacy.months.${category}`, { proposed: proposedMonths ?? 0 })}
                  error={errors[`months.${category}`]}
                  value={values[`months.${category}`] as number | null}
                  onChange={(next) => onChange(`months.${category}`, next)}
                />
              ) : null}
              <TextField
                long
                name={`bases.${id}`}
                label={t('privacy.register.basis')}
                hint={t('privacy.register.basis.hint')}
                error={errors[`bases.${id}`]}
                value={values[`bases.${id}`] as string}
                onChange={(basis) => onChange(`bases.${id}`, basis)}
              />
            </Flex>
          </Box>
        </Flex>
      </Flex>
    </Box>
  );
};

/** Another person's changes of the same register, beside the typed values. */
const Meanwhile = ({ form, register }: { form: Form; register: PrivacyRegister }) => {
  const { t } = useTrad();
  const format = useFormat();
  const lineOf = (name: string) =>
    register.lines.find(({ id, category }) => [`bases.${id}`, `months.${category}`].includes(name));
  const said = (value: number | string | null | undefined) =>
    String(value ?? '') || t('value.none');
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
      {form.meanwhile.map((name) => (
        <li key={name}>
          {t('privacy.register.meanwhile', {
            field: t(
              name.startsWith('bases.') ? 'privacy.register.basis' : 'privacy.register.months',
            ),
            line: format.text(lineOf(name)?.what ?? { fr: name, en: name }),
            theirs: said(form.theirs[name]),
            mine: said(form.values[name]),
          })}
        </li>
      ))}
    </Flex>
  );
};

const RegisterForm = ({ register }: { register: PrivacyRegister }) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { notify } = useRefusal();
  const form = useRegisterForm(register);
  const { refusal, values, unsaved } = form;
  const take = async (format: 'csv' | 'html') => {
    try {
      const file = await fetchPrivacyFile('register/file', { format, locale: lang });
      download(file, `${t('privacy.register')}.${format}`);
    } catch (error) {
      notify(error);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notice tone="primary">{t('privacy.register.help')}</Notice>
      <Flex gap={2} wrap="wrap">
        <Button loading={form.saving} disabled={!unsaved} onClick={form.submit}>
          {t('privacy.register.save')}
        </Button>
        <Button
          variant="tertiary"
          startIcon={<Download aria-hidden />}
          onClick={() => void take('csv')}
        >
          {t('privacy.register.take')}
        </Button>
        <Button
          variant="tertiary"
          startIcon={<Download aria-hidden />}
          onClick={() => void take('html')}
        >
          {t('privacy.register.print')}
        </Button>
      </Flex>
      {refusal ? (
        <Notice tone="danger" title={refusal.message}>
          <Meanwhile form={form} register={register} />
        </Notice>
      ) : null}
      {register.lines.map((line) => (
        <Line
          key={line.id}
          line={line}
          values={values}
          errors={refusal?.fields ?? {}}
          onChange={form.change}
        />
      ))}
      <UnsavedGuard unsaved={unsaved} />
    </Flex>
  );
};

/** « Registre »: what is kept, why, on which basis, how long, and who sees it. */
export const RegisterTab = () => {
  const query = useGetRegisterQuery();
  return <PageBody query={query}>{(register) => <RegisterForm register={register} />}</PageBody>;
};
