import { typeset } from '../writing/format';
import { CONTENT_TEXTS } from './texts-of-contents';
import type { Language } from './types';

/** The texts of the pages, besides the association's own. `{x}` is filled in. */

const TEXTS = {
  ...CONTENT_TEXTS,
  'nav.label': { fr: 'Navigation principale', en: 'Main navigation' },
  'nav.menu': { fr: 'Menu', en: 'Menu' },
  'nav.offer': { fr: 'L’offre', en: 'The offer' },
  'nav.resources': { fr: 'Ressources', en: 'Resources' },
  'nav.agenda': { fr: 'Agenda', en: 'Agenda' },
  'nav.apply': { fr: 'Adhérer', en: 'Join' },
  'nav.space': { fr: 'Espace adhérent', en: 'Member space' },
  'nav.other': { fr: 'English', en: 'Français' },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  association: { fr: 'L’association', en: 'The association' },

  'offer.kicker': { fr: 'Offre d’adhésion {year}', en: 'Membership offer {year}' },
  'offer.description': {
    fr: '{title} : les droits que l’adhésion ouvre et ce qu’elle coûte.',
    en: '{title}: the rights that membership opens and what it costs.',
  },
  'offer.sheet': { fr: 'La fiche de l’offre (PDF)', en: 'Offer sheet (PDF)' },
  'offer.rights': { fr: 'L’adhésion donne droit à', en: 'Membership entitles you to' },
  'offer.tier': { fr: 'La cotisation', en: 'Membership fee' },
  'offer.tiers': { fr: 'Les formules', en: 'Memberships' },
  'offer.includes': { fr: 'Elle comprend', en: 'It includes' },
  'offer.apply': { fr: 'Demander une adhésion', en: 'Apply for membership' },
  'offer.apply.tier': { fr: 'Demander cette adhésion', en: 'Apply for this membership' },
  'offer.brackets': { fr: 'La cotisation {by}', en: 'Membership fee {by}' },
  'offer.brackets.who': { fr: 'Votre organisme', en: 'Your organisation' },
  'offer.brackets.price': { fr: 'Cotisation', en: 'Fee' },
  'offer.anniversary': {
    fr: 'L’adhésion court à partir du jour où elle commence.',
    en: 'Membership runs from the day on which it starts.',
  },
  'offer.calendar': {
    fr: 'L’année d’adhésion va du {from} au {to}.',
    en: 'The membership year runs from {from} to {to}.',
  },
  'offer.remaining': {
    fr: 'La première fois, seuls les mois qui restent sont dus.',
    en: 'The first time, only the months that remain are due.',
  },
  'offer.rollover': {
    fr: 'À partir du {day}, une nouvelle adhésion vaut aussi pour l’année qui suit.',
    en: 'From {day}, a new membership also covers the year that follows.',
  },
  'offer.window': {
    fr: 'Offre ouverte du {from} au {to}.',
    en: 'Open from {from} to {to}.',
  },
  'offer.since': { fr: 'Offre ouverte depuis le {from}.', en: 'Open since {from}.' },
  'offer.closed': {
    fr: 'Cette offre s’est achevée le {to}.',
    en: 'This offer ended on {to}.',
  },
  'offer.coming': {
    fr: 'Cette offre ouvre le {from}.',
    en: 'This offer opens on {from}.',
  },
  'offer.see-current': { fr: 'Voir l’offre en cours', en: 'See the current offer' },
  'offer.untranslated': {
    fr: 'Cette offre n’est pas traduite : vous la lisez en anglais.',
    en: 'This offer has not been translated: you are reading it in French.',
  },
  'offer.join': { fr: 'Pour adhérer', en: 'How to join' },
  'offer.join.online': {
    fr: 'La demande se fait en ligne, en quelques minutes : {address}',
    en: 'Apply online, in a few minutes: {address}',
  },
  'none.title': {
    fr: 'Aucune offre d’adhésion n’est ouverte en ce moment',
    en: 'No membership offer is open at the moment',
  },
  'none.text': {
    fr: 'La prochaine offre paraîtra sur cette page. D’ici là, l’association répond à vos questions.',
    en: 'The next offer will appear on this page. Until then, the association will answer your questions.',
  },
  'missing.title': { fr: 'Cette offre n’existe pas', en: 'There is no such offer' },
  'moved.title': { fr: 'Cette page a changé d’adresse', en: 'This page has moved' },
  'moved.script': {
    fr: 'Activez JavaScript pour ouvrir ce lien.',
    en: 'Turn JavaScript on to open this link.',
  },
  'nowhere.title': { fr: 'Cette page n’existe pas', en: 'There is no such page' },
  'missing.text': {
    fr: 'L’adresse est peut-être incomplète, ou la page a été retirée.',
    en: 'The address may be incomplete, or the page has been withdrawn.',
  },
  'trouble.title': { fr: 'La page n’a pas pu être préparée', en: 'The page could not be made' },
  'trouble.text': {
    fr: 'L’incident vient de nous. Réessayez dans quelques minutes.',
    en: 'The fault is ours. Please try again in a few minutes.',
  },

  'apply.title': { fr: 'Demander une adhésion', en: 'Apply for membership' },
  'apply.lead': {
    fr: 'Quelques minutes suffisent. L’association lit votre demande, puis vous écrit. Rien n’est dû à cette étape.',
    en: 'It takes a few minutes. The association reads your application, then writes to you. Nothing is due at this stage.',
  },
  'answer.title': { fr: 'Répondre à la proposition', en: 'Answer the proposal' },
  'space.title': { fr: 'Espace adhérent', en: 'Member space' },
  'script.needed': {
    fr: 'Cette page a besoin de JavaScript, qui est désactivé dans votre navigateur.',
    en: 'This page needs JavaScript, which is turned off in your browser.',
  },
  'script.late': {
    fr: 'Cette page ne s’est pas chargée en entier. Rechargez-la ; si rien ne change, essayez avec un autre navigateur.',
    en: 'This page has not loaded completely. Reload it; if nothing changes, try another browser.',
  },
  'apply.without': {
    fr: 'Vous pouvez aussi faire votre demande par courrier électronique : indiquez le nom de votre organisme, son numéro SIRET, son adresse, la formule choisie, le chiffre dont sa cotisation dépend s’il y en a un (habitants, budget ou effectif) avec son année, et le nom, la fonction et l’adresse électronique d’une personne à qui répondre.',
    en: 'You can also apply by e-mail: give the name of your organisation, its registration number, its address, the membership that you have chosen, the figure that its fee depends on if there is one (inhabitants, budget or staff) with its year, and the name, position and e-mail address of somebody to answer.',
  },
  'answer.without': {
    fr: 'Vous pouvez aussi répondre au message que vous avez reçu.',
    en: 'You can also reply to the message that you received.',
  },
  'space.without': {
    fr: 'L’association vous dira par courrier électronique où en est votre adhésion.',
    en: 'The association will tell you by e-mail how your membership stands.',
  },
  loading: { fr: 'Chargement…', en: 'Loading…' },

  'accessibility.title': { fr: 'Accessibilité', en: 'Accessibility' },
  'accessibility.state.unaudited': {
    fr: 'Ce site n’a pas encore été audité : sa conformité au RGAA n’est pas établie.',
    en: 'This site has not been audited yet: whether it conforms to the French RGAA is not established.',
  },
  'accessibility.state.none': {
    fr: 'Un audit l’a établi : ce site n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA).',
    en: 'An audit found that this site does not conform to the French accessibility guidelines (RGAA).',
  },
  'accessibility.state.partial': {
    fr: 'Un audit l’a établi : ce site est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA).',
    en: 'An audit found that this site conforms in part to the French accessibility guidelines (RGAA).',
  },
  'accessibility.state.full': {
    fr: 'Un audit l’a établi : ce site est totalement conforme au référentiel général d’amélioration de l’accessibilité (RGAA).',
    en: 'An audit found that this site conforms in full to the French accessibility guidelines (RGAA).',
  },
  'accessibility.statement': {
    fr: 'Lire la déclaration d’accessibilité',
    en: 'Read the accessibility statement (in French)',
  },
  'accessibility.done.heading': { fr: 'Ce qui est fait', en: 'What is done' },
  'accessibility.done': {
    fr: 'Les pages sont faites pour être lues au clavier, avec un lecteur d’écran, agrandies deux fois, sur un téléphone, et l’offre sans JavaScript. Un contrôle automatique n’y trouve pas d’erreur. Un tel contrôle ne remplace ni un audit ni des essais avec des personnes concernées.',
    en: 'The pages are made to be read by keyboard, with a screen reader, at twice their size, on a telephone, and the offer without JavaScript. An automatic check finds no error in them. Such a check replaces neither an audit nor trials with the people concerned.',
  },
  'accessibility.help.heading': { fr: 'Une difficulté ?', en: 'A difficulty?' },
  'accessibility.help': {
    fr: 'Dites-nous ce que vous ne parvenez pas à lire ou à faire : nous vous répondrons, et vous donnerons l’information sous une autre forme.',
    en: 'Tell us what you cannot read or do: we will answer, and give you the information in another form.',
  },
  'accessibility.defender': {
    fr: 'Sans réponse satisfaisante, vous pouvez saisir le',
    en: 'Without a satisfactory answer, you may turn to the French ombudsman, the',
  },

  'contact.heading': { fr: 'Nous joindre', en: 'Contact' },
  'contact.email': { fr: 'Courriel', en: 'E-mail' },
  'contact.phone': { fr: 'Téléphone', en: 'Telephone' },
  'contact.website': { fr: 'Site', en: 'Website' },
  'legal.title': { fr: 'Mentions légales', en: 'Legal notice' },
  'legal.publisher': { fr: 'Éditeur du site', en: 'Publisher' },
  'legal.rna': { fr: 'RNA {rna}', en: 'RNA {rna}' },
  'legal.director': { fr: 'Responsable de la publication', en: 'Publication director' },
  'legal.host': { fr: 'Hébergement', en: 'Hosting' },
  'footer.elsewhere': { fr: 'Ailleurs sur le web', en: 'Elsewhere on the web' },
  'privacy.title': { fr: 'Données personnelles', en: 'Personal data' },
  'privacy.lead': {
    fr: 'Ce que deviennent les informations que vous donnez en demandant une adhésion, et ce que vous pouvez demander.',
    en: 'What becomes of the information that you give when you apply for membership, and what you may ask.',
  },
  'privacy.none': {
    fr: 'L’association n’a pas encore dit qui répond des données personnelles et à qui écrire. Tant qu’elle ne l’a pas dit, aucune demande d’adhésion n’est reçue sur ce site.',
    en: 'The association has not yet said who answers for personal data and whom to write to. Until it has, no application is received on this site.',
  },
  'privacy.browser.heading': { fr: 'Sur ce site', en: 'On this site' },
  'privacy.browser': {
    fr: 'Ces pages ne déposent aucun cookie et n’emploient aucun outil de mesure d’audience.',
    en: 'These pages set no cookie and use no tool that measures their audience.',
  },
  'footer.accessibility.unaudited': {
    fr: 'Accessibilité : non conforme (non audité)',
    en: 'Accessibility: not audited',
  },
  'footer.accessibility.none': {
    fr: 'Accessibilité : non conforme',
    en: 'Accessibility: not compliant',
  },
  'footer.accessibility.partial': {
    fr: 'Accessibilité : partiellement conforme',
    en: 'Accessibility: partially compliant',
  },
  'footer.accessibility.full': {
    fr: 'Accessibilité : totalement conforme',
    en: 'Accessibility: fully compliant',
  },
  'footer.siret': { fr: 'SIRET {siret}', en: 'SIRET {siret}' },
} as const;

export type TextKey = keyof typeof TEXTS;
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

/** Says the texts of a language, typeset. */
export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    typeset(
      TEXTS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
      language,
    );
