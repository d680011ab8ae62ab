import type { Localised } from '../kernel/rules/values';

/** Every reason of a status, with the state of the dues and of a payment, in words. */
export const STATUS_SENTENCES: Record<string, Localised> = {
  applied: {
    fr: 'Candidature reçue le {on}.',
    en: 'Application received on {on}.',
  },
  refused: { fr: 'Candidature refusée le {on}.', en: 'Application refused on {on}.' },
  withdrawn: {
    fr: 'Démission : plus d’adhésion depuis le {on}.',
    en: 'Withdrawn: no membership since {on}.',
  },
  'application-withdrawn': {
    fr: 'Candidature retirée le {on}.',
    en: 'Application withdrawn on {on}.',
  },
  excluded: {
    fr: 'Radiation : plus d’adhésion depuis le {on}.',
    en: 'Excluded: no membership since {on}.',
  },
  merged: {
    fr: 'Réunie à une autre adhésion le {on}.',
    en: 'Merged into another membership on {on}.',
  },
  suspended: {
    fr: 'Suspendue depuis le {on}, jusqu’à ce que l’association la rétablisse.',
    en: 'Suspended since {on}, until the association reinstates it.',
  },
  override: {
    fr: 'Statut fixé par l’équipe jusqu’au {until} : {reason}',
    en: 'Status set by staff until {until}: {reason}',
  },
  // The version for members, without the staff's internal reason.
  'override-told': {
    fr: 'Statut fixé par l’association jusqu’au {until}.',
    en: 'Status set by the association until {until}.',
  },
  'term-runs': {
    fr: 'Période du {startsOn} au {endsOn}, cotisation réglée.',
    en: 'Term from {startsOn} to {endsOn}, dues settled.',
  },
  'term-runs-unpaid': {
    fr: 'Période du {startsOn} au {endsOn}, cotisation à régler.',
    en: 'Term from {startsOn} to {endsOn}, dues not settled.',
  },
  'term-runs-uncalled': {
    fr: 'Période du {startsOn} au {endsOn}, cotisation pas encore appelée.',
    en: 'Term from {startsOn} to {endsOn}, dues not called yet.',
  },
  'in-term': {
    fr: 'Période du {startsOn} au {endsOn}.',
    en: 'Term from {startsOn} to {endsOn}.',
  },
  // True of a line that staff put back on the roll too: the listing says who votes.
  'unpaid-at-cut-off': {
    fr: 'Cotisation de la période du {startsOn} au {endsOn} non réglée au {on} (reste {remaining}).',
    en: 'Dues of the term from {startsOn} to {endsOn} not paid by {on} ({remaining} remain).',
  },
  'uncalled-at-cut-off': {
    fr: 'Cotisation de la période du {startsOn} au {endsOn} pas encore appelée au {on}, donc non réglée.',
    en: 'Dues of the term from {startsOn} to {endsOn} not called yet on {on}, so not paid.',
  },
  // Second sentences, for a reason with the parameter `dues`.
  'dues-settled': { fr: 'Cotisation réglée.', en: 'Dues settled.' },
  'dues-waived': { fr: 'Dispensée de cotisation.', en: 'Dues waived.' },
  'dues-free': { fr: 'Sans cotisation à payer.', en: 'No dues to pay.' },
  'dues-not-called': { fr: 'Cotisation pas encore appelée.', en: 'Dues not called yet.' },
  'dues-open': {
    fr: 'Cotisation à régler d’ici au {dueOn} : {remaining}.',
    en: 'Dues to be paid by {dueOn}: {remaining}.',
  },
  'dues-late': {
    fr: 'Cotisation non réglée : {remaining}, échus le {dueOn}.',
    en: 'Dues not settled: {remaining}, due on {dueOn}.',
  },
  'dues-partly-open': {
    fr: 'Cotisation réglée en partie : {paid} sur {amount}, reste {remaining} d’ici au {dueOn}.',
    en: 'Dues settled in part: {paid} of {amount}, {remaining} remain by {dueOn}.',
  },
  'dues-partly-late': {
    fr: 'Cotisation réglée en partie : {paid} sur {amount}, reste {remaining}, échus le {dueOn}.',
    en: 'Dues settled in part: {paid} of {amount}, {remaining} remain, due on {dueOn}.',
  },
  'term-comes': {
    fr: 'La première période commence le {startsOn}.',
    en: 'The first term starts on {startsOn}.',
  },
  'awaiting-payment': {
    fr: 'Acceptée le {on} ; la période commencera avec le règlement.',
    en: 'Accepted on {on}; the term starts with the payment.',
  },
  'awaiting-issue': {
    fr: 'Acceptée le {on} ; la période est préparée et reste à émettre.',
    en: 'Accepted on {on}; the term is prepared and still to be issued.',
  },
  'awaiting-term': {
    fr: 'Acceptée le {on} ; aucune période n’est préparée.',
    en: 'Accepted on {on}; no term is prepared.',
  },
  committed: {
    fr: 'Période finie le {endsOn} ; le renouvellement est engagé, et l’adhésion tient jusqu’au règlement, qui est attendu.',
    en: 'Term ended on {endsOn}; the renewal is committed, and the membership holds until the payment, which is awaited.',
  },
  grace: {
    fr: 'Période finie le {endsOn}, délai de grâce jusqu’au {graceEnds}.',
    en: 'Term ended on {endsOn}, grace until {graceEnds}.',
  },
  'never-asked': {
    fr: 'Période finie le {endsOn}, mais aucune proposition n’a encore été envoyée : le délai de grâce ne court qu’à partir d’elle.',
    en: 'Term ended on {endsOn}, but no proposal has been sent yet: the grace runs from then on.',
  },
  declined: {
    fr: 'Période finie le {endsOn} ; le membre a dit non le {on}.',
    en: 'Term ended on {endsOn}; the member said no on {on}.',
  },
  closed: {
    fr: 'Période finie le {endsOn} ; le renouvellement a été clos le {on}.',
    en: 'Term ended on {endsOn}; the renewal was closed on {on}.',
  },
  'decided-then': {
    fr: 'Décision de l’association, du {from} au {until}.',
    en: 'Decision of the association, from {from} to {until}.',
  },
  'counted-then': {
    fr: 'Statut compté à cette date, du {from} au {until}.',
    en: 'Status counted on that day, from {from} to {until}.',
  },
  'money-taken-back': {
    fr: 'Le règlement a été repris le {on} : les droits attendent le nouveau.',
    en: 'The payment was taken back on {on}: the rights wait for another one.',
  },
  'asked-again': {
    fr: 'Période finie le {endsOn} ; sa suite est à proposer de nouveau, et le délai de grâce ne court qu’à partir de là.',
    en: 'Term ended on {endsOn}; the next one is to be proposed again, and the grace runs from then on.',
  },
  deciding: {
    fr: 'Période finie le {endsOn} ; l’adhésion tient jusqu’à ce que l’assemblée du membre décide de la suite.',
    en: 'Term ended on {endsOn}; the membership holds until the member’s council decides what follows.',
  },
  'deciding-until': {
    fr: 'Période finie le {endsOn} ; l’assemblée du membre décide de la suite, délai de grâce jusqu’au {graceEnds}.',
    en: 'Term ended on {endsOn}; the member’s council decides what follows, grace until {graceEnds}.',
  },
  lapsed: {
    fr: 'Période finie le {endsOn}, sans renouvellement au {graceEnds}.',
    en: 'Term ended on {endsOn}, not renewed by {graceEnds}.',
  },
  'payment-becomes-credit': {
    fr: '{surplus} ne sont attendus par aucun appel : ils restent en crédit sur le compte du membre.',
    en: 'No call asks for {surplus}: they stay as a credit on the member’s account.',
  },
  'payment-early': {
    fr: 'La date du {on} est antérieure de {days} jours à l’appel {call}.',
    en: 'The day, {on}, is {days} days before call {call}.',
  },
  'payment-exceeds': {
    fr: 'Il reste {remaining} à payer sur l’appel {call} : {surplus} de plus restent en crédit sur le compte du membre.',
    en: '{remaining} are left to pay on call {call}: {surplus} more stay as a credit on the member’s account.',
  },
  'payment-on-cancelled': {
    fr: 'L’appel {call} est annulé : {surplus} restent en crédit sur le compte du membre.',
    en: 'Call {call} is cancelled: {surplus} stay as a credit on the member’s account.',
  },
  'payment-on-waived': {
    fr: 'La cotisation de l’appel {call} est offerte : {surplus} restent en crédit sur le compte du membre.',
    en: 'The dues of call {call} are waived: {surplus} stay as a credit on the member’s account.',
  },
};
