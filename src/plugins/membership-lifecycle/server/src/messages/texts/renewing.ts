import { defaultTemplate } from './default-template';

const USED = {
  fr: '{% if rights.summary %}Voici ce que vous avez utilisé cette année :\n\n{{ rights.summary }}\n\n{% endif %}',
  en: '{% if rights.summary %}Here is what you have used this year:\n\n{{ rights.summary }}\n\n{% endif %}',
};

const ANSWER = {
  fr: '{% if renewal.answerLink %}Pour accepter ou décliner cette proposition, ouvrez la page réservée à votre organisme, sans compte ni mot de passe :\n\n{{ renewal.answerLink }}{% endif %}',
  en: '{% if renewal.answerLink %}To accept or decline this proposal, open the page that is kept for your organisation; it takes no account and no password:\n\n{{ renewal.answerLink }}{% endif %}',
};

/** Messages about going from one term to the next. */
export const RENEWING = [
  defaultTemplate(
    'renewal-proposal',
    { fr: 'Proposition de renouvellement', en: 'Renewal proposal' },
    {
      subject:
        'Renouvellement de votre adhésion pour la période du {{ next.starts }} au {{ next.ends }}',
      paragraphs: [
        'Votre période d’adhésion ({{ member.organisation }}) a pour dernier jour le {{ term.ends }}. Nous serions heureux de poursuivre avec vous.',
        `${USED.fr}Nous vous proposons une nouvelle période, du {{ next.starts }} au {{ next.ends }}{% if next.tier %}, formule « {{ next.tier }} »{% endif %}, pour une cotisation de {{ next.price }}{% if next.basis %} ({{ next.basis }}){% endif %}.`,
        ANSWER.fr,
        'Si ce renouvellement demande une délibération ou un engagement, un mot de votre part nous suffit dès que la décision est prise ; nous vous adresserons alors l’appel de cotisation.',
      ],
    },
    {
      subject: 'Renewing your membership from {{ next.starts }} to {{ next.ends }}',
      paragraphs: [
        'The membership term of {{ member.organisation }} has {{ term.ends }} as its last day. We would be glad to carry on with you.',
        `${USED.en}We propose a new term, from {{ next.starts }} to {{ next.ends }}{% if next.tier %}, tier “{{ next.tier }}”{% endif %}, for dues of {{ next.price }}{% if next.basis %} ({{ next.basis }}){% endif %}.`,
        ANSWER.en,
        'If renewing takes a formal decision or a purchase order on your side, just let us know once it is made; we will then send the call for dues.',
      ],
    },
  ),
  defaultTemplate(
    'renewal-reminder',
    { fr: 'Rappel avant l’échéance', en: 'Reminder before the end' },
    {
      subject: 'Rappel : votre adhésion court jusqu’au {{ term.ends }}',
      paragraphs: [
        'Nous vous avons proposé de renouveler votre adhésion ({{ member.organisation }}), qui court jusqu’au {{ term.ends }}, et nous n’avons pas encore votre réponse.',
        `${USED.fr}La nouvelle période irait du {{ next.starts }} au {{ next.ends }}{% if next.price %}, pour une cotisation de {{ next.price }}{% endif %}.`,
        ANSWER.fr,
        'Si la décision est en cours chez vous, dites-nous simplement à quelle date vous l’attendez.',
      ],
    },
    {
      subject: 'Reminder: your membership runs until {{ term.ends }}',
      paragraphs: [
        'We proposed to renew the membership of {{ member.organisation }}, which runs until {{ term.ends }}, and have not had your answer yet.',
        `${USED.en}The new term would run from {{ next.starts }} to {{ next.ends }}{% if next.price %}, for dues of {{ next.price }}{% endif %}.`,
        ANSWER.en,
        'If the decision is under way on your side, simply tell us when you expect it.',
      ],
    },
  ),
  defaultTemplate(
    'renewal-overdue',
    { fr: 'Relance après l’échéance', en: 'Follow-up after the end' },
    {
      subject: 'Votre adhésion a pris fin le {{ term.ends }} : souhaitez-vous la renouveler ?',
      paragraphs: [
        'Votre adhésion ({{ member.organisation }}) est arrivée à son terme le {{ term.ends }}, et nous n’avons pas reçu votre réponse à notre proposition de renouvellement.',
        'Vous pouvez encore renouveler jusqu’au {{ deadline.graceEnds }} : un simple accord de principe suffit{% if next.price %} ; la cotisation est de {{ next.price }}{% endif %}.',
        ANSWER.fr,
        'Si vous avez choisi de ne pas renouveler, dites-le-nous aussi : nous cesserons de vous relancer.',
      ],
    },
    {
      subject: 'Your membership ended on {{ term.ends }}: would you like to renew?',
      paragraphs: [
        'The membership of {{ member.organisation }} reached its end on {{ term.ends }}, and we have not had your answer to our renewal proposal.',
        'You may still renew until {{ deadline.graceEnds }}: an agreement in principle is enough{% if next.price %}; the dues are {{ next.price }}{% endif %}.',
        ANSWER.en,
        'If you have decided not to renew, please tell us as well: we will stop writing.',
      ],
    },
  ),
  defaultTemplate(
    'renewal-accepted',
    { fr: 'Renouvellement accepté', en: 'Renewal accepted' },
    {
      subject: 'Merci : votre renouvellement est noté ({{ member.organisation }})',
      paragraphs: [
        'Nous avons bien noté le renouvellement de votre adhésion ({{ member.organisation }}), du {{ next.starts }} au {{ next.ends }}{% if next.price %}, pour une cotisation de {{ next.price }}{% endif %}{% if next.basis %} ({{ next.basis }}){% endif %}. Merci de votre confiance.',
        'L’appel de cotisation vous parviendra séparément. Pour qu’il passe sans encombre dans vos circuits, transmettez-nous dès que possible la délibération ou le bon de commande, ainsi que le numéro d’engagement et le code service s’il y a lieu.',
      ],
    },
    {
      subject: 'Thank you: the renewal of {{ member.organisation }} is recorded',
      paragraphs: [
        'We have recorded that {{ member.organisation }} renews its membership, from {{ next.starts }} to {{ next.ends }}{% if next.price %}, for dues of {{ next.price }}{% endif %}{% if next.basis %} ({{ next.basis }}){% endif %}. Thank you for your trust.',
        'The call for dues will reach you separately. To help it through your accounts department, please send us the formal decision or purchase order as soon as you have it, with the order number and service code if any.',
      ],
    },
  ),
  defaultTemplate(
    'renewal-lapsed',
    { fr: 'Adhésion non renouvelée', en: 'Membership not renewed' },
    {
      subject: 'Votre adhésion n’est pas renouvelée ({{ member.organisation }})',
      paragraphs: [
        'Votre adhésion ({{ member.organisation }}), dont la période va jusqu’au {{ term.ends }}, n’est pas renouvelée. Nous ne vous enverrons plus de relance.',
        'Merci pour cette période passée à travailler ensemble. La porte reste ouverte : pour revenir, il suffit de nous écrire.',
      ],
    },
    {
      subject: 'The membership of {{ member.organisation }} is not renewed',
      paragraphs: [
        'The membership of {{ member.organisation }}, whose term runs until {{ term.ends }}, is not renewed. We will send no further reminders.',
        'Thank you for the time spent working together. The door stays open: to come back, simply write to us.',
      ],
    },
  ),
];
