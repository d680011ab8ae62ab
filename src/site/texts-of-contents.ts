/** The texts of previews, resources and the agenda, as `texts.ts` says them. */
export const CONTENT_TEXTS = {
  'preview.banner': {
    fr: 'Aperçu — brouillon. Le public ne lit pas ce brouillon, mais ce qui est publié, s’il y a lieu ; qui a l’adresse de cette page la voit pendant quinze minutes.',
    en: 'Preview — draft. The public does not read this draft but what is published, if anything is; whoever has the address of this page sees it for fifteen minutes.',
  },
  'preview.banner.published': {
    fr: 'Aperçu — version publiée, telle que la lit qui vous choisissez.',
    en: 'Preview — the published version, as the reader whom you choose sees it.',
  },
  'preview.as': { fr: 'Vu par', en: 'Seen by' },
  'preview.visitor': { fr: 'Quelqu’un qui n’est pas membre', en: 'Somebody who is not a member' },
  'preview.tiers': { fr: 'Un membre de la formule', en: 'A member of the tier' },
  'preview.rights': { fr: 'Un membre qui a le droit', en: 'A member who holds the right' },
  'preview.show': { fr: 'Voir', en: 'Show' },
  'preview.opened': {
    fr: 'Cette personne lit la partie réservée, ci-dessous.',
    en: 'This person reads the part for members, below.',
  },
  'preview.closed': {
    fr: 'Cette personne ne lit pas la partie réservée. {because}',
    en: 'This person does not read the part for members. {because}',
  },
  'preview.nothing': {
    fr: 'Rien n’est encore écrit pour les membres.',
    en: 'Nothing is written for members yet.',
  },
  'preview.untitled': { fr: '(sans titre)', en: '(untitled)' },
  'preview.refused.title': { fr: 'Cet aperçu n’est plus ouvert', en: 'This preview has ended' },
  'preview.refused': {
    fr: 'Un aperçu s’ouvre depuis le bouton « Ouvrir l’aperçu » de l’offre ou de la ressource, et vaut quinze minutes. Revenez-y pour en ouvrir un autre.',
    en: 'A preview opens from the “Open preview” button of the offer or resource and lasts fifteen minutes. Go back there to open another.',
  },

  'resources.title': { fr: 'Ressources', en: 'Resources' },
  'resources.lead': {
    fr: 'Ce que l’association a appris et partage : une part est ouverte à tous, l’autre est pour ses membres.',
    en: 'What the association has learnt and shares: some of it with everybody, some with its members.',
  },
  'resources.none': { fr: 'Aucune ressource n’est publiée.', en: 'No resource is published.' },
  'resources.search': { fr: 'Chercher une ressource', en: 'Search the resources' },
  'resources.search.submit': { fr: 'Chercher', en: 'Search' },
  'resources.topics': { fr: 'Thèmes', en: 'Topics' },
  'resources.found': {
    fr: 'Ressources trouvées pour {what} : {count}.',
    en: 'Resources found for {what}: {count}.',
  },
  'resources.found.none': {
    fr: 'Aucune ressource ne parle de {what}.',
    en: 'No resource is about {what}.',
  },
  'resources.all': { fr: 'Voir toutes les ressources', en: 'See all resources' },
  'resources.pages': { fr: 'Pages des ressources', en: 'Pages of resources' },
  'resources.page': { fr: 'Page {page} sur {count}', en: 'Page {page} of {count}' },
  'resources.previous': { fr: 'Page précédente', en: 'Previous page' },
  'resources.next': { fr: 'Page suivante', en: 'Next page' },
  'resources.join.title': {
    fr: 'Lire ce qui est réservé aux membres',
    en: 'Read what is reserved for members',
  },
  'resources.join': {
    fr: 'Les membres lisent et téléchargent après s’être connectés. Votre organisme n’est pas encore membre ? La demande se fait en ligne.',
    en: 'Members read and download once they are signed in. Is your organisation not a member yet? Apply online.',
  },
  'resource.open': { fr: 'En accès libre', en: 'Open to everybody' },
  'resource.members': { fr: 'Réservé aux membres', en: 'For members' },
  'resource.tiers': { fr: 'Réservé aux membres : {names}', en: 'For members: {names}' },
  'resource.holders': {
    fr: 'Réservé aux membres qui ont droit à : {names}',
    en: 'For members entitled to: {names}',
  },
  'resource.language.fr': { fr: 'en français', en: 'in French' },
  'resource.language.en': { fr: 'en anglais', en: 'in English' },
  'resource.language.other': { fr: 'dans une autre langue', en: 'in another language' },
  'resource.files': { fr: 'À télécharger', en: 'To download' },
  'resource.missing.title': { fr: 'Cette ressource n’existe pas', en: 'There is no such resource' },

  'agenda.title': { fr: 'Agenda', en: 'Agenda' },
  'agenda.lead': {
    fr: 'Les rencontres et les programmes de l’association. Ses membres s’y inscrivent, certains avant les autres.',
    en: 'The events and programmes of the association. Its members register, some of them before the others.',
  },
  'agenda.none': {
    fr: 'Aucun rendez-vous n’est annoncé en ce moment. Les prochains paraîtront sur cette page.',
    en: 'Nothing is announced at the moment. What comes next will appear on this page.',
  },
  'agenda.kind.event': { fr: 'Événement', en: 'Event' },
  'agenda.kind.programme': { fr: 'Programme', en: 'Programme' },
  'agenda.days': { fr: 'du {days}', en: '{days}' },
  'agenda.hours': { fr: 'de {from} à {to}', en: '{from} to {to}' },
  'agenda.times': { fr: 'début à {from}, fin à {to}', en: 'begins at {from}, ends at {to}' },
  'agenda.cancelled': { fr: 'Ce rendez-vous est annulé.', en: 'This is cancelled.' },
  'agenda.soon': {
    fr: 'Inscriptions à partir du {day}.',
    en: 'Registration opens on {day}.',
  },
  'agenda.soon.priority': {
    fr: 'Inscriptions à partir du {day} ; plus tôt pour les membres qui ont une priorité.',
    en: 'Registration opens on {day}; earlier for members who have a priority.',
  },
  'agenda.soon.ahead': {
    fr: 'Inscriptions à partir du {day} ; dès le {from}, jusqu’à {days} jours plus tôt, pour les membres qui ont une priorité.',
    en: 'Registration opens on {day}; up to {days} days earlier, from {from}, for members who have a priority.',
  },
  'agenda.soon.ahead.one': {
    fr: 'Inscriptions à partir du {day} ; dès le {from}, un jour plus tôt, pour les membres qui ont une priorité.',
    en: 'Registration opens on {day}; a day earlier, on {from}, for members who have a priority.',
  },
  'agenda.full': { fr: 'Complet.', en: 'Full.' },
  'agenda.closed': { fr: 'Inscriptions closes.', en: 'Registration is closed.' },
  'agenda.open': { fr: 'Inscriptions ouvertes aux membres.', en: 'Open to members.' },
  'agenda.left': {
    fr: 'Inscriptions ouvertes aux membres, places restantes : {count}.',
    en: 'Open to members, places left: {count}.',
  },
  'agenda.until': { fr: 'Jusqu’au {day}.', en: 'Until {day}.' },
  'agenda.register': { fr: 'S’inscrire', en: 'Register' },
  'agenda.calendar': { fr: 'Ajouter à mon agenda', en: 'Add to my calendar' },
  'agenda.join.title': { fr: 'Prendre part', en: 'Take part' },
  'agenda.join': {
    fr: 'Les membres réservent leurs places dans leur espace, avec les droits de leur adhésion. Votre organisme n’est pas encore membre ? La demande se fait en ligne.',
    en: 'Members book their places in their space, with the rights of their membership. Is your organisation not a member yet? Apply online.',
  },
  'agenda.space': { fr: 'Entrer dans l’espace adhérent', en: 'Go to the member space' },
} as const;
