import { useState } from 'react';
import { Box, Button, Flex, NumberInput, Textarea, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type {
  PrivacyRegister,
  RegisterLine,
  RetentionMonths,
  RetentionName,
} from '../../../../shared/contracts';
import { Labelled } from '../../components/Labelled';
import { Notice } from '../../components/Notice';
import { PageBody } from '../../components/PageBody';
import { UnsavedGuard } from '../../components/UnsavedGuard';
import {
  fetchPrivacyFile,
  useGetRegisterQuery,
  useSavePrivacyMutation,
} from '../../services/privacy';
import { useRefusal } from '../../services/refusal';
import { download } from '../../utils/download';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

interface Draft {
  months: RetentionMonths;
  bases: Record<string, string>;
}

const draftOf = ({ months, lines }: PrivacyRegister): Draft => ({
  months,
  bases: Object.fromEntries(lines.map(({ id, basis }) => [id, basis])),
});

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
  basis: string;
  months: number | null;
  onBasis: (basis: string) => void;
  onMonths: (category: RetentionName, months: number | null) => void;
}

/** One line of the register: what, why, how long, who sees it, and the association's own words. */
const Line = ({ line, basis, months, onBasis, onMonths }: LineProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const { id, what, why, kept, category, proposedMonths, seenBy, onErasure } = line;
  return (
    <Box
      tag="section"
      aria-label={format.text(what)}
      background="neutral0"
      padding={5}
      hasRadius
      borderColor="neutral150"
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h3" fontWeight="bold">
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
                <Labelled
                  name={`months.${category}`}
                  label={t('privacy.register.months')}
                  hint={t(`privacy.months.${category}`, { proposed: proposedMonths ?? 0 })}
                >
                  <NumberInput
                    name={`months.${category}`}
                    step={1}
                    value={months ?? undefined}
                    onValueChange={(next) => onMonths(category, next ?? null)}
                  />
                </Labelled>
              ) : null}
              <Labelled
                name={`bases.${id}`}
                label={t('privacy.register.basis')}
                hint={t('privacy.register.basis.hint')}
              >
                <Textarea
                  name={`bases.${id}`}
                  value={basis}
                  onChange={({ target }: { target: { value: string } }) => onBasis(target.value)}
                />
              </Labelled>
            </Flex>
          </Box>
        </Flex>
      </Flex>
    </Box>
  );
};

const RegisterForm = ({ register }: { register: PrivacyRegister }) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { read, notify } = useRefusal();
  const { toggleNotification } = useNotification();
  const [save, { isLoading }] = useSavePrivacyMutation();
  const [draft, setDraft] = useState(() => draftOf(register));
  const [refused, setRefused] = useState<string | null>(null);
  const unsaved = JSON.stringify(draft) !== JSON.stringify(draftOf(register));

  const submit = async () => {
    setRefused(null);
    try {
      await save({ settings: draft, version: register.version }).unwrap();
      toggleNotification({ type: 'success', message: t('privacy.register.saved') });
    } catch (error) {
      setRefused(read(error).message);
    }
  };
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
        <Button loading={isLoading} disabled={!unsaved} onClick={() => void submit()}>
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
      {refused ? <Notice tone="danger">{refused}</Notice> : null}
      {register.lines.map((line) => (
        <Line
          key={line.id}
          line={line}
          basis={draft.bases[line.id] ?? ''}
          months={line.category ? draft.months[line.category] : null}
          onBasis={(basis) =>
            setDraft((now) => ({ ...now, bases: { ...now.bases, [line.id]: basis } }))
          }
          onMonths={(category, months) =>
            setDraft((now) => ({ ...now, months: { ...now.months, [category]: months } }))
          }
        />
      ))}
      <UnsavedGuard unsaved={unsaved} />
    </Flex>
  );
};

/** « Registre »: what is kept, why, on which basis, how long, and who sees it. */
export const RegisterTab = () => {
  const query = useGetRegisterQuery();
  return (
    <PageBody query={query}>
      {(register) => <RegisterForm key={register.version} register={register} />}
    </PageBody>
  );
};
