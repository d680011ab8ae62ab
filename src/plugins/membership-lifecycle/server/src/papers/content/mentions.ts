import type { Locale } from '../../kernel/rules/values';
import { oneLine } from '../../kernel/texts/format';
import type { CallContext } from './call';
import type { Block } from './paper';
import type { Issuer } from './parties';

/**
 * The mentions of the French profile of electronic invoices (XP Z12-012): recovery costs, late
 * payment and early payment, each exactly once (BR-FR-05, BR-FR-06). An association that asks for
 * none of them says so.
 */

const CODES = ['PMT', 'PMD', 'AAB'] as const;
type Code = (typeof CODES)[number];

const SETTINGS = {
  PMT: 'recoveryMention',
  PMD: 'latenessMention',
  AAB: 'discountMention',
} as const satisfies Record<Code, keyof Issuer>;

const UNSAID: Record<Locale, Record<Code, string>> = {
  fr: {
    PMT: 'Aucune indemnité pour frais de recouvrement n’est demandée.',
    PMD: 'Aucune pénalité de retard n’est demandée.',
    AAB: 'Aucun escompte n’est accordé pour paiement anticipé.',
  },
  en: {
    PMT: 'No compensation for recovery costs is asked for.',
    PMD: 'No penalty for late payment is asked for.',
    AAB: 'No discount is given for early payment.',
  },
};

/** Whether a paper follows the French profile: on platforms, and in Chorus Pro under their frames. */
const isOfFrenchProfile = ({ invoicesTo, issuer }: CallContext): boolean =>
  invoicesTo === 'platform' || (invoicesTo === 'chorus-pro' && issuer.chorusFrame === 'S1');

/** The mentions of a call or a credit note, with their codes; none outside the French profile. */
export const mentionsOf = (context: CallContext, locale: Locale): { code: Code; text: string }[] =>
  isOfFrenchProfile(context)
    ? CODES.map((code) => ({
        code,
        text: oneLine(context.issuer[SETTINGS[code]]) || UNSAID[locale][code],
      }))
    : [];

/** The mentions on the page. */
export const mentionsIn = (context: CallContext, locale: Locale): Block[] => {
  const text = mentionsOf(context, locale)
    .map((mention) => mention.text)
    .join(' ');
  return text === '' ? [] : [{ kind: 'text', text }];
};

/**
 * The « cadre de facturation » (BT-23): a service, which is paid already or not. Without a network
 * nobody asks for one.
 */
export const frameOf = ({ invoicesTo, issuer }: CallContext, isPaid: boolean): string | null => {
  if (invoicesTo === null || invoicesTo === 'email-only') return null;
  const letter = invoicesTo === 'platform' ? 'S' : issuer.chorusFrame.charAt(0);
  return `${letter}${isPaid ? 2 : 1}`;
};
