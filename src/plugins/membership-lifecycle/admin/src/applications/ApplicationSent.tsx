import { Box, Flex, Typography } from '@strapi/design-system';
import type { ApplicationView } from '../../../shared/applications/applications';
import { figureWords } from '../../../shared/core/bracket-words';
import type { Figure } from '../../../shared/core/brackets';
import { Fact } from '../kit/components/Fact';
import { Section } from '../kit/components/Section';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

type Sent = NonNullable<ApplicationView['sent']>;

/** The sent figure, what it makes of the dues, and what attaching does with it. */
const SentFigure = ({
  figure: { measure, value, year, dues, known, carried },
  body,
}: {
  figure: NonNullable<Sent['figure']>;
  /** The name of the body to which the application may be attached; null when it is not to be. */
  body: string | null;
}) => {
  const { t } = useTrad();
  const format = useFormat();
  const inWords = (of: Figure) =>
    t('applications.figure', {
      figure: figureWords(measure, of.value, { locale: format.lang, money: format.money }),
      year: String(of.year),
    });
  const fate = carried ? (known ? 'replaced' : 'given') : 'kept';
  return (
    <>
      <Fact label={t('applications.sent.figure')}>{inWords({ value, year })}</Fact>
      {dues ? (
        <Fact label={t('applications.sent.dues')}>
          {t('applications.sent.dues.whole', { amount: format.money(dues) })}
        </Fact>
      ) : null}
      {body === null ? null : (
        <Typography variant="pi" textColor="neutral600">
          {t(`applications.figure.${fate}`, { name: body, known: known ? inWords(known) : '' })}
        </Typography>
      )}
    </>
  );
};

const linesOf = ({ lines, postalCode, city, country }: Sent['address']): string =>
  [lines, [postalCode, city].join(' '), country === 'FR' ? '' : country].filter(Boolean).join('\n');

const Contacts = ({ contacts }: Pick<Sent, 'contacts'>) => {
  const { t } = useTrad();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {contacts.map(({ name, email, phone, role, locale }) => (
        <li key={`${role} ${email} ${name}`}>
          <Typography tag="p" fontWeight="semiBold">
            {name}
          </Typography>
          <Typography tag="p">{[email, phone].filter(Boolean).join(' · ')}</Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('applications.contact.role', { role: t(`role.${role}`), locale })}
          </Typography>
        </li>
      ))}
    </Flex>
  );
};

/** The whole contents of an application, with the consent. */
export const ApplicationSent = ({ view, sent }: { view: ApplicationView; sent: Sent }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { consent, notice, confirmation, applicant, tier, state, known } = view;
  return (
    <>
      <Section title={t('applications.sent')}>
        <Fact label={t('applications.sent.name')}>{sent.name}</Fact>
        <Fact label={t('applications.sent.siret')}>{sent.siret ?? t('value.none')}</Fact>
        <Fact label={t('applications.sent.address')}>
          <span style={{ whiteSpace: 'pre-line' }}>{linesOf(sent.address)}</span>
        </Fact>
        <Fact label={t('applications.sent.tier')}>{format.text(tier.names)}</Fact>
        {sent.figure ? (
          <SentFigure
            figure={sent.figure}
            body={state === 'waiting' && known ? known.organisation : null}
          />
        ) : null}
        {sent.message ? (
          <>
            <Typography variant="pi" textColor="neutral600">
              {t('applications.sent.message')}
            </Typography>
            <Typography style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {sent.message}
            </Typography>
          </>
        ) : null}
      </Section>
      <Section title={t('applications.contacts')}>
        <Contacts contacts={sent.contacts} />
        <Typography variant="pi" textColor="neutral600">
          {t(`applications.confirmation.${confirmation ?? 'none'}`, { email: applicant?.email })}
        </Typography>
      </Section>
      {notice ? (
        <Section title={t('applications.notice')}>
          <Typography variant="pi" textColor="neutral600">
            {t('applications.notice.version', { version: notice.version })}
          </Typography>
          {notice.parts.map(({ heading, text }) => (
            <Box key={heading} lang={notice.locale}>
              <Typography tag="p" fontWeight="semiBold">
                {heading}
              </Typography>
              <Typography style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {text}
              </Typography>
            </Box>
          ))}
        </Section>
      ) : null}
      {consent ? (
        <Section title={t('applications.consent')}>
          <Typography fontWeight="semiBold">
            {t('applications.consent.version', {
              title: consent.title,
              version: consent.version,
              on: format.day(consent.givenOn),
            })}
          </Typography>
          <Typography style={{ whiteSpace: 'pre-wrap' }}>{consent.text}</Typography>
        </Section>
      ) : null}
    </>
  );
};
