import type { Locale } from '../../kernel/rules/values';

/** The words of certificates and receipts. */

export type Key =
  | 'certificate'
  | 'certificateFile'
  | 'receipt'
  | 'receiptFile'
  | 'to'
  | 'isMember'
  | 'wasMember'
  | 'inGrace'
  | 'wasInGrace'
  | 'reference'
  | 'since'
  | 'tier'
  | 'period'
  | 'lastPeriod'
  | 'fromTo'
  | 'dues'
  | 'settled'
  | 'settledSince'
  | 'waived'
  | 'free'
  | 'not-called'
  | 'owed'
  | 'partly'
  | 'made'
  | 'served'
  | 'by'
  | 'call'
  | 'called'
  | 'amounts'
  | 'payment'
  | 'amount'
  | 'total'
  | 'words'
  | 'whole'
  | 'part'
  | 'page'
  | 'received'
  | 'refund'
  | 'transfer'
  | 'mandate'
  | 'cheque'
  | 'card'
  | 'cash';

export const TEXTS: Record<Locale, Record<Key, string>> = {
  fr: {
    certificate: 'Attestation d’adhésion n° {number}',
    certificateFile: 'Attestation d’adhésion {number}',
    receipt: 'Reçu de cotisation n° {number}',
    receiptFile: 'Reçu de cotisation {number}',
    to: 'Délivré à',
    isMember: '{issuer} atteste que {body} est membre de l’association au {day}.',
    wasMember: '{issuer} atteste que {body} était membre de l’association le {day}.',
    inGrace:
      'Sa dernière période d’adhésion a pris fin le {endsOn} ; son renouvellement est en cours.',
    wasInGrace:
      'Sa dernière période d’adhésion avait pris fin le {endsOn} ; son renouvellement était en cours.',
    reference: 'Référence de l’adhésion',
    since: 'Membre depuis le',
    tier: 'Formule',
    period: 'Période d’adhésion',
    lastPeriod: 'Dernière période',
    fromTo: 'du {from} au {to}',
    dues: 'Cotisation de la période',
    settled: 'à jour au {day}',
    settledSince: 'non réglée au {day}, réglée depuis (le {on})',
    waived: 'offerte : rien n’est dû',
    free: 'sans cotisation : rien n’est dû',
    'not-called': 'non appelée au {day}',
    owed: 'non réglée au {day}',
    partly: 'réglée en partie au {day}',
    made: 'Fait {place}le {on}.',
    served: 'Fait {place}le {on}, pour servir et valoir ce que de droit.',
    by: 'Pour {issuer}',
    call: 'Appel de cotisation',
    called: 'n° {number} du {on}',
    amounts: 'Sommes reçues',
    payment: 'Règlement',
    amount: 'Montant',
    total: 'Total reçu',
    words: '{issuer} a reçu de {body} la somme de {words} ({amount}).',
    whole: 'La cotisation appelée, de {amount}, est réglée en totalité.',
    part: 'Règlement partiel : il reste {left} à régler sur les {amount} appelés.',
    page: 'Page {page} sur {pages}',
    received: 'Reçu le {on}',
    refund: 'Remboursé le {on}',
    transfer: 'virement',
    mandate: 'mandat administratif',
    cheque: 'chèque',
    card: 'carte bancaire',
    cash: 'espèces',
  },
  en: {
    certificate: 'Certificate of membership no. {number}',
    certificateFile: 'Certificate of membership {number}',
    receipt: 'Receipt for dues no. {number}',
    receiptFile: 'Receipt for dues {number}',
    to: 'Issued to',
    isMember: '{issuer} certifies that {body} is a member of the association on {day}.',
    wasMember: '{issuer} certifies that {body} was a member of the association on {day}.',
    inGrace: 'Its last membership period ended on {endsOn}; its renewal is under way.',
    wasInGrace: 'Its last membership period had ended on {endsOn}; its renewal was under way.',
    reference: 'Membership reference',
    since: 'Member since',
    tier: 'Tier',
    period: 'Membership period',
    lastPeriod: 'Last period',
    fromTo: 'from {from} to {to}',
    dues: 'Dues of the period',
    settled: 'paid up on {day}',
    settledSince: 'not paid on {day}, paid since (on {on})',
    waived: 'waived: nothing is owed',
    free: 'no dues: nothing is owed',
    'not-called': 'not called for on {day}',
    owed: 'not paid on {day}',
    partly: 'paid in part on {day}',
    made: 'Made {place}on {on}.',
    served: 'Made {place}on {on}, to serve as needed.',
    by: 'For {issuer}',
    call: 'Call for dues',
    called: 'no. {number} of {on}',
    amounts: 'Amounts received',
    payment: 'Payment',
    amount: 'Amount',
    total: 'Total received',
    words: '{issuer} has received from {body} the sum of {words} ({amount}).',
    whole: 'The dues called for, {amount}, are paid in full.',
    part: 'Part payment: {left} of the {amount} called for is still owed.',
    page: 'Page {page} of {pages}',
    received: 'Received on {on}',
    refund: 'Refunded on {on}',
    transfer: 'bank transfer',
    mandate: 'public payment order',
    cheque: 'cheque',
    card: 'card',
    cash: 'cash',
  },
};
