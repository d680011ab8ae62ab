import { createIntl } from 'react-intl';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import { createFormat } from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/format';
import type { Words } from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/plan-sentences';

/** The language of a page of outcomes: the texts and formats of the screens, and a few of its own. */

export type Lang = 'fr' | 'en';

/** The texts of the pages alone; those of the screens come from their catalogue. */
const OWN = {
  title: {
    fr: 'Ce que fait chaque commande, situation par situation',
    en: 'What each command does, situation by situation',
  },
  intro: {
    fr: [
      'Pour chaque situation d’un membre : ce qui vaut ce jour-là, ce que chaque commande y fait, et celles qui y sont refusées, avec ce qu’il faut faire à la place. Les phrases sont celles que la fiche montre avant d’agir. Ce qui n’est pas dit reste comme c’était.',
      'Le membre de ces pages a la formule « Organismes publics » (5 000 €, année civile, renouvellement ouvert 90 jours avant la fin, 60 jours de grâce), sous le parcours « à la décision » sauf mention. Pourquoi ces règles : [les règles](rules.md).',
      'Cette page est faite de [outcomes.txt](outcomes.txt), que les tests tiennent à ce que l’application calcule : la corriger à la main ne sert à rien. In English: [outcomes.en.md](outcomes.en.md).',
    ],
    en: [
      'For each situation of a member: what stands on that day, what each command does then, and those that are refused, with what to do instead. The sentences are those that the page of a member shows before anything is done. What is not told stays as it was.',
      'The member of these pages has the tier “Public bodies” (€5,000, calendar year, renewal opened 90 days before the end, 60 days of grace), under the workflow “upon decision” unless it is said. Why the rules are so: [the rules](rules.md).',
      'This page is made of [outcomes.txt](outcomes.txt), which tests hold to what the application computes: it is of no use to edit it. En français : [outcomes.fr.md](outcomes.fr.md).',
    ],
  },
  situations: { fr: 'Les situations', en: 'The situations' },
  on: { fr: 'Le {day}.', en: 'On {day}.' },
  possible: { fr: 'Possible', en: 'Possible' },
  refused: { fr: 'Refusé', en: 'Refused' },
  quiet: {
    fr: 'Sans autre effet que ce qui est noté : {commands}.',
    en: 'With no effect but what is noted: {commands}.',
  },
  organisation: {
    fr: 'Change l’organisme seul ; l’adhésion, ses périodes et son compte restent.',
    en: 'Changes the organisation alone; the membership, its terms and its account stay.',
  },
  case: { fr: '{label} : {value}', en: '{label}: {value}' },
  payment: {
    fr: 'Sous le parcours « au paiement » : les droits attendent le règlement.',
    en: 'Under the workflow “upon payment”: rights wait for the money.',
  },
  term: {
    fr: 'Période {state} : {period}, {tier}, {price}{more}.',
    en: 'Term {state}: {period}, {tier}, {price}{more}.',
  },
  waived: { fr: ', cotisation offerte', en: ', dues waived' },
  held: { fr: ', droits retirés depuis le {day}', en: ', rights withdrawn since {day}' },
  call: {
    fr: 'Appel {number} de {amount} : réglé {paid}, reste {left}, à payer avant le {due}{more}.',
    en: 'Call {number} of {amount}: {paid} paid, {left} left, to be paid before {due}{more}.',
  },
  'on-hold': {
    fr: ', relances suspendues jusqu’au {day} ({cause})',
    en: ', reminders on hold until {day} ({cause})',
  },
  'held-until': {
    fr: 'relances suspendues jusqu’au {day} ({cause})',
    en: 'reminders on hold until {day} ({cause})',
  },
  cancelled: {
    fr: 'Appel {number} de {amount}, annulé le {day} par l’avoir {note}.',
    en: 'Call {number} of {amount}, cancelled on {day} by the credit note {note}.',
  },
  renewal: {
    fr: 'Renouvellement ouvert le {day}, à l’étape « {stage} »{more}.',
    en: 'Renewal opened on {day}, at the stage “{stage}”{more}.',
  },
  accepted: { fr: ', réponse : oui', en: ', answer: yes' },
  declined: { fr: ', réponse : non', en: ', answer: no' },
  decides: { fr: ', l’assemblée décide le {day}', en: ', the council decides on {day}' },
  closed: { fr: ', clos le {day}', en: ', closed on {day}' },
  rights: { fr: 'Droits, {period} : {list}.', en: 'Rights, {period}: {list}.' },
  'closed-rights': {
    fr: 'Droits fermés, {period} : {list}.',
    en: 'Closed rights, {period}: {list}.',
  },
  used: {
    fr: '{name} {granted} dont {used} pris',
    en: '{name} {granted} of which {used} used',
  },
  account: {
    fr: 'Compte : {due} à payer, {paid} reçus en tout, {credit} de crédit.',
    en: 'Account: {due} to pay, {paid} received in all, {credit} of credit.',
  },
  'account-change': { fr: 'Compte : {changes}.', en: 'Account: {changes}.' },
  due: { fr: 'à payer {was} → {is}', en: 'to pay {was} → {is}' },
  paid: { fr: 'reçu en tout {was} → {is}', en: 'received in all {was} → {is}' },
  credit: { fr: 'crédit {was} → {is}', en: 'credit {was} → {is}' },
  status: { fr: 'Statut : {status}. {because}', en: 'Status: {status}. {because}' },
  nothing: {
    fr: 'Rien n’est plus fait sans que quelqu’un agisse.',
    en: 'Nothing more is done without somebody acting.',
  },
  'ends-not': {
    fr: 'Sans fin tant que personne n’agit.',
    en: 'Without an end as long as nobody acts.',
  },
  withdrawn: {
    fr: 'démission, plus membre à partir du {day}',
    en: 'withdrawn, no member from {day} on',
  },
  excluded: {
    fr: 'radiation, plus membre à partir du {day}',
    en: 'excluded, no member from {day} on',
  },
  merged: {
    fr: 'réunie à une autre adhésion le {day}',
    en: 'merged into another membership on {day}',
  },
  turned: { fr: 'candidature refusée le {day}', en: 'application refused on {day}' },
  suspended: { fr: 'suspendue depuis le {day}', en: 'suspended since {day}' },
  imposed: { fr: 'statut imposé jusqu’au {day}', en: 'status imposed until {day}' },
  muted: { fr: 'hors des envois jusqu’au {day}', en: 'left out of sending until {day}' },
  tier: { fr: 'formule « {tier} »', en: 'tier “{tier}”' },
  since: { fr: 'membre depuis le {day}', en: 'member since {day}' },
  now: { fr: 'Désormais : {what}.', en: 'From now on: {what}.' },
  'no-longer': { fr: 'Ne vaut plus : {what}.', en: 'No longer: {what}.' },
  'call-change': { fr: '{title} : {sums}.', en: '{title}: {sums}.' },
  message: {
    fr: 'E-mail « {name} » à : {role}{paper}{held}.',
    en: 'E-mail “{name}” to: {role}{paper}{held}.',
  },
  nobody: { fr: 'personne, faute d’adresse', en: 'nobody, for want of an address' },
  paper: { fr: ', avec l’appel', en: ', with the call' },
  'held-back': { fr: ', retenu', en: ', held back' },
  asks: { fr: 'Demande d’abord une confirmation.', en: 'Asks for a confirmation first.' },
  left: { fr: 'Sur celle qui prend fin : {what}', en: 'On the one that ends: {what}' },
  other: { fr: 'Sur l’autre adhésion : {what}', en: 'On the other membership: {what}' },
  after: { fr: '{days} jours après la fin', en: '{days} days after the end' },
  'after-due': {
    fr: '{days} jours après l’échéance de l’appel',
    en: '{days} days after the due day of the call',
  },
  before: { fr: '{days} jours avant la fin', en: '{days} days before the end' },
  reminder: { fr: 'Rappel « {id} » : {state}.', en: 'Reminder “{id}”: {state}.' },
  done: { fr: 'compté comme envoyé', en: 'counts as sent' },
  superseded: { fr: 'laissé de côté', en: 'left aside' },
  skipped: { fr: 'laissé de côté par l’équipe', en: 'left aside by staff' },
  'of-date': { fr: '{amount} du {day}', en: '{amount} of {day}' },
  'other-member': {
    fr: 'un membre dont l’année est réglée',
    en: 'a member whose year is paid',
  },
  'other-candidate': { fr: 'une candidature reçue', en: 'an application that waits' },
  'other-one': { fr: 'un membre sans période', en: 'a member without a term' },
} as const;

export type OwnKey = keyof typeof OWN;

export interface PageWords extends Words {
  lang: Lang;
  own: (key: Exclude<OwnKey, 'intro'>, values?: Record<string, string>) => string;
  intro: readonly string[];
  has: (key: string) => boolean;
}

export const wordsIn = (lang: Lang): PageWords => {
  const messages = textsIn(lang);
  const intl = createIntl({ locale: lang, messages });
  return {
    lang,
    format: createFormat(lang === 'fr' ? 'fr-FR' : 'en-GB'),
    t: (id, values) => intl.formatMessage({ id, defaultMessage: id }, values),
    has: (key) => key in messages,
    own: (key, values = {}) =>
      OWN[key][lang].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
    intro: OWN.intro[lang],
  };
};
