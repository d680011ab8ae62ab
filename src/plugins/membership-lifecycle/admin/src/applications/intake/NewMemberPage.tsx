import { useSearchParams } from 'react-router-dom';
import type { ApplicationView } from '../../../../shared/applications/applications';
import { Card } from '../../kit/components/Card';
import { Notice } from '../../kit/components/Notice';
import { PageBody } from '../../kit/components/PageBody';
import { useTrad } from '../../kit/utils/trad';
import { useGetMembershipQuery } from '../../membership/api/memberships';
import { ApplicationSent } from '../ApplicationSent';
import { useGetApplicationQuery } from '../api';
import { IntakePage } from './IntakePage';
import { useGetIntakeOrganisationQuery } from './api';
import { blankDraft, draftOf, organisationFrom } from './draft';

/** The application as it was sent, to read beside the form. */
const Sent = ({ view }: { view: ApplicationView }) => {
  const { t } = useTrad();
  return (
    <Card title={t('intake.sent', { reference: view.reference })}>
      <details>
        <summary style={{ cursor: 'pointer' }}>{t('intake.sent.read')}</summary>
        {view.sent ? <ApplicationSent view={view} sent={view.sent} /> : null}
      </details>
    </Card>
  );
};

/** The form with the values of an organisation that is there. */
const OfOrganisation = ({
  organisationId,
  application,
}: {
  organisationId: string;
  application: { view: ApplicationView; membershipId: string } | null;
}) => {
  const { t } = useTrad();
  const {
    currentData: data,
    error,
    isFetching: isLoading,
  } = useGetIntakeOrganisationQuery(organisationId);
  return (
    <PageBody query={{ data, error, isLoading }}>
      {(known) =>
        application ? (
          <IntakePage
            initial={draftOf(application.view, application.membershipId, known)}
            title={t('intake.finish', { name: known.name })}
            subtitle={t('intake.finish.help')}
            above={<Sent view={application.view} />}
          />
        ) : (
          <IntakePage
            initial={{ ...blankDraft(), organisation: organisationFrom(known) }}
            title={t('intake.title')}
            subtitle={t('intake.title.help')}
          />
        )
      }
    </PageBody>
  );
};

/** The form that finishes the candidate of an application. */
const OfCandidate = ({ view, membershipId }: { view: ApplicationView; membershipId: string }) => (
  <PageBody query={useGetMembershipQuery(membershipId)}>
    {({ organisation }) => (
      <OfOrganisation
        organisationId={organisation.documentId}
        application={{ view, membershipId }}
      />
    )}
  </PageBody>
);

/** The form that finishes an application, while its candidate waits. */
const OfApplication = ({ id }: { id: string }) => {
  const { t } = useTrad();
  return (
    <PageBody query={useGetApplicationQuery(id)}>
      {(view) => {
        const membershipId = view.membership?.membershipId;
        return view.state === 'linked' && view.todo && membershipId ? (
          <OfCandidate view={view} membershipId={membershipId} />
        ) : (
          <Notice tone="warning">{t('intake.treated')}</Notice>
        );
      }}
    </PageBody>
  );
};

/**
 * « Nouveau membre »: one form for all of it. The address may name an application, or an
 * organisation that is known.
 */
export const NewMemberPage = () => {
  const { t } = useTrad();
  const [asked] = useSearchParams();
  const [application, organisation] = [asked.get('application'), asked.get('organisation')];
  if (application) return <OfApplication id={application} />;
  if (organisation) return <OfOrganisation organisationId={organisation} application={null} />;
  return (
    <IntakePage
      initial={blankDraft()}
      title={t('intake.title')}
      subtitle={t('intake.title.help')}
    />
  );
};
