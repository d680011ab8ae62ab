import type { RefusalText } from '../../kernel/errors';

/** Why the answer of a member to a renewal is refused, said to the member. */
export const ANSWER_REFUSALS = {
  'answer-not-taken': {
    fr: 'Votre réponse n’a pas pu être enregistrée : écrivez à l’association, qui la notera.',
    en: 'Your answer could not be recorded: write to the association, which will note it.',
  },
  'invitation-expired': {
    status: 410,
    fr: 'Ce lien n’est plus valable : le délai est passé, ou il a été remplacé. Écrivez à l’association si vous souhaitez encore répondre.',
    en: 'This link does not work any more: its time is over, or it was replaced. Write to the association if you still wish to answer.',
  },
  'invitation-unknown': {
    status: 404,
    fr: 'Ce lien n’existe pas : ouvrez-le depuis le message que vous avez reçu, en entier.',
    en: 'There is no such link: open it from the message that you got, the whole of it.',
  },
  'invitation-used': {
    fr: 'Ce renouvellement n’attend plus de réponse : elle a déjà été donnée, ou l’association l’a clos. Rien n’a changé.',
    en: 'This renewal awaits no answer: one was given already, or the association closed it. Nothing has changed.',
  },
  'no-link-to-revoke': {
    fr: 'Ce message n’a pas de lien à révoquer : il n’est pas parti, ou on a déjà répondu par son lien.',
    en: 'This message has no link to revoke: it has not left, or its link was answered by.',
  },
  'proposal-changed': {
    fr: 'La proposition a changé depuis que vous l’avez lue : rechargez la page, puis répondez.',
    en: 'The proposal has changed since you read it: reload the page, then answer.',
  },
  'renewal-answered': {
    fr: 'Ce renouvellement n’attend plus de réponse : elle a déjà été donnée, ou l’association l’a clos. Rien n’a changé.',
    en: 'This renewal awaits no answer: one was given already, or the association closed it. Nothing has changed.',
  },
  'renewal-none': {
    status: 404,
    fr: 'Aucun renouvellement n’est proposé pour le moment.',
    en: 'No renewal is proposed at the moment.',
  },
  'renewal-overdue': {
    fr: 'Le délai pour répondre est passé : écrivez à l’association, elle vous dira comment revenir.',
    en: 'The time to answer is over: write to the association, which will tell you how to come back.',
  },
} satisfies Record<string, RefusalText>;
