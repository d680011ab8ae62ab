import { defaultTemplate } from '../../messages/texts/default-template';

/** The message that convenes to a general assembly. */
export const CONVOCATION = 'assembly-convocation';

export const CONVENING = [
  defaultTemplate(
    CONVOCATION,
    { fr: 'Convocation à l’assemblée générale', en: 'Convocation to the general assembly' },
    {
      subject: 'Convocation : {{ assembly.title }}, le {{ assembly.date }}',
      paragraphs: [
        `{% if assembly.second %}Le quorum n’ayant pas été atteint une première fois, nous vous convoquons de nouveau{% else %}Nous vous convoquons{% endif %} à l’assemblée générale {{ assembly.kind }} de {{ association.name }}, qui se tiendra le {{ assembly.date }}{% if assembly.time %} à {{ assembly.time }}{% endif %}.`,
        `{% if assembly.place %}Lieu : {{ assembly.place }}{% endif %}\n{% if assembly.link %}En visioconférence : {{ assembly.link }}{% endif %}`,
        `{% if assembly.agenda %}Ordre du jour :\n{{ assembly.agenda }}{% endif %}`,
        `{% if assembly.votes %}Votre organisme ({{ member.organisation }}) dispose de {{ assembly.votes }}{% if assembly.holder %}, que porte {{ assembly.holder }}{% endif %}.{% else %}Votre organisme ({{ member.organisation }}) assiste à l’assemblée sans voix délibérative.{% endif %}`,
        `{% if assembly.votes %}En cas d’empêchement, vous pouvez donner pouvoir : répondez à ce message en indiquant à qui.{% if assembly.proxies %} Une même personne ne peut pas porter plus de {{ assembly.proxies }}.{% endif %}{% endif %}`,
      ],
    },
    {
      subject: 'Convocation: {{ assembly.title }}, on {{ assembly.date }}',
      paragraphs: [
        `{% if assembly.second %}As the quorum was not reached the first time, you are convened again{% else %}You are convened{% endif %} to the {{ assembly.kind }} general assembly of {{ association.name }}, to be held on {{ assembly.date }}{% if assembly.time %} at {{ assembly.time }}{% endif %}.`,
        `{% if assembly.place %}Place: {{ assembly.place }}{% endif %}\n{% if assembly.link %}By video conference: {{ assembly.link }}{% endif %}`,
        `{% if assembly.agenda %}Agenda:\n{{ assembly.agenda }}{% endif %}`,
        `{% if assembly.votes %}{{ member.organisation }} has {{ assembly.votes }}{% if assembly.holder %}, carried by {{ assembly.holder }}{% endif %}.{% else %}{{ member.organisation }} is invited to attend, without a vote.{% endif %}`,
        `{% if assembly.votes %}If you cannot come, you may give a proxy: reply to this message and say to whom.{% if assembly.proxies %} One person may carry no more than {{ assembly.proxies }}.{% endif %}{% endif %}`,
      ],
    },
  ),
];
