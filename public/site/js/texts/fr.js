import { space } from './fr-space.js';

/** What the pages that scripts fill say in French. `{x}` is filled in. */
export const fr = {
  'error.tooMany': 'Trop d’essais à la suite : réessayez dans {minutes} min.',
  'error.trouble':
    'L’incident vient de nous : rien n’a été enregistré. Réessayez dans quelques minutes.',
  'error.trouble.read': 'L’incident vient de nous. Réessayez dans quelques minutes.',
  'error.unreachable.read': 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  'error.signedOut':
    'Votre connexion avait pris fin : ce que vous avez saisi est toujours là, envoyez-le de nouveau.',
  retry: 'Réessayer',
  'error.unreachable':
    'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez : ce que vous avez saisi est toujours là.',
  'error.noProof':
    'La vérification automatique n’a pas pu se faire. Réessayez, ou écrivez à l’association.',
  'error.insecure':
    'Ce formulaire ne fonctionne que par une adresse sécurisée, qui commence par https. Écrivez à l’association.',

  'form.optional': '(facultatif)',
  'form.mandatory':
    'Tous les champs sont obligatoires, sauf ceux qui portent la mention « facultatif ».',
  'form.errors': 'À corriger',
  'form.refused': 'L’envoi n’a pas abouti',
  'form.title.error': 'Erreur :',
  'form.sending': 'Envoi en cours…',
  'form.unsent': 'Ce que vous avez saisi n’est pas enregistré. Continuer et le perdre ?',
  'form.email': 'Cette adresse électronique n’est pas complète. Exemple : nom@organisme.fr',
  'back.offer': 'Revenir à l’offre',

  'person.name': 'Nom et prénom',
  'person.name.missing': 'Indiquez le nom et le prénom de cette personne.',
  'person.email': 'Adresse électronique',
  'person.email.hint': 'L’association y enverra ses messages. Exemple : nom@organisme.fr',
  'person.email.missing': 'Indiquez l’adresse électronique de cette personne.',
  'person.phone': 'Téléphone',
  'person.phone.unread':
    'Ce numéro de téléphone ne se lit pas. Un seul numéro, en chiffres. Exemples : 01\u00a023\u00a045\u00a067\u00a089, +32\u00a02\u00a0555\u00a012\u00a012',
  'person.role': 'Rôle',
  'person.locale': 'Langue des messages',
  'role.representative': 'Représente l’organisme et reçoit les propositions',
  'role.billing': 'Reçoit les appels de cotisation et les reçus',
  'role.operational': 'Suit les échanges de l’année',
  'role.mandate-holder': 'Vote à l’assemblée générale',

  'tier.yearly': 'par an',
  'tier.years': 'pour {count} ans',
  'tier.months': 'pour {count} mois',
  'tier.free': 'Gratuit',

  'organisation.name': 'Nom de l’organisme',
  'organisation.name.missing': 'Indiquez le nom de votre organisme.',
  'organisation.siret': 'Numéro SIRET',
  'organisation.siret.hint':
    '14 chiffres, avec ou sans espaces. Les organismes hors de France n’en ont pas.',
  'address.lines': 'Adresse',
  'address.lines.hint': 'Service, numéro et voie, boîte postale.',
  'address.lines.missing': 'Indiquez l’adresse de votre organisme.',
  'address.postalCode': 'Code postal',
  'address.postalCode.missing': 'Indiquez le code postal.',
  'address.city': 'Ville',
  'address.city.missing': 'Indiquez la ville.',
  'address.country': 'Pays',

  'figure.inhabitants': 'Nombre d’habitants',
  'figure.budget': 'Budget annuel, en euros',
  'figure.staff': 'Effectif, en nombre d’agents ou de salariés',
  'figure.hint': 'Un nombre entier. La cotisation en dépend.',
  'figure.missing': 'Indiquez ce chiffre : la cotisation en dépend.',
  'figure.unread':
    'Ce nombre ne se lit pas. Écrivez-le en chiffres, sans décimale ni abréviation. Exemple : 12 500',
  'figure.year': 'Année de ce chiffre',
  'figure.year.missing': 'Indiquez l’année de ce chiffre.',
  'figure.year.unread': 'Écrivez l’année en quatre chiffres. Exemple : {year}',
  'figure.dues': 'Votre cotisation : {price} {period}.',
  'figure.dues.free': 'Votre adhésion est gratuite.',
  'figure.whole':
    'C’est le montant d’une période entière : la première fois, seuls les mois qui restent sont dus.',

  'apply.form': 'Demande d’adhésion',
  'apply.tier': 'L’adhésion demandée',
  'apply.tier.missing': 'Choisissez une adhésion.',
  'apply.organisation': 'Votre organisme',
  'apply.you': 'Vous',
  'apply.person': 'Personne {number}',
  'apply.people.add': 'Ajouter une personne',
  'apply.people.remove': 'Retirer cette personne',
  'apply.people.removed': 'Personne retirée.',
  'apply.more': 'Un mot à l’association',
  'apply.message': 'Votre message',
  'apply.message.hint': 'Ce que vous attendez de l’adhésion, une question, une date à respecter.',
  'apply.privacy': 'Ce que deviennent vos données',
  'apply.privacy.page': 'Lire cette information sur une page à part (nouvel onglet)',
  'apply.consent.legend': 'Votre accord',
  'apply.consent': 'J’ai lu ce texte et je l’accepte',
  'apply.consent.missing':
    'Pour envoyer la demande, lisez le texte sur vos données et cochez la case.',
  'apply.send': 'Envoyer la demande',
  'apply.proving':
    'Vérification que vous n’êtes pas un robot : quelques secondes, sans rien à faire…',
  'apply.closed':
    'Les demandes d’adhésion ne sont pas ouvertes sur ce site : l’association n’a pas encore dit qui répond des données personnelles. Écrivez-lui directement.',
  'apply.none':
    'Aucune adhésion ne peut être demandée en ce moment. La prochaine offre paraîtra sur la page de l’offre.',
  'apply.received.title': 'Votre demande est arrivée',
  'apply.received.reference': 'Elle porte la référence',
  'apply.received.mail':
    'Un message de confirmation part à l’adresse {address}. S’il n’arrive pas, regardez parmi les indésirables.',
  'apply.received.next':
    'L’association étudie votre demande et vous écrit. Rien n’est dû pour le moment.',

  period: 'du {from} au {to}',

  'renewal.organisation': 'Organisme',
  'renewal.tier': 'Formule',
  'renewal.period': 'Période proposée',
  'renewal.price': 'Cotisation',
  'renewal.price.none': 'à fixer par l’association',
  'renewal.price.wait':
    'L’association n’a pas encore fixé la cotisation : revenez sur cette page quand elle vous aura écrit.',
  'renewal.current': 'Fin de la période précédente',
  'renewal.form': 'Votre réponse',
  'renewal.answer': 'Votre réponse',
  'renewal.answer.missing': 'Choisissez votre réponse.',
  'renewal.accept': 'Nous renouvelons notre adhésion',
  'renewal.accept.hint': 'L’association prépare l’appel de cotisation.',
  'renewal.decline': 'Nous ne renouvelons pas',
  'renewal.decline.hint': 'L’adhésion n’est pas prolongée.',
  'renewal.engagement': 'Numéro d’engagement',
  'renewal.engagement.hint':
    'Il figurera sur l’appel de cotisation. Vous pourrez aussi le donner plus tard.',
  'renewal.service': 'Code service',
  'renewal.service.hint': 'Le service de Chorus Pro à qui adresser l’appel de cotisation.',
  'renewal.deliberation': 'Date de la délibération',
  'renewal.deliberation.hint': 'Si votre assemblée a déjà délibéré.',
  'renewal.file': 'Délibération ou bon de commande',
  'renewal.file.hint': 'Un fichier PDF de {size} au plus.',
  'renewal.file.large': 'Ce fichier dépasse {size}.',
  'renewal.file.kind': 'Ce fichier n’est pas un PDF.',
  'renewal.comment': 'Un mot à l’association',
  'renewal.reason': 'Pourquoi vous ne renouvelez pas',
  'renewal.reason.hint': 'Quelques mots suffisent : ils aident l’association.',
  'renewal.reason.missing': 'Dites en quelques mots pourquoi vous ne renouvelez pas.',
  'renewal.changed':
    'La proposition a changé depuis que vous l’avez lue. La voici, plus haut, telle qu’elle est maintenant : relisez-la, puis envoyez votre réponse de nouveau.',
  'renewal.send': 'Envoyer la réponse',
  'renewal.read': 'Relire avant d’envoyer',
  'review.title': 'Relire et confirmer',
  'review.yes': '{organisation} renouvelle son adhésion : {period}.',
  'review.next': 'Ce qui suit',
  'review.call': 'L’association vous adresse un appel de cotisation de {price}.',
  'review.call.decided':
    'Une fois votre délibération ou votre bon de commande reçu, l’association vous adresse un appel de cotisation de {price}.',
  'review.rights.decision': 'Vos droits pour cette période commencent le {day}.',
  'review.rights.payment':
    'Vos droits pour cette période commencent une fois la cotisation réglée, et au plus tôt le {day}.',
  'review.final':
    'Une fois confirmée, la réponse ne se change plus ici : en cas d’erreur, il faut écrire à l’association.',
  'review.confirm': 'Confirmer le renouvellement',
  'review.back': 'Modifier la réponse',
  'renewal.answered.accepted':
    'Votre renouvellement est enregistré. L’association vous envoie l’appel de cotisation, si vous ne l’avez pas déjà.',
  'renewal.answered.declined': 'Votre réponse est enregistrée : l’adhésion ne sera pas renouvelée.',
  'renewal.answered.none': 'Ce renouvellement n’attend pas de réponse.',
  'renewal.mistake': 'Une erreur, une question ? Écrivez à l’association :',

  'answer.title': 'Renouveler votre adhésion',
  'answer.hello': 'Bonjour {contact}, voici ce que l’association vous propose.',
  'answer.until':
    'Vous pouvez répondre jusqu’au {day}. Rien n’est enregistré tant que vous n’avez pas envoyé votre réponse.',
  'answer.done.title': 'Votre réponse est arrivée',
  'answer.over.title': 'Votre renouvellement',
  'answer.dead.title': 'Ce lien ne peut pas être ouvert',
  'answer.dead.next':
    'Ouvrez le lien du dernier message reçu, ou répondez simplement à ce message.',
  'answer.no-link': 'Il manque à cette adresse la partie qui vous est personnelle.',
  'answer.trouble.title': 'La proposition n’a pas pu être lue',
  'answer.space': 'Aller à l’espace adhérent',

  until: 'jusqu’au {day}',
  'by.association': 'l’association',
  'by.member': 'votre organisme',

  ...space,
};
