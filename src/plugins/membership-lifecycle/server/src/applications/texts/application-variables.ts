import type { MessageSubject } from '../../messages/texts/catalogue';
import { both, variable } from '../../messages/texts/variable';
import { ASSOCIATION } from '../../messages/texts/variables';
import { applicationValues, doubtText } from './application-values';

/** The variables of the announcement of an application. */
const APPLICATION = [
  variable(
    'application.reference',
    ['Référence de la demande', 'Reference of the application'],
    'DEM-7K2M-92QX',
  ),
  variable(
    'application.organisation',
    ['Organisme qui demande', 'Organisation that applies'],
    'Ville d’Exemple',
  ),
  variable('application.city', ['Sa ville', 'Its town'], 'Exemple'),
  variable('application.tier', ['Formule demandée', 'Tier asked for'], {
    fr: 'Organismes publics',
    en: 'Public bodies',
  }),
  variable('application.applicant', ['Qui a envoyé la demande', 'Who sent it'], 'Camille Martin'),
  variable(
    'application.email',
    ['Son adresse électronique', 'Their e-mail address'],
    'camille.martin@example.org',
  ),
  variable(
    'application.doubt',
    [
      'À quel membre la demande ressemble (vide sinon)',
      'Which member it looks like (empty otherwise)',
    ],
    both((locale) => doubtText({ name: 'Ville d’Exemple', by: 'siret' }, locale)),
  ),
  variable(
    'application.link',
    ['Page où traiter la demande', 'Page on which to deal with it'],
    'https://adhesions.example.org/admin/plugins/membership-lifecycle/applications',
  ),
];

/** Messages to staff about applications. */
export const APPLICATION_MESSAGES: MessageSubject = {
  groups: { application: { fr: 'La demande d’adhésion', en: 'The application' } },
  templates: { 'application-announced': [...ASSOCIATION, ...APPLICATION] },
  values: ({ about }, locale) => ({ application: applicationValues(about?.application, locale) }),
};
