import type { RefusalText } from './refusals';

/** Why the answer of a member to a renewal is refused, said to the member. */
export const ANSWER_REFUSALS: Record<string, RefusalText> = {
  'answer-not-taken': {
    fr: 'Votre réponse n’a pas pu être enregistrée : écrivez à l’association, qui la notera.',
    en: 'Your answer could not be recorded: write to the association, which will note it.',
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
};
