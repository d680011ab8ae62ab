import { refusing, type RefusalText } from '../../kernel/errors';
import { COMMON_REFUSALS } from '../../kernel/refusals/common';

/** Why the association's settings are not saved. */
export const SETTINGS_REFUSALS = {
  'identity-changed-meanwhile': {
    fr: 'Entre-temps, {by} a enregistré l’identité : rien de ce que vous avez saisi n’est perdu. Relisez, puis enregistrez de nouveau.',
    en: 'Meanwhile {by} saved the identity: nothing that you typed is lost. Read it again, then save.',
  },
  'owner-unknown': {
    status: 400,
    fr: 'Cette personne ne peut pas suivre de renouvellement : son compte est fermé, ou son rôle ne le permet pas.',
    en: 'This person cannot follow a renewal: their account is closed, or their role does not allow it.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...COMMON_REFUSALS, ...SETTINGS_REFUSALS });
