import {
  Box,
  Button,
  darkTheme,
  DesignSystemProvider,
  Flex,
  lightTheme,
  Modal,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { IntlProvider } from 'react-intl';
import { Labelled } from '../components/Labelled';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { prefixKeys, useTrad } from '../utils/trad';
import type { Question } from './ask-password';

interface SheetProps extends Question {
  onDone: (token: string | null) => void;
}

const REFUSED = { wrong: 400, tooMany: 429 };

/** The text for a refused password. */
const refusalOf = (status: number): string => {
  if (status === REFUSED.wrong || status === 401) return 'session.wrong';
  return status === REFUSED.tooMany ? 'session.too-many' : 'error.unreachable';
};

/** Asks the other tabs' session when the person comes back to this one. */
const useElsewhere = ({ elsewhere, onDone }: SheetProps) => {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      elsewhere().then(
        (token) => token !== null && onDone(token),
        () => undefined,
      );
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [elsewhere, onDone]);
};

const Sheet = (props: SheetProps) => {
  const { email, give, onDone } = props;
  const { t } = useTrad();
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const [pending, setPending] = useState(false);
  const secret = useRef<HTMLInputElement>(null);
  useReturnFocus();
  useElsewhere(props);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setRefused(password === '' ? t('field.required') : undefined);
    if (password === '') return;
    setPending(true);
    // Without an answer, as after a refusal, the person tries again.
    const given = await give(password).catch(() => ({ refused: 0 }));
    setPending(false);
    if ('token' in given) onDone(given.token);
    else setRefused(t(refusalOf(given.refused)));
  };

  return (
    // The typed text lies below: a click beside it or Escape must not throw it away.
    <Modal.Root open onOpenChange={() => undefined}>
      <Modal.Content
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          // The first field is the address, which is known.
          event.preventDefault();
          secret.current?.focus();
        }}
        onEscapeKeyDown={(event) => event.preventDefault()}
        onInteractOutside={(event) => event.preventDefault()}
      >
        <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
          {/* Without the cross of other dialogs: there is nothing to go back to. */}
          <Box padding={4} background="neutral100">
            <Modal.Title>{t('session.title')}</Modal.Title>
          </Box>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography>{t('session.help')}</Typography>
              <Labelled name="session-email" label={t('session.email')}>
                <TextInput name="session-email" readOnly value={email} autoComplete="username" />
              </Labelled>
              <Labelled
                name="session-password"
                label={t('session.password')}
                error={refused}
                of={password}
              >
                <TextInput
                  name="session-password"
                  type="password"
                  ref={secret}
                  autoComplete="current-password"
                  value={password}
                  onChange={({ target }) => setPassword(target.value)}
                />
              </Labelled>
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={() => onDone(null)}>
              {t('session.leave')}
            </Button>
            <Button type="submit" loading={pending}>
              {t('session.continue')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
};

interface Props extends SheetProps {
  locale: 'fr' | 'en';
  texts: Record<string, string>;
  isDark: boolean;
}

/** Asks for the password of a session that ended; the page below waits with what was typed in it. */
export const PasswordSheet = ({ locale, texts, isDark, ...props }: Props) => (
  <IntlProvider locale={locale} messages={prefixKeys(texts)}>
    <DesignSystemProvider locale={locale} theme={isDark ? darkTheme : lightTheme}>
      <Sheet {...props} />
    </DesignSystemProvider>
  </IntlProvider>
);
