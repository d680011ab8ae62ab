import type { CallHold } from '../../../shared/core/call-reminders';
import type { DepositNote } from '../../../shared/core/deposits';
import type {
  AccountView,
  CallPaperView,
  DuesView,
  MembershipView,
  MessageState,
  PaymentView,
} from '../../../shared/core/membership';
import { balanceOf, creditFor, currencyOf, receiptOf } from '../core/rules/account';
import { isReversible, reversibleParts } from '../core/rules/commands/payment-corrections';
import { refreshProposal } from '../core/rules/commands/proposing';
import { addCall } from '../core/rules/commands/stages';
import { callState, creditNoteOf, replacedBy } from '../core/rules/credit-notes';
import { duesOf, paidOf, remainingOf, sumOf } from '../core/rules/dues';
import { creditNotePaper, outdatedPaper, papersOf } from '../core/rules/papers';
import { isHeld, writtenReminders, type Held } from '../core/rules/reminders';
import type { CallPaper, Dues, Facts } from '../core/rules/types';
import type { DepositLine } from '../core/store/deposits';
import type { Day } from '../kernel/rules/values';

/** The account of a member for the screen: calls, credit notes, money. Pure. */

const numberOf = ({ dues }: Facts, duesId: string | null): string | null =>
  dues.find(({ id }) => id === duesId)?.number ?? null;

const paperView = ({ id, edition, issuedOn, format }: CallPaper): CallPaperView => ({
  id,
  edition,
  issuedOn,
  format,
});

const depositsOf = (
  lines: readonly DepositLine[],
  kind: DepositLine['kind'],
  callId: string,
): DepositNote[] =>
  lines
    .filter((line) => line.kind === kind && line.duesId === callId)
    .map(({ state, on, reason }) => ({ state, on, reason }));

const creditNoteView = (
  facts: Facts,
  duesId: string,
  deposits: readonly DepositLine[],
): DuesView['creditNote'] => {
  const note = creditNoteOf(facts, duesId);
  const paper = creditNotePaper(facts.papers, duesId);
  return note
    ? {
        id: note.id,
        number: note.number ?? '',
        issuedOn: note.issuedOn,
        cause: note.cause,
        replacedBy: numberOf(facts, note.replacedById),
        deposits: depositsOf(deposits, 'credit-note', duesId),
        paper: paper ? paperView(paper) : null,
      }
    : null;
};

/** Until when the reminders of a call are on hold, and why; null when they are not on a day. */
export const heldView = (call: Held, day: Day): CallHold | null =>
  isHeld(call, day) && call.heldUntil !== null
    ? { cause: call.heldCause ?? 'other', until: call.heldUntil }
    : null;

const writtenOffView = ({
  writtenOff,
  writtenOffOn,
  writtenOffAs,
}: Dues): DuesView['writtenOff'] =>
  writtenOff === null || writtenOffOn === null || writtenOffAs === null
    ? null
    : { amount: writtenOff, on: writtenOffOn, as: writtenOffAs };

/** What is told of calls besides facts. */
export interface CallsTold {
  /** What became of the messages of reminders, by their keys. */
  letters: ReadonlyMap<string, MessageState>;
  deposits: readonly DepositLine[];
}

/** A call with its money, its papers, how it is followed, its deposit and the credit note that cancels it. */
export const duesView = (
  facts: Facts,
  call: Dues,
  { letters, deposits }: CallsTold,
  today: Day,
): DuesView => {
  const paid = paidOf(facts.payments, call.id);
  return {
    id: call.id,
    termId: call.termId,
    number: call.number ?? '',
    issuedOn: call.issuedOn,
    dueOn: call.dueOn,
    amount: { amount: call.amount, currency: call.currency },
    paid,
    remaining: remainingOf(facts, call),
    credit: creditFor(facts, call.id),
    writtenOff: writtenOffView(call),
    state: callState(facts, call, today),
    replaces: replacedBy(facts, call.id)?.number ?? null,
    creditNote: creditNoteView(facts, call.id, deposits),
    engagementNumber: call.engagementNumber,
    serviceCode: call.serviceCode,
    held: heldView(call, today),
    reminded: writtenReminders(facts, call.id).map(({ key, ...written }) => ({
      ...written,
      message: letters.get(key) ?? null,
    })),
    deposits: depositsOf(deposits, 'call', call.id),
    papers: papersOf(facts.papers, call.id).map(paperView),
    outdated: call.cancelledOn === null ? outdatedPaper(facts, call.id) : null,
    payments: paymentViews(facts, call.id),
  };
};

/** The lines of a call, or of the credit. */
const paymentViews = (facts: Facts, place: string | null): PaymentView[] =>
  facts.payments
    .filter(({ duesId }) => duesId === place)
    .map((line) => {
      const { duesId: _call, creditOf: _credit, ...told } = line;
      return {
        ...told,
        receiptId: receiptOf(line),
        whole: sumOf(reversibleParts(facts.payments, line)),
        reversible: isReversible(facts.payments, line),
        other: null,
      };
    });

/** The sums and the credit of the account. */
export const accountView = (facts: Facts): AccountView => ({
  currency: currencyOf(facts),
  ...balanceOf(facts),
  payments: paymentViews(facts, null),
});

/** The terms whose call can be issued, each with the contents that its call would have. */
export const callableTerms = (facts: Facts, today: Day): MembershipView['callable'] => {
  const ctx = { today, newId: () => 'planned' };
  return facts.terms
    .filter(({ id, state }) => state !== 'void' && !duesOf(facts.dues, id))
    .flatMap(({ id: termId }) => {
      // Without payments, since a credit changes nothing that is told here.
      const { dues } = addCall(refreshProposal({ ...facts, payments: [] }, termId), termId, ctx);
      const call = duesOf(dues, termId);
      if (!call) return [];
      const { amount, currency, dueOn, engagementNumber, serviceCode } = call;
      return [{ termId, amount: { amount, currency }, dueOn, engagementNumber, serviceCode }];
    });
};
