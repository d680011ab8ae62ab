import { typeset } from '../../kernel/rules/typography';
import type { DefaultTemplate } from '../../messages/texts/default-template';

const french = [
  'Bonjour,',
  'Une demande d’adhésion est arrivée par le site : {{ application.organisation }} ({{ application.city }}), formule « {{ application.tier }} ».',
  'Elle porte la référence {{ application.reference }} et a été envoyée par {{ application.applicant }}, {{ application.email }}.',
  '{% if application.doubt %}Attention : {{ application.doubt }}. Rien n’a été changé sur la fiche de ce membre ; c’est à vous de décider.{% else %}Une candidature est ouverte : il reste à l’accepter ou à la refuser.{% endif %}',
  'Pour la traiter : {{ application.link }}',
];

const english = [
  'Hello,',
  'A membership application has come in through the website: {{ application.organisation }} ({{ application.city }}), tier “{{ application.tier }}”.',
  'Its reference is {{ application.reference }}, and it was sent by {{ application.applicant }}, {{ application.email }}.',
  '{% if application.doubt %}Please note: {{ application.doubt }}. Nothing was changed on the record of that member; it is for you to decide.{% else %}A candidacy is open: it remains to be approved or refused.{% endif %}',
  'To deal with it: {{ application.link }}',
];

/** The announcement of a new application to the association's staff. */
export const APPLICATION_ANNOUNCED: DefaultTemplate = {
  code: 'application-announced',
  names: { fr: 'Demande d’adhésion à traiter', en: 'Application to deal with' },
  subjectFr: typeset('Demande d’adhésion : {{ application.organisation }}'),
  bodyFr: typeset(french.join('\n\n')),
  subjectEn: 'Membership application: {{ application.organisation }}',
  bodyEn: english.join('\n\n'),
};
