import { refusing, type RefusalText } from '../../kernel/errors';

/** Why a webhook, or an event for one, is refused. */
export const EVENT_REFUSALS = {
  'event-being-sent': {
    fr: 'Cet événement est en cours d’envoi : réessayez dans un instant.',
    en: 'This event is being sent: try again in a moment.',
  },
  'event-unknown': {
    status: 404,
    fr: 'Cet événement n’existe pas, ou n’est plus gardé.',
    en: 'This event does not exist, or is no longer kept.',
  },
  'webhook-unknown': {
    status: 404,
    fr: 'Ce webhook n’existe plus : rechargez la page.',
    en: 'This webhook no longer exists: reload the page.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...EVENT_REFUSALS });
