import { defaultTemplate } from '../../messages/texts/default-template';

/** Messages by which people enter the member space. */
export const ENTERING = [
  defaultTemplate(
    'member-invitation',
    { fr: 'Invitation dans l’espace adhérent', en: 'Invitation to the member space' },
    {
      subject: 'Votre espace adhérent : {{ member.organisation }}',
      paragraphs: [
        '{{ association.name }} vous ouvre son espace adhérent. Vous y suivrez votre adhésion ({{ member.organisation }}) : où elle en est, ses cotisations et ses documents, et ses droits dès qu’ils sont ouverts.',
        'Pour choisir votre mot de passe, suivez ce lien, qui est personnel{% if space.until %} et marche jusqu’au {{ space.until }}{% endif %} :\n\n{{ space.link }}',
        '{% if space.address %}Vous reviendrez ensuite par cette adresse : {{ space.address }}{% endif %}',
        'Si vous n’attendiez pas cette invitation, laissez ce message : sans vous, rien ne s’ouvre.',
      ],
    },
    {
      subject: 'Your member space for {{ member.organisation }}',
      paragraphs: [
        '{{ association.name }} opens its member space to you. You will follow the membership of {{ member.organisation }} there: where it stands, its dues and its documents, and its rights once they are open.',
        'To choose your password, follow this link, which is personal{% if space.until %} and works until {{ space.until }}{% endif %}:\n\n{{ space.link }}',
        '{% if space.address %}You will then come back by this address: {{ space.address }}{% endif %}',
        'If you did not expect this invitation, leave this message: nothing opens without you.',
      ],
    },
  ),
  defaultTemplate(
    'member-sign-in',
    { fr: 'Lien de connexion à l’espace adhérent', en: 'Sign-in link to the member space' },
    {
      subject: 'Votre lien de connexion à l’espace adhérent',
      paragraphs: [
        'Voici le lien que vous avez demandé pour entrer dans l’espace adhérent de {{ association.name }}. Il marche une fois, pendant quinze minutes :\n\n{{ space.link }}',
        'Si vous n’avez rien demandé, laissez ce message : sans ce lien, personne n’entre.',
      ],
    },
    {
      subject: 'Your sign-in link to the member space',
      paragraphs: [
        'Here is the link that you asked for to enter the member space of {{ association.name }}. It works once, for fifteen minutes:\n\n{{ space.link }}',
        'If you asked for nothing, leave this message: nobody enters without this link.',
      ],
    },
  ),
];
