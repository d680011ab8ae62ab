import { defaultTemplate } from './default-template';

const LEFT = {
  fr: '{% if rights.summary %}Voici où en sont vos droits :\n\n{{ rights.summary }}{% endif %}',
  en: '{% if rights.summary %}Here is where your rights stand:\n\n{{ rights.summary }}{% endif %}',
};

/** The call that a reminder is about, in the middle of a sentence. */
const CALL = {
  fr: 'l’appel de cotisation{% if dues.number %} n° {{ dues.number }}{% endif %} ({{ member.organisation }}){% if dues.starts %}, pour la période du {{ dues.starts }} au {{ dues.ends }},{% endif %}',
  en: 'the call for dues{% if dues.number %} no. {{ dues.number }}{% endif %} ({{ member.organisation }}){% if dues.starts %}, for the term from {{ dues.starts }} to {{ dues.ends }},{% endif %}',
};

/** The figures of an unpaid call, and where to pay it. */
const OWED = {
  fr: `- Reste à régler : {{ dues.remaining | default: "0 €" }}
- Montant de l’appel : {{ dues.amount }}{% if dues.paid %}
- Déjà reçu : {{ dues.paid }}{% endif %}{% if dues.credit %}
- Crédit de votre compte, déduit : {{ dues.credit }}{% endif %}
- Échéance : {{ dues.dueOn }}{% if association.iban %}
- Titulaire du compte : {{ association.accountHolder }}
- IBAN : {{ association.iban }}{% endif %}{% if association.bic %}
- BIC : {{ association.bic }}{% endif %}{% if dues.engagement %}
- Numéro d’engagement : {{ dues.engagement }}{% endif %}{% if dues.service %}
- Code service : {{ dues.service }}{% endif %}`,
  en: `- Still to pay: {{ dues.remaining | default: "€0" }}
- Amount of the call: {{ dues.amount }}{% if dues.paid %}
- Already received: {{ dues.paid }}{% endif %}{% if dues.credit %}
- Credit of your account, deducted: {{ dues.credit }}{% endif %}
- Due by: {{ dues.dueOn }}{% if association.iban %}
- Account holder: {{ association.accountHolder }}
- IBAN: {{ association.iban }}{% endif %}{% if association.bic %}
- BIC: {{ association.bic }}{% endif %}{% if dues.engagement %}
- Purchase order number: {{ dues.engagement }}{% endif %}{% if dues.service %}
- Service code: {{ dues.service }}{% endif %}`,
};

/** Reminders that need no renewal: staff add them to a workflow, or send those of a call by hand. */
export const REMINDING = [
  defaultTemplate(
    'member-welcome',
    { fr: 'Nouvelles du nouveau membre', en: 'A word to a new member' },
    {
      subject: 'Vos premiers temps avec {{ association.name }}',
      paragraphs: [
        'Votre organisme ({{ member.organisation }}) nous a rejoints il y a peu, et nous en sommes heureux. L’adhésion court jusqu’au {{ term.ends }}.',
        LEFT.fr,
        'Par où commencer ? Dites-nous ce que vous attendez de cette adhésion : nous vous aiderons à en faire usage.',
      ],
    },
    {
      subject: 'Your first weeks with {{ association.name }}',
      paragraphs: [
        '{{ member.organisation }} joined us a short while ago, and we are glad of it. The membership runs until {{ term.ends }}.',
        LEFT.en,
        'Where to begin? Tell us what you expect of this membership: we will help you to make use of it.',
      ],
    },
  ),
  defaultTemplate(
    'term-started',
    { fr: 'Début de période', en: 'Start of a term' },
    {
      subject: 'Votre adhésion du {{ term.starts }} au {{ term.ends }}',
      paragraphs: [
        'Votre adhésion ({{ member.organisation }}) est acquise du {{ term.starts }} au {{ term.ends }}{% if term.tier %} (formule « {{ term.tier }} »){% endif %}. Merci de faire route avec nous.',
        LEFT.fr,
      ],
    },
    {
      subject: 'Your membership from {{ term.starts }} to {{ term.ends }}',
      paragraphs: [
        'The membership of {{ member.organisation }} is settled from {{ term.starts }} to {{ term.ends }}{% if term.tier %} (tier: {{ term.tier }}){% endif %}. Thank you for carrying on with us.',
        LEFT.en,
      ],
    },
  ),
  defaultTemplate(
    'dues-reminder',
    { fr: 'Rappel d’un appel de cotisation', en: 'Reminder of a call for dues' },
    {
      subject:
        'Rappel : appel de cotisation{% if dues.number %} n° {{ dues.number }}{% endif %} ({{ member.organisation }})',
      paragraphs: [
        `Sauf erreur de notre part, ${CALL.fr} n’est pas encore réglé en entier.`,
        OWED.fr,
        'Si le paiement est en cours, ce message est sans objet. S’il manque une pièce pour le mandater, dites-le-nous : nous vous l’adresserons.',
      ],
    },
    {
      subject:
        'Reminder: call for dues{% if dues.number %} no. {{ dues.number }}{% endif %} ({{ member.organisation }})',
      paragraphs: [
        `Unless we are mistaken, ${CALL.en} is not paid in full yet.`,
        OWED.en,
        'If the payment is under way, please disregard this message. If a document is missing for it, tell us: we will send it to you.',
      ],
    },
  ),
  defaultTemplate(
    'payment-rejected',
    { fr: 'Règlement rejeté', en: 'Payment rejected' },
    {
      subject:
        'Votre règlement a été rejeté par la banque{% if dues.number %} (appel n° {{ dues.number }}){% endif %}',
      paragraphs: [
        `La banque a rejeté votre règlement : ${CALL.fr} reste à régler.`,
        OWED.fr,
        'Merci de régler cette somme de nouveau, ou de nous écrire si vous pensez qu’il s’agit d’une erreur.',
      ],
    },
    {
      subject:
        'The bank rejected your payment{% if dues.number %} (call no. {{ dues.number }}){% endif %}',
      paragraphs: [
        `The bank rejected your payment: ${CALL.en} is still to be paid.`,
        OWED.en,
        'Please pay this sum again, or write to us if you think that this is a mistake.',
      ],
    },
  ),
  defaultTemplate(
    'dues-second-reminder',
    {
      fr: 'Seconde relance d’un appel de cotisation',
      en: 'Second reminder of a call for dues',
    },
    {
      subject:
        'Seconde relance : appel de cotisation{% if dues.number %} n° {{ dues.number }}{% endif %} ({{ member.organisation }})',
      paragraphs: [
        `Malgré notre précédent message, ${CALL.fr} reste à régler. Son échéance était le {{ dues.dueOn }}.`,
        OWED.fr,
        'Merci de nous dire à quelle date le paiement est prévu, et s’il manque une pièce ou un numéro pour le mandater. Nous noterons cette date, et ne vous relancerons pas d’ici là.',
      ],
    },
    {
      subject:
        'Second reminder: call for dues{% if dues.number %} no. {{ dues.number }}{% endif %} ({{ member.organisation }})',
      paragraphs: [
        `Despite our earlier message, ${CALL.en} is still to be paid. It was due by {{ dues.dueOn }}.`,
        OWED.en,
        'Please tell us on which day the payment is planned, and whether a document or a number is missing for it. We will note that day, and not remind you before it.',
      ],
    },
  ),
  defaultTemplate(
    'dues-formal-notice',
    { fr: 'Mise en demeure de payer', en: 'Formal notice to pay' },
    {
      subject:
        'Mise en demeure : appel de cotisation{% if dues.number %} n° {{ dues.number }}{% endif %} ({{ member.organisation }})',
      paragraphs: [
        `Malgré nos relances, ${CALL.fr} n’est toujours pas réglé. Son échéance était le {{ dues.dueOn }}.`,
        OWED.fr,
        'Par ce message, nous vous mettons en demeure de régler cette somme, ou de nous dire par écrit pour quelle raison vous la contestez.',
        'L’appel est joint.',
      ],
    },
    {
      subject:
        'Formal notice: call for dues{% if dues.number %} no. {{ dues.number }}{% endif %} ({{ member.organisation }})',
      paragraphs: [
        `Despite our reminders, ${CALL.en} is still not paid. It was due by {{ dues.dueOn }}.`,
        OWED.en,
        'By this message we give you formal notice to pay this sum, or to tell us in writing for which reason you contest it.',
        'The call is attached.',
      ],
    },
  ),
];
