import type { DepositNote } from '../../../../shared/core/deposits';
import { goesByChorus, payerLacksInWords } from '../../core/rules/call-needs';
import type { Payer } from '../../core/rules/types';
import type { Day, Localised } from '../../kernel/rules/values';

/** What of some calls and credit notes can be deposited on Chorus Pro, and what keeps the rest. Pure. */

/** The most characters of a number there (BR-FR-CPRO-02). */
const LONGEST_NUMBER = 20;

export interface Candidate {
  kind: 'call' | 'credit-note';
  number: string;
  state: 'open' | 'overdue' | 'paid' | 'waived' | 'written-off' | 'cancelled';
  engagementNumber: string | null;
  serviceCode: string | null;
  payer: Payer;
  /** How its deposit stands, and for a credit note that of its call. */
  deposit: DepositNote | null;
  callDeposit: DepositNote | null;
  /** The format of its paper; null without one. */
  format: 'pdf' | 'factur-x' | null;
  /** Whether its organisation has had another name or number since it was issued. */
  renamed: boolean;
}

export type WhyNotReady =
  | 'call-without-paper'
  | 'deposit-elsewhere'
  | 'deposit-lacks'
  | 'deposit-lacks-own-siret'
  | 'deposit-number-long'
  | 'deposit-of-cancelled'
  | 'deposit-standing'
  | 'deposit-without-number'
  | 'dues-waived';

export interface NotReady {
  reason: WhyNotReady;
  details: Record<string, unknown>;
}

const because = (reason: WhyNotReady, details: Record<string, unknown> = {}): NotReady => ({
  reason,
  details,
});

/** What nobody is asked for any more; the credit note of a cancelled call is another matter. */
const isOver = ({ kind, state }: Candidate): NotReady | null => {
  if (kind === 'credit-note') return null;
  if (state === 'cancelled') return because('deposit-of-cancelled');
  return state === 'waived' ? because('dues-waived') : null;
};

/** What Chorus Pro would reject for certain. */
const isRejected = (candidate: Candidate): NotReady | null => {
  const { kind, number, payer, engagementNumber, serviceCode } = candidate;
  if (number.length > LONGEST_NUMBER) return because('deposit-number-long');
  // A credit note repeats the numbers of its call, whatever is required since.
  const asked = kind === 'call' ? { engagementNumber, serviceCode } : null;
  // Its paper has the address of the day of its issue.
  const what = payerLacksInWords({ ...payer, addressed: true }, asked);
  return what === null ? null : because('deposit-lacks', { what });
};

/** Why one is not deposited; null when it is ready. */
export const whyNotReady = (candidate: Candidate, issuer: { siret: string }): NotReady | null => {
  const { number, payer, deposit, format } = candidate;
  if (number === '') return because('deposit-without-number');
  if (!goesByChorus(payer)) return because('deposit-elsewhere');
  const over = isOver(candidate);
  if (over) return over;
  if (deposit && deposit.state !== 'rejected') {
    return because('deposit-standing', { day: deposit.on });
  }
  if (format === null) return because('call-without-paper', { dues: number });
  if (issuer.siret === '') return because('deposit-lacks-own-siret');
  return isRejected(candidate);
};

type Remark = 'paid' | 'by-hand' | 'renamed' | 'call-not-deposited';

const REMARKS: Record<Remark, Localised> = {
  paid: {
    fr: 'Déjà réglé : ne le déposer que si le comptable le demande.',
    en: 'Paid already: deposit it only if the accountant asks for it.',
  },
  'by-hand': {
    fr: 'PDF seul, sans données : à saisir sur le portail.',
    en: 'A PDF alone, without data: to be typed in the portal.',
  },
  renamed: {
    fr: 'L’organisme a changé de nom ou de SIRET depuis : le document porte l’ancien. « Corriger l’appel » le refait.',
    en: 'The organisation has another name or SIRET since: the document has the old one. “Correct the call” makes it anew.',
  },
  'call-not-deposited': {
    fr: 'L’appel qu’il annule n’est pas noté comme déposé : ne le déposer que si l’appel l’a été.',
    en: 'The call that it cancels is not noted as deposited: deposit it only if the call was.',
  },
};

const rejectedOn = ({ reason }: DepositNote, day: Localised): Localised => ({
  fr: `Rejeté le ${day.fr} (${reason ?? ''}) : vérifier que la cause est réparée.`,
  en: `Rejected on ${day.en} (${reason ?? ''}): check that its cause is mended.`,
});

/** What to look at before one that is ready is deposited. */
export const remarksOn = (
  { kind, state, deposit, callDeposit, format, renamed }: Candidate,
  inWords: (day: Day) => Localised,
): Localised[] => {
  const isUnknown = kind === 'credit-note' && callDeposit === null;
  const remarks: [Remark, boolean][] = [
    ['paid', kind === 'call' && state === 'paid'],
    ['call-not-deposited', isUnknown],
    ['by-hand', format === 'pdf'],
    ['renamed', renamed],
  ];
  return [
    ...(deposit?.state === 'rejected' ? [rejectedOn(deposit, inWords(deposit.on as Day))] : []),
    ...remarks.flatMap(([remark, isTrue]) => (isTrue ? [REMARKS[remark]] : [])),
  ];
};
