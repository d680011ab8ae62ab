import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type {
  AccountingSettings,
  AccountingSettingsView,
  AccountingView,
  BalanceView,
  ClosingInput,
  ClosingPlan,
} from '../../../shared/accounting/accounting';
import type { Actor } from '../../../shared/kernel/common';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { port } from '../kernel/port';
import { addDays, dayInYear, yearOf } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { addActivities } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { executorOf, type Executor } from '../kernel/store/database';
import { dayInBoth, formatMoney } from '../kernel/texts/format';
import { settingsIn } from '../settings/settings';
import { settingsActivity } from '../settings/settings-activity';
import {
  linesBetween,
  numbersAfter,
  openUntil,
  readBooks,
  type BookedLine,
  type Books,
} from './books';
import { refuse } from './refusals/accounting';
import { fecName, fecOf } from './rules/fec';
import type { Settings } from './rules/types';
import {
  countEntries,
  countLate,
  journalsOf,
  totalsOf,
  type Numbers,
  type WrittenLine,
} from './rules/written';
import {
  addClosedLines,
  addClosing,
  findClosing,
  findClosings,
  findLinesOf,
  type Closing,
} from './store/closings';
import { lockSettings, readSettings, seedSettings, writeSettings } from './store/settings';

/** The books: entries by period, the settings that they are written by, and periods closed for good. */

const SAVE = 'save-accounting';
const CLOSE = 'close-period';

const settingsView = ({
  version,
  ...settings
}: Settings & { version: number }): AccountingSettingsView => ({ settings, version });

const settings = async (strapi: Core.Strapi): Promise<AccountingSettingsView> =>
  settingsView(await readSettings(await executorOf(strapi)));

/** The last day of the financial year in which a day is. */
const yearEndOf = ({ yearEndsOn }: Pick<AccountingSettings, 'yearEndsOn'>, day: Day): Day => {
  const own = dayInYear(yearOf(day), yearEndsOn as Settings['yearEndsOn']);
  return own >= day ? own : dayInYear(yearOf(day) + 1, yearEndsOn as Settings['yearEndsOn']);
};

/** How many lines of the bank wait to be matched in some days, and what they still hold. */
export const waitingLinesPort = port<
  (db: Executor, days: { from?: Day; to: Day }) => Promise<ClosingPlan['waiting']>
>('who knows which lines of the bank wait to be matched');

/** The entries that are still to be written by some settings: how many correct what is closed, and their income. */
const openBy = async (strapi: Core.Strapi, db: Executor, by: Settings) => {
  const { open } = await readBooks(strapi, db, by, clockIn(strapi).today());
  const income = open
    .filter(({ role }) => role === 'dues')
    .reduce((sum, one) => sum - one.amount, 0);
  return { count: countEntries(open.filter(({ isCorrection }) => isCorrection)), income };
};

/** The last day that is closed; null while none is. */
export const closedThrough = async (db: Executor): Promise<Day | null> =>
  (await findClosings(db)).at(-1)?.through ?? null;

/**
 * Refuses another basis while a part of a financial year is closed by the one before, and asks before
 * it is taken at the beginning of a year: closed years stay, and the difference is written then.
 */
const refuseBasis = async (
  strapi: Core.Strapi,
  db: Executor,
  { before, after, confirmed }: { before: Settings; after: Settings; confirmed: boolean },
): Promise<void> => {
  const through = await closedThrough(db);
  if (through === null || before.basis === after.basis) return;
  const opens = addDays(through, 1);
  const days = {
    until: dayInBoth(through),
    opens: dayInBoth(opens),
  };
  if (yearEndOf(before, through) !== through) {
    throw refuse('basis-within-year', { field: 'basis', ...days });
  }
  if (confirmed) return;
  const { count, income } = await openBy(strapi, db, after);
  const more = income - (await openBy(strapi, db, before)).income;
  const euros = (locale: 'fr' | 'en') => formatMoney(more, 'EUR', locale);
  const difference = { fr: euros('fr'), en: euros('en') };
  throw refuse('basis-after-closing', { ...days, count, difference });
};

/** Saves the accounts and journals, unless somebody else did since they were read. */
const saveSettings = async (
  strapi: Core.Strapi,
  after: Settings,
  actor: Actor,
  { seen, confirmed }: { seen: number | undefined; confirmed: boolean },
): Promise<AccountingSettingsView> => {
  const clock = clockIn(strapi);
  const [today, now] = [clock.today(), clock.now()];
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      const { version, ...before } = await lockSettings(trx);
      if (seen !== undefined && seen !== version) throw refuse('accounting-changed-meanwhile');
      await refuseBasis(strapi, trx, { before, after, confirmed });
      const saved = { ...after, version: version + 1 };
      await writeSettings(strapi, saved);
      const line = settingsActivity(SAVE, actor, { before, after }, { today, now });
      await addActivities(trx, [line], now);
      return settingsView(saved);
    }),
  );
};

const sirenOf = async (strapi: Core.Strapi): Promise<string> =>
  (await settingsIn(strapi).identity()).siret.slice(0, 9);

/** What was closed, and what the files are named by. */
const view = async (strapi: Core.Strapi): Promise<AccountingView> => {
  const db = await executorOf(strapi);
  const today = clockIn(strapi).today();
  const closings = await findClosings(db);
  const names = await findActorNames(strapi, closings);
  return {
    today,
    closedThrough: closings.at(-1)?.through ?? null,
    yearEnd: yearEndOf(await readSettings(db), today),
    siren: await sirenOf(strapi),
    closings: closings.map(({ id, startsOn, through, closedOn, actorType, actorId, ...more }) => ({
      id,
      from: startsOn,
      through,
      closedOn,
      by: names.get(`${actorType}:${actorId}`)?.name ?? '',
      fileName: more.fileName,
      totals: more.totals,
    })),
  };
};

const booksOf = async (strapi: Core.Strapi, db: Executor): Promise<Books> =>
  readBooks(strapi, db, await readSettings(db), clockIn(strapi).today());

export interface Period {
  from: Day;
  to: Day;
}

const refuseUpsideDown = ({ from, to }: Period): void => {
  if (to < from) throw refuse('period-upside-down', { field: 'to' });
};

/** The lines of a period: those of closed periods as they were written. */
const lines = async (strapi: Core.Strapi, period: Period): Promise<BookedLine[]> => {
  refuseUpsideDown(period);
  const books = await booksOf(strapi, await executorOf(strapi));
  return linesBetween(books, period.from, period.to);
};

/** What a period adds up to, account by account. */
const balance = async (strapi: Core.Strapi, period: Period): Promise<BalanceView> => {
  const all = await lines(strapi, period);
  const closed = countEntries(all.filter(({ closedOn }) => closedOn !== null));
  return { ...period, totals: totalsOf(all), closed, late: countLate(all) };
};

/** The entries of a period in the columns of the FEC. */
const file = async (
  strapi: Core.Strapi,
  period: Period,
): Promise<{ name: string; text: string }> => ({
  text: fecOf(await lines(strapi, period)),
  name: fecName(await sirenOf(strapi), period.to),
});

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a closing would write. */
interface ToClose {
  plan: Omit<ClosingPlan, 'waiting'>;
  lines: WrittenLine[];
  numbers: Numbers;
}

const refuseDay = (through: Day, closedThrough: Day | null, today: Day): void => {
  if (closedThrough !== null && through <= closedThrough) {
    const until = dayInBoth(closedThrough);
    throw refuse('period-closed', { field: 'through', until });
  }
  if (through >= today) throw refuse('period-not-over', { field: 'through' });
};

const toClose = async (strapi: Core.Strapi, db: Executor, through: Day): Promise<ToClose> => {
  const books = await booksOf(strapi, db);
  const { closedThrough, closings } = books;
  refuseDay(through, closedThrough, clockIn(strapi).today());
  const own = openUntil(books, through);
  const numbers = numbersAfter(closings.at(-1));
  for (const { journal, number } of own) numbers[journal] = Math.max(numbers[journal], number);
  const fileName = fecName(await sirenOf(strapi), through);
  const text = fecOf(own.map((line) => ({ ...line, closedOn: null })));
  return {
    lines: own,
    numbers,
    plan: {
      from: closedThrough === null ? null : addDays(closedThrough, 1),
      through,
      fileName,
      totals: totalsOf(own),
      journals: journalsOf(own),
      late: countLate(own),
      corrections: countEntries(own.filter(({ isCorrection }) => isCorrection)),
      opens: addDays(through, 1),
      yearEnd: yearEndOf(await readSettings(db), through),
      seal: digestOf(`${fileName}\n${text}`),
    },
  };
};

/**
 * What closing the books through a day would write, and what of the bank it would come before; throws
 * why it cannot be done.
 */
const plan = async (strapi: Core.Strapi, through: Day): Promise<ClosingPlan> => {
  const db = await executorOf(strapi);
  const { plan: planned } = await toClose(strapi, db, through);
  const from = planned.from as Day | null;
  const days = { ...(from === null ? {} : { from }), to: through };
  return { ...planned, waiting: await waitingLinesPort.of(strapi)(db, days) };
};

/** Closes the books through a day, for good; refused when it is not what was shown. */
const close = async (
  strapi: Core.Strapi,
  { through, seal }: ClosingInput & { through: Day },
  actor: Actor,
): Promise<AccountingView> => {
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockSettings(trx);
      const { plan: planned, lines: own, numbers } = await toClose(strapi, trx, through);
      if (planned.seal !== seal) throw refuse('closing-outdated');
      const [closedOn, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
      const id = newId();
      const closing: Closing = {
        id,
        startsOn: planned.from as Day | null,
        through,
        closedOn,
        actorType: actor.type,
        actorId: actor.id,
        fileName: planned.fileName,
        totals: planned.totals,
        numbers,
        digest: digestOf(fecOf(own.map((line) => ({ ...line, closedOn })))),
      };
      await addClosing(trx, closing, now);
      await addClosedLines(
        trx,
        own.map((line, place) => ({ ...line, id: newId(), closingId: id, place })),
        now,
      );
      const { entries, debit } = planned.totals;
      const input = { through, entries, debit, fileName: planned.fileName };
      await writeLine(strapi, trx, { command: CLOSE, actor, input });
    }),
  );
  return view(strapi);
};

/** The file of a closed period: the same bytes for ever. */
const closedFile = async (
  strapi: Core.Strapi,
  id: string,
): Promise<{ name: string; text: string }> => {
  const db = await executorOf(strapi);
  const closing = await findClosing(db, id);
  if (!closing) throw refuse('closing-unknown', { closing: id });
  const { closedOn, digest, fileName } = closing;
  const text = fecOf((await findLinesOf(db, id)).map((line) => ({ ...line, closedOn })));
  if (digestOf(text) !== digest) throw refuse('closing-altered');
  return { name: fileName, text };
};

/** Makes the settings at the first boot. */
const seed = (strapi: Core.Strapi): Promise<void> => seedSettings(strapi);

/** The books of the association's dues. */
export const accountingIn = serviceOf({
  view,
  settings,
  saveSettings,
  balance,
  lines,
  file,
  plan,
  close,
  closedFile,
  seed,
});
