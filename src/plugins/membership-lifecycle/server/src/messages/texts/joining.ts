import { defaultTemplate } from './default-template';

/** Messages about joining and leaving. */
export const JOINING = [
  defaultTemplate(
    'application-received',
    { fr: 'Candidature reçue', en: 'Application received' },
    {
      subject: 'Votre demande d’adhésion est bien arrivée ({{ member.reference }})',
      paragraphs: [
        'Nous avons bien reçu votre demande d’adhésion ({{ member.organisation }}), et nous vous en remercions.',
        'Elle porte la référence {{ member.reference }}. Nous l’étudions et revenons vers vous très vite ; vous n’avez rien d’autre à faire pour le moment.',
      ],
    },
    {
      subject: 'We have received your application ({{ member.reference }})',
      paragraphs: [
        'Thank you for the membership application of {{ member.organisation }}, which has reached us safely.',
        'Its reference is {{ member.reference }}. We are looking at it and will come back to you shortly; there is nothing else for you to do for now.',
      ],
    },
  ),
  defaultTemplate(
    'membership-approved',
    { fr: 'Adhésion acceptée', en: 'Membership approved' },
    {
      subject: 'Bienvenue : votre adhésion est acceptée ({{ member.organisation }})',
      paragraphs: [
        'Votre adhésion ({{ member.organisation }}) est acceptée, et nous nous réjouissons de vous compter parmi nos membres.',
        `{% if term.starts %}Votre première période d’adhésion va du {{ term.starts }} au {{ term.ends }}{% if term.price %}, pour une cotisation de {{ term.price }}{% endif %}. {% endif %}L’appel de cotisation vous parvient séparément ; si vos services ont besoin d’un numéro d’engagement ou d’un code service sur cette pièce, indiquez-les-nous dès maintenant.`,
      ],
    },
    {
      subject: 'Welcome: the membership of {{ member.organisation }} is approved',
      paragraphs: [
        'The membership of {{ member.organisation }} is approved, and we are delighted to have you with us.',
        `{% if term.starts %}Your first term runs from {{ term.starts }} to {{ term.ends }}{% if term.price %}, for dues of {{ term.price }}{% endif %}. {% endif %}The call for dues will reach you separately; if your accounts department needs a purchase order number or a service code on it, please tell us now.`,
      ],
    },
  ),
  defaultTemplate(
    'membership-refused',
    { fr: 'Candidature refusée', en: 'Application refused' },
    {
      subject: 'Votre demande d’adhésion ({{ member.reference }})',
      paragraphs: [
        'Nous vous remercions de l’intérêt que votre organisme ({{ member.organisation }}) porte à notre association.',
        'Après examen, nous ne pouvons pas donner suite à votre demande d’adhésion. Nous vous expliquerons volontiers cette décision de vive voix, et d’autres façons de travailler ensemble restent possibles.',
      ],
    },
    {
      subject: 'Your membership application ({{ member.reference }})',
      paragraphs: [
        'Thank you for the interest that {{ member.organisation }} takes in our association.',
        'After consideration, we are unable to accept your application. We would gladly explain this decision in person, and there may well be other ways to work together.',
      ],
    },
  ),
  defaultTemplate(
    'application-withdrawn',
    { fr: 'Candidature retirée', en: 'Application withdrawn' },
    {
      subject: 'Votre candidature est retirée ({{ member.reference }})',
      paragraphs: [
        'Votre demande d’adhésion ({{ member.organisation }}, {{ member.reference }}) est retirée : elle n’aura pas de suite, et vous n’avez rien à faire.',
        'Merci de l’intérêt que vous portez à notre association. Si vous souhaitez un jour y adhérer, un simple message suffit pour reprendre contact.',
      ],
    },
    {
      subject: 'Your application is withdrawn ({{ member.reference }})',
      paragraphs: [
        'The membership application of {{ member.organisation }} ({{ member.reference }}) is withdrawn: nothing will come of it, and there is nothing for you to do.',
        'Thank you for your interest in our association. Should you wish to join one day, a short message is all it takes to be back in touch.',
      ],
    },
  ),
  defaultTemplate(
    'membership-ended',
    { fr: 'Adhésion terminée', en: 'Membership ended' },
    {
      subject: 'Fin de votre adhésion ({{ member.organisation }})',
      paragraphs: [
        'Nous vous confirmons que votre adhésion ({{ member.organisation }}, {{ member.reference }}) a pris fin.',
        'Merci pour le chemin parcouru ensemble. Si votre situation change, vous serez les bienvenus : un simple message suffit pour reprendre contact.',
      ],
    },
    {
      subject: 'End of the membership of {{ member.organisation }}',
      paragraphs: [
        'We confirm that the membership of {{ member.organisation }} ({{ member.reference }}) has ended.',
        'Thank you for the time spent together. Should things change, you would be welcome back: a short message is all it takes.',
      ],
    },
  ),
  defaultTemplate(
    'membership-ending',
    { fr: 'Adhésion qui prendra fin', en: 'Membership to end' },
    {
      subject: 'Fin de votre adhésion le {{ member.lastDay }} ({{ member.organisation }})',
      paragraphs: [
        'Nous avons bien noté la fin de votre adhésion ({{ member.organisation }}, {{ member.reference }}). Son dernier jour sera le {{ member.lastDay }} : vos droits restent ouverts jusque-là.',
        'Merci pour le chemin parcouru ensemble. Si votre situation change, un simple message suffit pour reprendre contact.',
      ],
    },
    {
      subject: 'The membership of {{ member.organisation }} ends on {{ member.lastDay }}',
      paragraphs: [
        'We have noted the end of the membership of {{ member.organisation }} ({{ member.reference }}). Its last day will be {{ member.lastDay }}; your rights stay open until then.',
        'Thank you for the time spent together. Should things change, a short message is all it takes to be back in touch.',
      ],
    },
  ),
  defaultTemplate(
    'membership-excluded',
    { fr: 'Exclusion', en: 'Exclusion' },
    {
      subject: 'Exclusion de l’association le {{ member.lastDay }} ({{ member.organisation }})',
      paragraphs: [
        'L’association a décidé votre exclusion ({{ member.organisation }}, {{ member.reference }}). Le dernier jour de votre adhésion est le {{ member.lastDay }}, et vos droits se ferment avec elle.',
        'Pour connaître les raisons de cette décision, ou la contester dans les formes que prévoient les statuts, écrivez-nous en réponse à ce message.',
      ],
    },
    {
      subject: 'Exclusion of {{ member.organisation }} on {{ member.lastDay }}',
      paragraphs: [
        'The association has decided to exclude {{ member.organisation }} ({{ member.reference }}). The last day of its membership is {{ member.lastDay }}, and its rights close with it.',
        'To learn the reasons for this decision, or to contest it as our statutes provide, write to us in answer to this message.',
      ],
    },
  ),
];
