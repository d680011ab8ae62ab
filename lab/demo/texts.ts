/**
 * The words of the demonstration: the facts of a paper brochure of 2021 in sentences of our own.
 * Only the epigraph is quoted, with its source.
 */

export const BENEFITS = [
  {
    code: 'compagnonnage',
    kind: 'quota',
    fr: {
      title: 'Un compagnonnage',
      description:
        'Des rendez-vous réguliers avec l’équipe : vous exposez une démarche en cours dans votre administration, nous y portons un **regard extérieur** et cherchons avec vous la suite.',
      unit: 'séance',
    },
    en: {
      title: 'A companion along the way',
      description:
        'Regular meetings with the team: you bring a project under way in your administration, we look at it **from outside** and work out the next step with you.',
      unit: 'session',
    },
  },
  {
    code: 'recherche-action',
    kind: 'access',
    fr: {
      title: 'Les programmes de recherche-action',
      description:
        'Votre collectivité peut prendre part aux programmes que nous menons à plusieurs, sur le terrain, avant d’en partager les enseignements.',
    },
    en: {
      title: 'Action-research programmes',
      description:
        'Your organisation may take part in the programmes that we run with several partners, in the field, before sharing what was learnt.',
    },
  },
  {
    code: 'centre-ressources',
    kind: 'access',
    fr: {
      title: 'Le centre-ressources',
      description:
        'De la veille, des ateliers de découverte, une orientation vers la bonne méthode ou vers la bonne personne, et un réseau d’agents qui se posent les mêmes questions.',
    },
    en: {
      title: 'The resource centre',
      description:
        'A watch on new practice, discovery workshops, a pointer to the right method or the right person, and a network of civil servants with the same questions.',
    },
  },
  {
    code: 'gouvernance',
    kind: 'vote',
    fr: {
      title: 'Une voix dans la gouvernance',
      description:
        'Vous votez à l’assemblée générale et pesez sur les orientations de l’association.',
      unit: 'voix',
    },
    en: {
      title: 'A say in the governance',
      description: 'You vote at the general meeting and help to set the association’s direction.',
      unit: 'vote',
    },
  },
  {
    code: 'evenements',
    kind: 'priority',
    fr: {
      title: 'La priorité aux événements professionnels',
      description:
        'Webconférences, voyages d’étude, rencontres internationales, ateliers : vos agents réservent avant tout le monde.',
      unit: 'jour',
    },
    en: {
      title: 'Professional events first',
      description:
        'Online conferences, study trips, international meetings, workshops: your staff book before everyone else.',
      unit: 'day',
    },
  },
] as const;

export const TIER = {
  code: 'organismes-publics',
  fr: {
    name: 'Organismes publics',
    audiences: ['collectivités territoriales', 'ministères', 'établissements publics'],
  },
  en: {
    name: 'Public bodies',
    audiences: ['local and regional authorities', 'ministries', 'public establishments'],
  },
} as const;

export const OFFER = {
  slug: 'adhesions-2021',
  fr: {
    title: 'Adhésions 2021',
    epigraph: {
      text: '… la possibilité de créer des espaces dans lesquels citoyens, agents et élus étudieraient ensemble les modes de conception des politiques publiques…',
      source: 'Chantiers ouverts au public, La 27e Région, La Documentation française, 2015',
    },
    why: {
      heading: 'Pourquoi adhérer ?',
      body: [
        'Comment naît une politique publique, avec qui et pour qui ? L’association en fait son terrain : elle mène des projets avec des administrations, puis publie méthodes et enseignements pour que d’autres s’en servent.',
        'Une adhésion fait vivre cet outil partagé. **Vous participez à ses choix**, et votre cotisation, ajoutée à celles des autres membres, évite qu’il dépende d’un seul financeur.',
        'C’est souvent aussi par là que commence un projet mené ensemble.',
      ].join('\n\n'),
    },
    rightsHeading: 'Ce que l’adhésion vous ouvre',
  },
  en: {
    title: 'Membership 2021',
    epigraph: {
      text: '… the chance to create places where citizens, civil servants and elected officials would study together how public policies are designed…',
      source:
        'Chantiers ouverts au public, La 27e Région, La Documentation française, 2015 (our translation)',
    },
    why: {
      heading: 'Why join?',
      body: [
        'How does a public policy come about, with whom and for whom? That is the association’s field: it runs projects with administrations, then publishes methods and lessons for others to use.',
        'Membership keeps this shared tool alive. **You have a part in its choices**, and your dues, added to those of the other members, keep it from depending on a single funder.',
        'It is often how a project together begins.',
      ].join('\n\n'),
    },
    rightsHeading: 'What membership opens to you',
  },
} as const;
