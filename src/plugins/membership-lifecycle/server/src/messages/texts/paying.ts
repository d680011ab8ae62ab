import { defaultTemplate } from './default-template';

/** Messages about dues and about the papers that members ask for. */
export const PAYING = [
  defaultTemplate(
    'call-issued',
    { fr: 'Appel de cotisation', en: 'Call for dues' },
    {
      subject:
        'Appel de cotisation{% if dues.number %} n° {{ dues.number }}{% endif %} : {{ member.organisation }}',
      paragraphs: [
        'Voici l’appel de cotisation{% if dues.number %} n° {{ dues.number }}{% endif %} ({{ member.organisation }}){% if dues.starts %}, pour la période du {{ dues.starts }} au {{ dues.ends }}{% endif %}.{% if dues.replaces %} Il remplace l’appel n° {{ dues.replaces }}, annulé par un avoir.{% endif %}',
        `- {% if dues.paid or dues.credit %}Reste à régler : {{ dues.remaining | default: "0 €" }}
- Montant de l’appel : {{ dues.amount }}{% else %}Montant : {{ dues.amount }}{% endif %}{% if dues.paid %}
- Déjà reçu : {{ dues.paid }}{% endif %}{% if dues.credit %}
- Crédit de votre compte, déduit : {{ dues.credit }}{% endif %}{% if dues.remaining %}
- À régler au plus tard le : {{ dues.dueOn }}{% if association.iban %}
- Titulaire du compte : {{ association.accountHolder }}
- IBAN : {{ association.iban }}{% endif %}{% if association.bic %}
- BIC : {{ association.bic }}{% endif %}{% endif %}{% if dues.engagement %}
- Numéro d’engagement : {{ dues.engagement }}{% endif %}{% if dues.service %}
- Code service : {{ dues.service }}{% endif %}`,
        '{% if dues.number and dues.remaining %}Merci de rappeler le numéro {{ dues.number }} dans le libellé du virement ou du mandat. {% endif %}{% if association.rateDecision %}Tarif fixé par la décision suivante : {{ association.rateDecision }}.{% endif %}',
        '{% if association.siret %}Appel émis par {{ association.legalName }}{% if association.address %}, {{ association.address }}{% endif %}, SIRET {{ association.siret }}.{% endif %}{% if association.vatMention %} {{ association.vatMention }}.{% endif %}',
      ],
    },
    {
      subject:
        'Call for dues{% if dues.number %} no. {{ dues.number }}{% endif %}: {{ member.organisation }}',
      paragraphs: [
        'Please find below the call for dues{% if dues.number %} no. {{ dues.number }}{% endif %} of {{ member.organisation }}{% if dues.starts %}, for the term from {{ dues.starts }} to {{ dues.ends }}{% endif %}.{% if dues.replaces %} It replaces call no. {{ dues.replaces }}, cancelled by a credit note.{% endif %}',
        `- {% if dues.paid or dues.credit %}Still to pay: {{ dues.remaining | default: "€0" }}
- Amount of the call: {{ dues.amount }}{% else %}Amount: {{ dues.amount }}{% endif %}{% if dues.paid %}
- Already received: {{ dues.paid }}{% endif %}{% if dues.credit %}
- Credit of your account, deducted: {{ dues.credit }}{% endif %}{% if dues.remaining %}
- To be paid by: {{ dues.dueOn }}{% if association.iban %}
- Account holder: {{ association.accountHolder }}
- IBAN: {{ association.iban }}{% endif %}{% if association.bic %}
- BIC: {{ association.bic }}{% endif %}{% endif %}{% if dues.engagement %}
- Purchase order number: {{ dues.engagement }}{% endif %}{% if dues.service %}
- Service code: {{ dues.service }}{% endif %}`,
        '{% if dues.number and dues.remaining %}Please quote number {{ dues.number }} with the transfer. {% endif %}{% if association.rateDecision %}Rate fixed by the following decision: {{ association.rateDecision }}.{% endif %}',
        '{% if association.siret %}Issued by {{ association.legalName }}{% if association.address %}, {{ association.address }}{% endif %}, SIRET {{ association.siret }}.{% endif %}{% if association.vatMention %} {{ association.vatMention }}.{% endif %}',
      ],
    },
  ),
  defaultTemplate(
    'credit-note-issued',
    { fr: 'Avoir', en: 'Credit note' },
    {
      subject:
        'Avoir{% if creditNote.number %} n° {{ creditNote.number }}{% endif %} : {{ member.organisation }}',
      paragraphs: [
        'L’appel de cotisation{% if dues.number %} n° {{ dues.number }}{% endif %} ({{ member.organisation }}) est annulé par l’avoir{% if creditNote.number %} n° {{ creditNote.number }}{% endif %} ci-joint, de {{ creditNote.amount }}. Il n’est plus à régler.',
        '{% if creditNote.replacedBy %}L’appel n° {{ creditNote.replacedBy }} le remplace : il vous est adressé à part.{% endif %}',
      ],
    },
    {
      subject:
        'Credit note{% if creditNote.number %} no. {{ creditNote.number }}{% endif %}: {{ member.organisation }}',
      paragraphs: [
        'The call for dues{% if dues.number %} no. {{ dues.number }}{% endif %} of {{ member.organisation }} is cancelled by the attached credit note{% if creditNote.number %} no. {{ creditNote.number }}{% endif %}, of {{ creditNote.amount }}. It is not to be paid any more.',
        '{% if creditNote.replacedBy %}Call no. {{ creditNote.replacedBy }} replaces it, and is sent to you separately.{% endif %}',
      ],
    },
  ),
  defaultTemplate(
    'payment-received',
    { fr: 'Règlement reçu', en: 'Payment received' },
    {
      subject:
        'Votre règlement est bien arrivé{% if dues.number %} (appel n° {{ dues.number }}){% endif %}',
      paragraphs: [
        'Nous avons bien reçu votre règlement ({{ member.organisation }}), et nous vous en remercions.',
        '{% if dues.remaining %}À ce jour, {{ dues.paid | default: "0 €" }} ont été réglés sur {{ dues.amount }} ; il reste {{ dues.remaining }} à régler.{% else %}La cotisation de {{ dues.amount }} est entièrement réglée{% if dues.starts %}, pour la période du {{ dues.starts }} au {{ dues.ends }}{% endif %}.{% endif %}',
      ],
    },
    {
      subject:
        'Your payment has arrived{% if dues.number %} (call no. {{ dues.number }}){% endif %}',
      paragraphs: [
        'We have received the payment of {{ member.organisation }}, thank you.',
        '{% if dues.remaining %}So far {{ dues.paid | default: "€0" }} of {{ dues.amount }} has been paid; {{ dues.remaining }} is still owed.{% else %}The dues of {{ dues.amount }} are paid in full{% if dues.starts %}, for the term from {{ dues.starts }} to {{ dues.ends }}{% endif %}.{% endif %}',
      ],
    },
  ),
  defaultTemplate(
    'paper-sent',
    {
      fr: 'Envoi d’une attestation, d’un reçu ou d’une copie',
      en: 'Certificate, receipt or copy sent',
    },
    {
      subject: '{{ paper.name | default: "Votre document" }} : {{ member.organisation }}',
      paragraphs: [
        'Vous trouverez ci-joint le document demandé ({{ member.organisation }}){% if paper.name %} : {{ paper.name }}{% endif %}.',
      ],
    },
    {
      subject: '{{ paper.name | default: "Your document" }}: {{ member.organisation }}',
      paragraphs: [
        'Please find attached the document asked for by {{ member.organisation }}{% if paper.name %}: {{ paper.name }}{% endif %}.',
      ],
    },
  ),
];
