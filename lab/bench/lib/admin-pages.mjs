/** The pages that `npm run bench:admin` opens, and what must be on the screen for each to count as shown. */

const OURS = '/admin/plugins/membership-lifecycle';
const SETTINGS = '/admin/settings/membership-lifecycle';
const CONTENT = '/admin/content-manager/collection-types';

const ROWS = 'main tbody tr td';

/** `shown` is a selector of the first piece of the page's own data; `heading` stands above it. */
export const pagesFor = ({ member, offer }) => [
  {
    name: 'Home',
    path: '/admin',
    heading: /Bonjour/,
    shown: 'main section a[href*="membership-lifecycle"]',
  },
  { name: 'Members', path: `${OURS}/members`, heading: /Membres/, shown: ROWS },
  {
    name: 'Members, found by a name',
    path: `${OURS}/members?search=${encodeURIComponent(member.organisation.name.slice(0, 8))}`,
    heading: /Membres/,
    shown: ROWS,
  },
  {
    name: 'New member',
    path: `${OURS}/members/new`,
    heading: /Nouveau membre/,
    shown: 'main form input',
  },
  {
    name: 'Renewals, board',
    path: `${OURS}/renewals?view=board`,
    heading: /Renouvellements/,
    shown: 'main section li, main [role="region"] li',
  },
  {
    name: 'Renewals, list',
    path: `${OURS}/renewals?view=table`,
    heading: /Renouvellements/,
    shown: ROWS,
  },
  { name: 'Dues', path: `${OURS}/dues`, heading: /Cotisations/, shown: ROWS },
  { name: 'Bank', path: `${OURS}/bank`, heading: /Banque/, shown: ROWS },
  { name: 'Calls and credit notes', path: `${OURS}/calls`, heading: /Appels et avoirs/, shown: ROWS },
  { name: 'Payments', path: `${OURS}/payments`, heading: /Règlements/, shown: ROWS },
  { name: 'Treasury', path: `${OURS}/treasury`, heading: /Trésorerie/, shown: ROWS },
  { name: 'Counters', path: `${OURS}/counters`, heading: /Compteurs/, shown: ROWS },
  {
    name: 'Dashboard',
    path: `${OURS}/dashboard`,
    heading: /Tableau de bord/,
    shown: 'main svg.recharts-surface',
  },
  { name: 'Schedule', path: `${OURS}/schedule`, heading: /Échéancier/, shown: 'main li' },
  { name: 'Messages', path: `${OURS}/messages`, heading: /Messages/, shown: ROWS },
  {
    name: 'Memberships (Content Manager)',
    path: `${CONTENT}/api::membership.membership`,
    heading: /Adhésion/,
    shown: ROWS,
  },
  {
    name: 'Organisations (Content Manager)',
    path: `${CONTENT}/api::organisation.organisation`,
    heading: /Organisme/,
    shown: ROWS,
  },
  {
    name: 'One member, ten years',
    path: `${OURS}/members/${member.documentId}`,
    heading: new RegExp(member.organisation.name.replace(/\W/g, '.')),
    shown: ROWS,
  },
  {
    name: 'One offer',
    path: `${CONTENT}/api::offer.offer/${offer.documentId}`,
    heading: new RegExp(offer.title.replace(/\W/g, '.')),
    shown: 'main form input',
  },
  {
    name: 'Settings: workflows',
    path: `${SETTINGS}/workflow`,
    heading: /Parcours/,
    shown: ROWS,
  },
  {
    name: 'Settings: templates',
    path: `${SETTINGS}/templates`,
    heading: /Modèles/,
    shown: ROWS,
  },
  {
    name: 'Settings: identity',
    path: `${SETTINGS}/identity`,
    heading: /Identité/,
    shown: 'main input',
  },
];
