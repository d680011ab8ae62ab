import { folded } from '../../kernel/rules/import/folding';
import {
  dayOf,
  numberOf,
  remark,
  textOf,
  type ReadLine,
  type Value,
} from '../../kernel/rules/import/types';
import type { Cents, Day } from '../../kernel/rules/values';

/** The lines of one member, by the term that they are about. */

export interface PaymentLine {
  line: ReadLine;
  amount: Cents;
  on: Day;
  method: string | null;
  reference: string | null;
  /** The line of an identical payment: a fault, unless both payments are stored already. */
  twiceOf: number | null;
}

export interface TermLines {
  startsOn: Day;
  endsOn: Day;
  tier: string;
  lines: ReadLine[];
  /** The values for the term and its call, by field, each from the first line that has it. */
  values: Map<string, Value>;
  payments: PaymentLine[];
}

const SAID_ONCE = /^(term\.(price|figure)|dues\.|rights\.)/;

const paymentOf = (line: ReadLine): PaymentLine | null => {
  const amount = numberOf(line, 'payment.amount');
  const on = dayOf(line, 'payment.on');
  if (!amount || on === null) return null;
  const method = textOf(line, 'payment.method');
  return { line, amount, on, method, reference: textOf(line, 'payment.reference'), twiceOf: null };
};

type Paid = Pick<PaymentLine, 'amount' | 'on' | 'method' | 'reference'>;

/** Whether two payments are equal in everything. */
export const samePayment = (a: Paid, b: Paid): boolean =>
  a.amount === b.amount && a.on === b.on && a.method === b.method && a.reference === b.reference;

/** The fault of a further line of a term, if any. */
const faultOf = (term: TermLines, line: ReadLine, payment: PaymentLine | null) => {
  const first = term.lines[0].line;
  if (dayOf(line, 'term.endsOn') !== term.endsOn) {
    return remark('differs-from-line', 'term.endsOn', { line: first });
  }
  if (folded(textOf(line, 'term.tier') ?? '') !== folded(term.tier)) {
    return remark('differs-from-line', 'term.tier', { line: first });
  }
  for (const [field, value] of line.values) {
    const said = term.values.get(field);
    if (SAID_ONCE.test(field) && said !== undefined && said !== value) {
      return remark('differs-from-line', field, { line: first });
    }
  }
  return payment ? null : remark('line-twice', null, { line: first });
};

const addTo = (term: TermLines, line: ReadLine, payment: PaymentLine | null): void => {
  term.lines.push(line);
  if (payment) {
    const twice = term.payments.find((one) => samePayment(one, payment));
    term.payments.push({ ...payment, twiceOf: twice?.line.line ?? null });
  }
  for (const [field, value] of line.values) {
    if (SAID_ONCE.test(field) && !term.values.has(field)) term.values.set(field, value);
  }
};

/** Both days are required: a line that lacks one has a fault, and is not gathered. */
const spanOf = (line: ReadLine): Pick<TermLines, 'startsOn' | 'endsOn'> => {
  const [startsOn, endsOn] = [dayOf(line, 'term.startsOn'), dayOf(line, 'term.endsOn')];
  if (startsOn === null || endsOn === null) throw new Error(`Line ${line.line} tells no term`);
  return { startsOn, endsOn };
};

/**
 * Groups a member's lines by term, in order. A line that contradicts an earlier one, repeats it,
 * or overlaps another term gets a fault and is left out.
 */
export const termsIn = (lines: readonly ReadLine[]): TermLines[] => {
  const byStart = new Map<Day, TermLines>();
  for (const line of lines) {
    const { startsOn, endsOn } = spanOf(line);
    const payment = paymentOf(line);
    const known = byStart.get(startsOn);
    const fault = known ? faultOf(known, line, payment) : null;
    if (fault) {
      line.faults.push(fault);
      continue;
    }
    const term: TermLines = known ?? {
      startsOn,
      endsOn,
      tier: textOf(line, 'term.tier') ?? '',
      lines: [],
      values: new Map(),
      payments: [],
    };
    addTo(term, line, payment);
    byStart.set(startsOn, term);
  }
  const inOrder = [...byStart.values()].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const standing: TermLines[] = [];
  for (const term of inOrder) {
    const before = standing.at(-1);
    if (before && term.startsOn <= before.endsOn) {
      const params = {
        line: before.lines[0].line,
        startsOn: before.startsOn,
        endsOn: before.endsOn,
      };
      for (const line of term.lines) {
        line.faults.push(remark('overlaps-line', 'term.startsOn', params));
      }
    } else standing.push(term);
  }
  return standing;
};

/** The value of a field in the lines of a term. */
export const saidText = (term: TermLines, field: string): string | null =>
  (term.values.get(field) as string | undefined) ?? null;
export const saidDay = (term: TermLines, field: string): Day | null =>
  (term.values.get(field) as Day | undefined) ?? null;
export const saidNumber = (term: TermLines, field: string): number | null =>
  (term.values.get(field) as number | undefined) ?? null;

/** What a file tells of money, and the day on which it is read. */
export interface Telling {
  today: Day;
  /** Whether the file has a column for the day of the call: an empty cell then means no call. */
  tellsCalls: boolean;
  /** Whether the file has a column of payments: an empty cell then means that nothing was paid. */
  tellsPayments: boolean;
}

const CALL = ['dues.number', 'dues.issuedOn', 'dues.dueOn'];

/**
 * Whether the member owes a term. A file without payments does not say who owes: of what is over nothing
 * is asked. Of a term that is not over, the call is still to come where the file tells none, though it
 * tells others, or no payments: creating one would let it fall due unnoticed.
 */
export const callFor = (
  said: TermLines,
  { tellsCalls, tellsPayments, today }: Telling,
): 'called' | 'to-call' | 'settled' => {
  if (said.payments.length > 0) return 'called';
  if (said.endsOn < today) return tellsPayments ? 'called' : 'settled';
  const isTold = CALL.some((field) => said.values.has(field));
  return isTold || (tellsPayments && !tellsCalls) ? 'called' : 'to-call';
};
