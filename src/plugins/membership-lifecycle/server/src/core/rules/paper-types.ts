import type { BankAccount, Cents, Day } from '../../kernel/rules/values';

/** A plain PDF, or one with embedded invoice data for Chorus Pro. */
export type PaperFormat = 'pdf' | 'factur-x';

/** A paper of a call: the call itself, or the credit note that cancels it. */
export interface CallPaper {
  id: string;
  kind: 'call' | 'credit-note';
  membershipId: string;
  duesId: string;
  /** 1, except for calls that were issued again under their number, as earlier versions did. */
  edition: number;
  issuedOn: Day;
  format: PaperFormat;
  /** Its contents that can change later; null on older papers, which did not record them. */
  said: CallSaid | null;
  /** The account that it names; null while that is the present one. */
  account: BankAccount | null;
}

/** The figures on the paper of a call. */
export interface CallSaid {
  amount: Cents;
  dueOn: Day;
  startsOn: Day;
  endsOn: Day;
}
