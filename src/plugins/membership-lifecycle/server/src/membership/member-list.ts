import type { Core } from '@strapi/strapi';
import type { Page } from '../../../shared/kernel/common';
import type {
  ListedMember,
  MemberOffice,
  MemberTier,
  SelectedMember,
} from '../../../shared/membership/member-list';
import { factsIn } from '../core/facts';
import { reachingEver } from '../core/reach';
import { lastDayOf, leavingOf } from '../core/rules/leaving';
import type { Reaching } from '../core/rules/types';
import { findContacts } from '../core/store/contacts';
import { clockIn } from '../kernel/clock';
import { refreshKept, type Kept } from '../kernel/kept-rows';
import { serviceOf } from '../kernel/made-once';
import { onceFor } from '../kernel/rules/once-for';
import { pageOf, type Paging } from '../kernel/rules/pages';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Executor } from '../kernel/store/database';
import { callsToIssue, waitingCalls } from './calls-to-issue';
import { mutedView } from './membership-view';
import { refuse } from './refusals/mergers';
import {
  askedMembers,
  belongs,
  memberTiers,
  tellingTerms,
  tierOf,
  type KnownMember,
  type MembersQuestion,
  type MembersReader,
  type TermOfTier,
} from './rules/member-list';
import { bodyWords, searchedNumbers, type BodyWords, type NumberWords } from './rules/member-words';
import { officerOf, officesOf, type Officer } from './rules/office';
import {
  findCallNumbers,
  findIssuedTerms,
  findMemberRecords,
  findPricedTerms,
  type MemberRecord,
  type PricedTerm,
} from './store/member-list';

/**
 * All members, searched in memory. What is searched is folded once and kept with the version of the
 * row from which it was made, so that a change by another instance, an import or a form is seen by
 * the next question.
 */

interface History {
  since: Day | null;
  terms: readonly TermOfTier[];
  numbers: NumberWords;
}

interface Body {
  words: BodyWords;
  officers: readonly Officer[];
}

const keptIn = onceFor((_strapi: Core.Strapi) => ({
  histories: new Map() as Kept<History>,
  bodies: new Map() as Kept<Body>,
}));

const memberVersion = ({ version }: MemberRecord): string => String(version);
const bodyKey = ({ organisationId }: MemberRecord): string => organisationId;
/** Its columns are compared too: two saves may have one instant. */
const bodyVersion = ({ savedAt, name, formerly, siren, siret }: MemberRecord): string =>
  [savedAt, name, formerly, siren, siret].join('\n');

/** Members that are handed to a file at once. */
const SOME = 1_000;

const byMember = <Row extends { membershipId: string }>(
  rows: readonly Row[],
): Map<string, Row[]> => {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const own = grouped.get(row.membershipId);
    if (own) own.push(row);
    else grouped.set(row.membershipId, [row]);
  }
  return grouped;
};

const historiesOf =
  (db: Executor, today: Day) =>
  async (records: readonly MemberRecord[]): Promise<Map<string, History>> => {
    const ids = records.map(({ id }) => id);
    const terms = byMember(await findIssuedTerms(db, ids));
    const calls = byMember(await findCallNumbers(db, ids));
    return new Map(
      records.map(({ id, reference }) => {
        const own = terms.get(id) ?? [];
        const numbers = (calls.get(id) ?? []).map(({ number }) => number);
        return [
          id,
          {
            since: own.at(0)?.startsOn ?? null,
            terms: tellingTerms(own, today),
            numbers: searchedNumbers(reference, numbers),
          },
        ];
      }),
    );
  };

/** Read as they are whatever the day: what is kept of them outlasts it. */
const bodiesOf =
  (db: Executor, channels: readonly Reaching[]) =>
  async (records: readonly MemberRecord[]): Promise<Map<string, Body>> => {
    const contacts = await findContacts(db, records.map(bodyKey), channels);
    return new Map(
      records.map((record) => {
        const own = contacts.get(record.organisationId) ?? [];
        const words = bodyWords({ ...record, contacts: own });
        return [record.organisationId, { words, officers: own.map(officerOf) }];
      }),
    );
  };

/** All members as they are today. */
const everybody = async (strapi: Core.Strapi): Promise<KnownMember[]> => {
  const db = await executorOf(strapi);
  const today = clockIn(strapi).today();
  const records = await findMemberRecords(db);
  const offers = await factsIn(strapi).offers();
  const toCall = new Set(
    callsToIssue(await waitingCalls(strapi)).map(({ membershipId }) => membershipId),
  );
  const { histories, bodies } = keptIn(strapi);
  const ofMember = { key: ({ id }: MemberRecord) => id, version: memberVersion };
  await refreshKept(histories, records, ofMember, historiesOf(db, today));
  await refreshKept(
    bodies,
    records,
    { key: bodyKey, version: bodyVersion },
    bodiesOf(db, reachingEver(strapi)),
  );
  return records.flatMap((record): KnownMember[] => {
    const history = histories.get(record.id)?.value;
    const body = bodies.get(record.organisationId)?.value;
    if (!history || !body) return [];
    const { id, reference, status, tierCode, endsOn, importedSince } = record;
    return [
      {
        ...{ id, reference, status, tierCode },
        endsOn: endsOn && lastDayOf(record, endsOn),
        leaving: leavingOf(record, today),
        duesState: record.duesState as KnownMember['duesState'],
        toCall: toCall.has(id),
        tier: tierOf(tierCode, history.terms, offers, today),
        since: importedSince ?? history.since,
        muted: mutedView(record, today),
        offices: belongs(status) ? officesOf(body.officers, today) : [],
        words: { ...body.words, ...history.numbers },
      },
    ];
  });
};

/** A page of the members that a question asks for. */
const list = async (
  strapi: Core.Strapi,
  { page, pageSize, ...question }: MembersQuestion & Paging,
  reader: MembersReader,
): Promise<Page<ListedMember>> => {
  const { total, rows } = askedMembers(await everybody(strapi), question, reader);
  return pageOf(rows((page - 1) * pageSize, page * pageSize), total, { page, pageSize });
};

/** A member in a file: a list on a screen has no price. */
export interface ExportedMember extends ListedMember {
  /** The term that runs or ran last, else the first to come; null without any. */
  term: PricedTerm | null;
}

/** All the members that a question asks for, for a file. */
async function* pages(
  strapi: Core.Strapi,
  question: MembersQuestion,
  reader: MembersReader,
): AsyncGenerator<ExportedMember[]> {
  const { total, rows } = askedMembers(await everybody(strapi), question, reader);
  const db = await executorOf(strapi);
  const today = clockIn(strapi).today();
  for (let from = 0; from < total; from += SOME) {
    const some = rows(from, from + SOME);
    const ids = some.map(({ id }) => id);
    const terms = await findPricedTerms(db, ids, today);
    yield some.map((row) => ({ ...row, term: terms.get(row.id) ?? null }));
  }
}

/** Above this number, staff must narrow the filters before they act on all. */
const MOST = 2_000;

const nameOf = ({ id, reference, organisation }: ListedMember): SelectedMember => ({
  id,
  membershipId: id,
  reference,
  organisation,
});

/** Every member that a question asks for, by name alone, to be acted upon. */
const selection = async (
  strapi: Core.Strapi,
  question: MembersQuestion,
  reader: MembersReader,
): Promise<SelectedMember[]> => {
  const { total, rows } = askedMembers(await everybody(strapi), question, reader);
  if (total > MOST) throw refuse('members-too-many', { most: MOST });
  return rows(0, total).map(nameOf);
};

/** As many names as a field offers. */
const NAMES = 10;
/** Names are the same for everybody, and no contact leads to one. */
const ANYBODY: MembersReader = { readsContacts: false, language: 'fr' };

/** The first members that a search finds, or the one that is named, by name alone. */
const names = async (
  strapi: Core.Strapi,
  { search, membership }: { search?: string | undefined; membership?: string | undefined },
): Promise<SelectedMember[]> => {
  const all = await everybody(strapi);
  const wanted = membership ? all.filter(({ id }) => id === membership) : all;
  const { total, rows } = askedMembers(wanted, { search }, ANYBODY);
  // A call's number would tell whose call it is.
  return rows(0, total)
    .filter(({ call }) => call === null)
    .slice(0, NAMES)
    .map(nameOf);
};

/** The tiers that members have, to choose from. */
const tiers = async (strapi: Core.Strapi): Promise<MemberTier[]> =>
  memberTiers(await everybody(strapi));

/** How many members have nobody to write to, or a seat that is empty, or soon will be. */
const offices = async (strapi: Core.Strapi): Promise<Record<MemberOffice, number>> => {
  const all = await everybody(strapi);
  const count = (wanted: MemberOffice) =>
    all.filter(({ offices }) => offices.includes(wanted)).length;
  return { nobody: count('nobody'), vacant: count('vacant'), ending: count('ending') };
};

/** All members, as a list. */
export const memberListIn = serviceOf({ list, pages, selection, names, tiers, offices });
