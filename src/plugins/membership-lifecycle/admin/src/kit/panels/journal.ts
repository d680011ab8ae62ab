import { figureText } from '../../../../shared/core/basis';
import { MEASURES, type Figure, type Measure } from '../../../../shared/core/brackets';
import type { ActivityView, MembershipView } from '../../../../shared/core/membership';
import type { Format } from '../utils/format';
import { isRecord } from '../utils/records';
import type { Translate } from '../utils/trad';
import { renewalsOf } from './member-renewals';

/** The formatters for the journal's sentences. */

export interface JournalWords {
  t: Translate;
  format: Format;
  tierName: (code: string) => string;
}

type Values = Record<string, string | number>;
type Row = Record<string, unknown>;

/** ICU cannot test for a missing value: sentences select on this word. */
const NONE = 'none';

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The rows of a table on one side of a line. */
const rowsOf = (side: Row, table: string): [string, Row][] =>
  isRecord(side[table])
    ? Object.entries(side[table]).flatMap(([id, row]) => (isRecord(row) ? [[id, row]] : []))
    : [];

/** The first value of a column in the rows of a side. */
const firstIn = (side: Row, table: string, column: string): unknown =>
  rowsOf(side, table).find(([, row]) => row[column] !== undefined)?.[1][column];

const stageName = (view: MembershipView, id: unknown, { format }: JournalWords): string | null => {
  const stage = view.workflow.stages.find((one) => one.id === id);
  return stage ? format.text(stage.names) : text(id);
};

/** The term of a line: the one in its input, or the one it created. */
const termDates = (
  { input, after }: ActivityView,
  view: MembershipView,
  { t, format }: JournalWords,
): string | null => {
  const made = rowsOf(after, 'terms').find(
    ([, row]) => text(row.startsOn) && text(row.endsOn),
  )?.[1];
  const known = view.terms.find(({ id }) => id === (input.termId ?? input.id));
  const from = known?.startsOn ?? text(made?.startsOn);
  const to = known?.endsOn ?? text(made?.endsOn);
  return from && to ? t('journal.period', { from: format.day(from), to: format.day(to) }) : null;
};

const rightOf = ({ input, after }: ActivityView, view: MembershipView) => {
  const moved = rowsOf(after, 'entitlements').map(([id]) => id);
  return (
    view.entitlements.find(({ id }) => id === input.entitlementId || moved.includes(id)) ??
    view.entitlements.find(({ benefit }) => benefit === input.benefit)
  );
};

const callNumber = ({ input, after }: ActivityView, view: MembershipView): string | null => {
  const byPayment = view.dues.find(({ payments }) =>
    payments.some(({ id }) => id === input.paymentId),
  );
  const named = view.dues.find(({ id }) => id === input.duesId) ?? byPayment;
  return named?.number ?? text(firstIn(after, 'dues', 'number'));
};

/** The lines of money that a line added to take others back: of a reversal, of a rejection. */
const linesBack = ({ after }: ActivityView): Row[] =>
  rowsOf(after, 'payments')
    .map(([, row]) => row)
    .filter(({ kind }) => kind === 'reversal' || kind === 'rejection');

/** The sum of a line: the one in its input, all that it took back, or the payment that it moved. */
const amountOf = (line: ActivityView): number | null => {
  const { input, after } = line;
  const back = linesBack(line);
  const lines = back.length > 0 ? back : rowsOf(after, 'payments').map(([, row]) => row);
  const sums = lines.slice(0, back.length || 1).map(({ amount }) => number(amount));
  const sum = sums.reduce<number>((all, amount) => all + (amount ?? 0), 0);
  return number(input.amount) ?? (sum || null);
};

/** Whether a payment went to another account, or came from one; null within the account. */
const otherAccount = ({ input }: ActivityView, { documentId }: MembershipView): string | null => {
  const into = text(input.intoMembershipId);
  if (into === null) return null;
  return into === documentId ? 'from' : 'to';
};

const toCallNumber = ({ input }: ActivityView, { dues }: MembershipView): string | null =>
  dues.find(({ id }) => id === input.toDuesId)?.number ?? text(input.toDuesNumber);

/** Whether the number of a line is that of a call; else it is a credit note's. */
const kindOf = ({ input }: ActivityView, { dues }: MembershipView): string =>
  dues.some(({ number }) => number === input.number) ? 'call' : 'credit-note';

const tierOf = ({ input, after }: ActivityView, { format, tierName }: JournalWords) => {
  const code = text(input.tier) ?? text(input.tierCode);
  if (code) return tierName(code);
  const made = firstIn(after, 'terms', 'tierNames');
  return isRecord(made) ? text(made[format.lang]) : null;
};

const messageName = ({ input }: ActivityView, view: MembershipView, { t }: JournalWords) => {
  const reminder = renewalsOf(view)
    .flatMap(({ reminders }) => reminders)
    .concat(view.reminders)
    .find(({ id }) => id === input.reminderId);
  const template = text(input.template) ?? reminder?.template;
  return template ? t(`template.${template}`) : null;
};

/**
 * The owner set by a line. Lines hold ids only, so there is a name only if they still are the
 * owner.
 */
const ownerOf = ({ input }: ActivityView, view: MembershipView): string | null => {
  const id = text(input.ownerId);
  if (!id) return null;
  return renewalsOf(view).find(({ ownerId }) => ownerId === id)?.owner ?? 'somebody';
};

const dayOf = ({ input, on }: ActivityView, { format }: JournalWords): string | null => {
  const day =
    text(input.on) ?? text(input.lastDay) ?? text(input.answeredOn) ?? text(input.decidedOn);
  // The day is omitted when it is the line's own, which precedes the sentence.
  return day && day !== on ? format.day(day) : null;
};

const DATE_COLUMNS: Record<string, [string, string]> = {
  'term-starts-on': ['terms', 'startsOn'],
  'term-ends-on': ['terms', 'endsOn'],
  'dues-due-on': ['dues', 'dueOn'],
  'deliberation-on': ['renewals', 'deliberationOn'],
};

const earlierDate = ({ input, before }: ActivityView, { format }: JournalWords): string | null => {
  const place = DATE_COLUMNS[String(input.field)];
  const day = place ? text(firstIn(before, ...place)) : null;
  return day ? format.day(day) : null;
};

const earlierPrice = ({ before }: ActivityView, { format }: JournalWords): string | null => {
  const price =
    number(firstIn(before, 'terms', 'price')) ?? number(firstIn(before, 'dues', 'amount'));
  return price === null ? null : format.money(price);
};

const occasionOf = ({ input }: ActivityView, { format }: JournalWords): string | null =>
  isRecord(input.occasion) ? text(input.occasion[format.lang]) || text(input.occasion.fr) : null;

/** Values in a line's own words, each with the column of its input that says it. */
const SAID = {
  deliberation: 'deliberationReference',
  engagement: 'engagementNumber',
  file: 'file',
  fromName: 'fromName',
  intoName: 'intoName',
  newName: 'name',
  note: 'note',
  number: 'number',
  paper: 'paper',
  person: 'person',
  reference: 'reference',
} as const;

const saidIn = ({ input }: ActivityView): [string, string | null][] =>
  Object.entries(SAID).map(([name, column]) => [name, text(input[column])]);

/** Values that a line says by a code, as the text of the code. */
const codedIn = ({ command, input }: ActivityView, { t }: JournalWords) => ({
  deposit: command === 'note-deposit' ? t(`deposit.state.${String(input.state)}`) : null,
  field: text(input.field) ? t(`journal.field.${String(input.field)}`) : null,
  cause: text(input.cause) ? t(`option.cause.${String(input.cause)}`).toLowerCase() : null,
  given: text(input.paperId) && text(input.kind) ? t(`papers.kind.${String(input.kind)}`) : null,
  method: text(input.method) ? t(`journal.method.${String(input.method)}`) : null,
  status: text(input.status) ? t(`status.${String(input.status)}`) : null,
  scheduled: text(input.scheduledOn) ? t(`command.${String(input.command)}`) : null,
});

/** All values for a journal sentence, with `none` for missing ones. */
/** The figures that a line changed: « 350 habitants en 2018 → 412 habitants en 2019 ». */
const figuresOfLine = ({ before, after }: ActivityView, { t, format }: JournalWords) => {
  const [was, is] = [before.figures, after.figures].map((side) => (isRecord(side) ? side : {}));
  const said = (side: Row, measure: Measure): string => {
    const figure = side[measure];
    return isRecord(figure)
      ? format.text(figureText(measure, figure as unknown as Figure))
      : t('value.none');
  };
  return MEASURES.filter((measure) => was[measure] !== undefined || is[measure] !== undefined)
    .map((measure) => `${said(was, measure)} → ${said(is, measure)}`)
    .join(' · ');
};

export const journalValues = (
  activity: ActivityView,
  view: MembershipView,
  words: JournalWords,
): Values => {
  const { format } = words;
  const { input, before, after } = activity;
  const right = rightOf(activity, view);
  const quantity = number(input.quantity) ?? 1;
  const amount = amountOf(activity);
  const day = (value: unknown) => (text(value) ? format.day(String(value)) : null);
  const known: Record<string, string | number | null> = {
    ...Object.fromEntries(saidIn(activity)),
    ...codedIn(activity, words),
    amount: amount === null ? null : format.money(Math.abs(amount)),
    before: earlierPrice(activity, words) ?? earlierDate(activity, words),
    call: callNumber(activity, view),
    contact: view.contacts.find(({ id }) => id === input.contactId)?.name ?? null,
    toCall: toCallNumber(activity, view),
    account: otherAccount(activity, view),
    // A reversal that is a part of a receipt takes a rejection back.
    back: linesBack(activity).some((row) => text(row.receiptId)) ? 'rejection' : 'payment',
    date: day(input.date),
    scheduledOn: day(input.scheduledOn),
    day: dayOf(activity, words),
    figures: figuresOfLine(activity, words),
    from: stageName(view, firstIn(before, 'renewals', 'stageId'), words),
    kind: kindOf(activity, view),
    message: messageName(activity, view, words),
    occasion: occasionOf(activity, words),
    owner: ownerOf(activity, view),
    givenOn: day(input.documentOn),
    right: right ? format.text(right.names) : null,
    siret: text(input.siret) ?? text(input.siren),
    stage: stageName(view, input.stageId ?? firstIn(after, 'renewals', 'stageId'), words),
    term: termDates(activity, view, words),
    tier: tierOf(activity, words),
    until: day(input.until),
    units: right ? format.plural(format.text(right.units), quantity) : null,
  };
  const filled = Object.entries(known).map(([name, value]) => [name, value || NONE] as const);
  return { ...Object.fromEntries(filled), quantity, command: activity.command };
};

/** The credit notes of a line, each with the call that it cancels and the one issued instead. */
const creditNotes = ({ after }: ActivityView, { dues }: MembershipView, { t }: JournalWords) => {
  const numberOf = (id: unknown) => dues.find((call) => call.id === id)?.number || NONE;
  return rowsOf(after, 'creditNotes').flatMap(([, { number, duesId, replacedById }]) => {
    const between = { call: numberOf(duesId), again: numberOf(replacedById) };
    return text(number)
      ? [t('journal.effect.credit-note', { number: String(number), ...between })]
      : [];
  });
};

/** Further changes of a line: credit notes, status, stage, messages. */
export const journalEffects = (
  activity: ActivityView,
  view: MembershipView,
  words: JournalWords,
): string[] => {
  const { t } = words;
  const { before, after, messages } = activity;
  const status = (side: Row) => (isRecord(side.membership) ? text(side.membership.status) : null);
  const from = stageName(view, firstIn(before, 'renewals', 'stageId'), words);
  const to = stageName(view, firstIn(after, 'renewals', 'stageId'), words);
  // A line is written before its messages leave: what became of them is read with it.
  const mails = Array.isArray(after.messages) ? after.messages.length : 0;
  const withdrawn = Array.isArray(after.withdrawn) ? after.withdrawn.length : 0;
  const unsent = Array.isArray(after.undeliverable) ? after.undeliverable.length : 0;
  const [was, is] = [status(before), status(after)];
  return [
    ...creditNotes(activity, view, words),
    was && is
      ? t('journal.effect.status', { from: t(`status.${was}`), to: t(`status.${is}`) })
      : '',
    from && to && activity.command !== 'move-renewal'
      ? t('journal.effect.stage', { from, to })
      : '',
    mails > messages.length ? t('journal.effect.mails', { count: mails - messages.length }) : '',
    ...[...new Set(messages)].map((state) =>
      t(`journal.effect.mails.${state}`, {
        count: messages.filter((one) => one === state).length,
      }),
    ),
    withdrawn > 0 ? t('journal.effect.withdrawn', { count: withdrawn }) : '',
    unsent > 0 ? t('journal.effect.undeliverable', { count: unsent }) : '',
  ].filter(Boolean);
};
