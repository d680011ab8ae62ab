import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import type { AlikeBody } from '../../../../shared/applications/intake';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Notice } from '../../kit/components/Notice';
import { useTrad } from '../../kit/utils/trad';
import { spacedSiret } from '../../membership/glance/siret';
import { useGetAlikeBodiesQuery } from './api';

/** Long enough to finish a word, short enough to look immediate. */
const PAUSE_MS = 300;
/** The server takes no more. */
const MOST_LETTERS = 120;

interface Props {
  name: string;
  siret: string;
  /** The organisation of the form, when it exists. */
  chosen: string | null;
  onChoose: (body: AlikeBody) => void;
}

const Body = ({ body, onChoose }: { body: AlikeBody } & Pick<Props, 'onChoose'>) => {
  const { t } = useTrad();
  const { name, siret, postalCode, city, by, membership } = body;
  const place = [postalCode, city].filter(Boolean).join(' ');
  return (
    <Flex tag="li" justifyContent="space-between" gap={4} wrap="wrap">
      <Box>
        <Typography tag="p" fontWeight="semiBold">
          {name}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[siret ? spacedSiret(siret) : '', place, t(`intake.by.${by}`)]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {membership ? (
        <MembershipLink id={membership.documentId}>
          {t('intake.alike.member', {
            reference: membership.reference,
            status: t(`status.${membership.status}`),
          })}
        </MembershipLink>
      ) : (
        <Button size="S" variant="secondary" onClick={() => onChoose(body)}>
          {t('intake.alike.choose')}
        </Button>
      )}
    </Flex>
  );
};

/** The organisations that may be the one that is being typed, with who they are. */
export const AlikeBodies = ({ name, siret, chosen, onChoose }: Props) => {
  const { t } = useTrad();
  const typed = useDebounce(JSON.stringify([name, siret]), PAUSE_MS);
  const [askedName, askedSiret] = JSON.parse(typed) as [string, string];
  const asked = {
    name: askedName.trim().slice(0, MOST_LETTERS),
    siret: askedSiret.trim().slice(0, MOST_LETTERS),
  };
  const isBlank = asked.name === '' && asked.siret === '';
  const { data = [] } = useGetAlikeBodiesQuery(asked, { skip: isBlank });
  const others = (isBlank ? [] : data).filter(({ organisationId }) => organisationId !== chosen);
  return (
    <div aria-live="polite">
      {others.length > 0 ? (
        <Notice tone="warning" title={t('intake.alike.title', { count: others.length })}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {others.map((body) => (
              <Body key={body.organisationId} body={body} onChoose={onChoose} />
            ))}
          </Flex>
        </Notice>
      ) : null}
    </div>
  );
};
