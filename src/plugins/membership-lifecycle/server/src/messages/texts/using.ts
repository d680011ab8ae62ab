import { defaultTemplate } from './default-template';

/** Messages about the use of rights. */
export const USING = [
  defaultTemplate(
    'right-nearly-used',
    { fr: 'Droit bientôt épuisé', en: 'Right nearly used up' },
    {
      subject: '{{ right.name }} : il en reste {{ right.left }} sur {{ right.granted }}',
      paragraphs: [
        'Droit « {{ right.name }} »{% if right.unit %} (par {{ right.unit }}){% endif %}, {{ member.organisation }} : {{ right.used }} sur {{ right.granted }} sont utilisés, il en reste {{ right.left }}, jusqu’au {{ right.ends }}.',
        'Vous prévoyez d’en utiliser davantage ? Parlons-en : répondez à ce message.',
      ],
    },
    {
      subject: '{{ right.name }}: {{ right.left }} of {{ right.granted }} left',
      paragraphs: [
        'Of the right “{{ right.name }}”{% if right.unit %} (per {{ right.unit }}){% endif %} of {{ member.organisation }}, {{ right.used }} of {{ right.granted }} are used: {{ right.left }} are left, until {{ right.ends }}.',
        'Do you expect to use more? Let us talk about it: reply to this message.',
      ],
    },
  ),
];
