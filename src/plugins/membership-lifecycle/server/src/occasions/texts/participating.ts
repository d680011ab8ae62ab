import { defaultTemplate } from '../../messages/texts/default-template';

/** Messages to those who take part in an event or a programme. */
export const PARTICIPATING = [
  defaultTemplate(
    'registration-confirmed',
    { fr: 'Inscription confirmée', en: 'Registration confirmed' },
    {
      subject: 'Inscription confirmée : {{ occasion.title }}',
      paragraphs: [
        'Votre inscription est confirmée : {{ occasion.title }}, {{ occasion.when }}.',
        `{% if occasion.place %}Lieu : {{ occasion.place }}{% endif %}`,
        `{% if occasion.link %}Lien : {{ occasion.link }}{% endif %}`,
        'Le fichier joint l’ajoute à votre agenda. En cas d’empêchement, prévenez-nous dès que possible : nous annulerons votre inscription.',
      ],
    },
    {
      subject: 'Registration confirmed: {{ occasion.title }}',
      paragraphs: [
        'Your registration is confirmed: {{ occasion.title }}, {{ occasion.when }}.',
        `{% if occasion.place %}Place: {{ occasion.place }}{% endif %}`,
        `{% if occasion.link %}Link: {{ occasion.link }}{% endif %}`,
        'The attached file adds it to your calendar. If you cannot come, tell us as soon as you can: we will cancel your registration.',
      ],
    },
  ),
  defaultTemplate(
    'registration-cancelled',
    { fr: 'Inscription annulée', en: 'Registration cancelled' },
    {
      subject: 'Inscription annulée : {{ occasion.title }}',
      paragraphs: [
        'Votre inscription est annulée : {{ occasion.title }}, {{ occasion.when }}.',
        'Si c’est une erreur, répondez à ce message et nous vous réinscrirons tant qu’il reste des places.',
      ],
    },
    {
      subject: 'Registration cancelled: {{ occasion.title }}',
      paragraphs: [
        'Your registration is cancelled: {{ occasion.title }}, {{ occasion.when }}.',
        'If this is a mistake, reply to this message and we will register you again while places last.',
      ],
    },
  ),
  defaultTemplate(
    'occasion-cancelled',
    { fr: 'Rendez-vous annulé', en: 'Event cancelled' },
    {
      subject: 'Annulé : {{ occasion.title }}',
      paragraphs: [
        'Nous devons annuler {{ occasion.title }}, prévu {{ occasion.when }}, et nous vous prions de nous en excuser.',
        `{% if occasion.cancelReason %}{{ occasion.cancelReason }}{% endif %}`,
        'Votre inscription est annulée, et le fichier joint retire ce rendez-vous de votre agenda.{% if registration.right %} Ce qu’elle avait utilisé de votre droit « {{ registration.right }} » vous est rendu.{% endif %}',
      ],
    },
    {
      subject: 'Cancelled: {{ occasion.title }}',
      paragraphs: [
        'We have to cancel {{ occasion.title }}, planned {{ occasion.when }}, and we apologise for it.',
        `{% if occasion.cancelReason %}{{ occasion.cancelReason }}{% endif %}`,
        'Your registration is cancelled, and the attached file takes it out of your calendar.{% if registration.right %} What it had used of your right “{{ registration.right }}” is given back.{% endif %}',
      ],
    },
  ),
];
