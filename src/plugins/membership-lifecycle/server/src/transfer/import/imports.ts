import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../../shared/kernel/common';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import { fieldsFor, type HistoryField } from '../../../../shared/transfer/history-fields';
import type {
  ImportAsked,
  ImportLine,
  ImportLines,
  ImportMapping,
  ImportOutcome,
  ImportProgress,
  ImportSummary,
  ImportView,
} from '../../../../shared/transfer/imports';
import { factsIn } from '../../core/facts';
import { clockIn } from '../../kernel/clock';
import { refuseFields } from '../../kernel/field-errors';
import { serviceOf } from '../../kernel/made-once';
import { newId } from '../../kernel/new-id';
import { folded } from '../../kernel/rules/import/folding';
import { pageAmong, type Paging } from '../../kernel/rules/pages';
import { findActorNames } from '../../kernel/store/actors';
import { releaseLease, takeLease } from '../../kernel/store/leases';
import { refuse } from '../refusals/imports';
import { missingFields, proposeMapping } from '../rules/columns';
import {
  addImport,
  deleteDraft,
  deleteDraftsBefore,
  findImport,
  findImportHead,
  findImportLines,
  findImports,
  updateDraft,
  type Import,
  type ImportHead,
  type ReadImport,
} from '../store/imports';
import { applyImport } from './apply';
import { dryRun } from './dry-run';
import { historyFields } from './fields';
import { importReaderIn } from './reader';
import { noteOf } from './texts';

const LEASE = 'import';
/** A lease not renewed for this long belongs to a dead process. */
const LEASE_MS = 120_000;
const DAY_MS = 86_400_000;
/** Days for which a file that nobody applied is kept. */
const KEPT_DAYS = 7;
const LISTED = 50;
const EXAMPLES = 3;
const MOST_NAME = 200;

/** The file that an import is made from. */
export interface FileInput {
  name: string;
  bytes: Buffer;
  sheet?: string;
}

export interface LineFilters extends Paging {
  outcome?: ImportOutcome;
  /** Only the lines with this fault or remark. */
  reason?: string;
  search?: string;
}

/** The progress of drafts, by their ids. */
const underWay = new Map<string, ImportProgress>();

const remembered = (strapi: Core.Strapi) =>
  strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'import-mapping' });

const fieldsNow = async (strapi: Core.Strapi) => {
  const { offers } = await factsIn(strapi).surroundings();
  return historyFields(offers);
};

const missingIn = (fields: readonly HistoryField[], mapping: ImportMapping): string[] =>
  missingFields(fieldsFor(fields, mapping), mapping);

const known = async (strapi: Core.Strapi, id: string): Promise<ReadImport> => {
  const found = await findImport(strapi.db.connection, id);
  if (!found) throw refuse('import-unknown');
  return found;
};

/** Somebody's draft, with its cells. */
const draftOf = async (strapi: Core.Strapi, id: string): Promise<ReadImport> => {
  const found = await known(strapi, id);
  if (found.state !== 'draft') throw refuse('import-applied');
  return found;
};

const nameOf = async (strapi: Core.Strapi, { actorType, actorId }: ImportHead): Promise<Actor> => {
  const names = await findActorNames(strapi, [{ actorType, actorId }]);
  const type = actorType as Actor['type'];
  return { type, id: actorId, ...names.get(`${actorType}:${actorId}`) };
};

const examplesOf = (rows: readonly string[][], at: number): string[] => {
  const examples = new Set<string>();
  for (const row of rows) {
    if (row[at].trim() !== '') examples.add(row[at].trim().slice(0, 100));
    if (examples.size === EXAMPLES) break;
  }
  return [...examples];
};

/** The columns that staff are to choose by themselves. */
const askedIn = async (
  strapi: Core.Strapi,
  { headings, rows }: ReadImport,
  fields: readonly HistoryField[],
): Promise<ImportAsked[]> => {
  const last = (await remembered(strapi).get({})) as ImportMapping | null;
  return proposeMapping({ headings, rows: rows ?? [] }, fields, last ?? {}).asked;
};

const viewOf = async (strapi: Core.Strapi, found: ReadImport): Promise<ImportView> => {
  const fields = await fieldsNow(strapi);
  return {
    id: found.id,
    name: found.name,
    state: found.state,
    readAt: found.readAt,
    readBy: await nameOf(strapi, found),
    appliedOn: found.appliedOn,
    format: found.format,
    columns: found.headings.map((heading, at) => ({
      heading,
      examples: examplesOf(found.rows ?? [], at),
    })),
    rows: found.rowCount,
    fields,
    mapping: found.mapping,
    asked: await askedIn(strapi, found, fields),
    missing: missingIn(fields, found.mapping),
    report: found.report,
    fingerprint: found.fingerprint,
  };
};

const tell = (id: string, phase: ImportProgress['phase']) => (done: number, total: number) =>
  underWay.set(id, { phase, done, total });

/** Runs a work whose progress can be asked for meanwhile. */
const followed = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
  try {
    const answer = await work();
    underWay.delete(id);
    return answer;
  } catch (error) {
    const { done, total } = underWay.get(id) ?? { done: 0, total: 0 };
    underWay.set(id, { phase: 'failed', done, total });
    throw error;
  }
};

/** A draft with its plan; without one while required columns are missing. */
const checked = async (strapi: Core.Strapi, draft: ReadImport): Promise<Import> => {
  const missing = missingIn(await fieldsNow(strapi), draft.mapping);
  if (missing.length > 0) return { ...draft, report: null, lines: null, fingerprint: null };
  tell(draft.id, 'checking')(0, draft.rowCount);
  const { lines, report, fingerprint } = await followed(draft.id, () =>
    dryRun(strapi, draft, tell(draft.id, 'checking')),
  );
  return { ...draft, lines, report, fingerprint };
};

const held = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  const holder = newId();
  const now = clockIn(strapi).wall();
  const lease = { id: newId(), name: LEASE, holder, now, until: now + LEASE_MS };
  if (!(await takeLease(strapi.db.connection, lease))) throw refuse('import-under-way');
  try {
    return await work();
  } finally {
    await releaseLease(strapi.db.connection, LEASE, holder);
  }
};

/** Reads a file into a draft and guesses its columns. */
const read = async (
  strapi: Core.Strapi,
  { name, bytes, sheet }: FileInput,
  actor: Actor,
): Promise<ImportView> => {
  const { format, headings, rows } = await importReaderIn(strapi).read(bytes, sheet);
  const fields = await fieldsNow(strapi);
  const last = (await remembered(strapi).get({})) as ImportMapping | null;
  const draft: ReadImport = {
    id: newId(),
    name: name.slice(-MOST_NAME),
    state: 'draft',
    readAt: clockIn(strapi).now(),
    actorType: actor.type,
    actorId: actor.id,
    appliedOn: null,
    format,
    headings,
    rowCount: rows.filter((row) => row.some((cell) => cell.trim() !== '')).length,
    mapping: proposeMapping({ headings, rows }, fields, last ?? {}).mapping,
    report: null,
    fingerprint: null,
    rows,
  };
  const whole = await checked(strapi, draft);
  await strapi.db.transaction(({ trx }) => addImport(trx, whole));
  return viewOf(strapi, whole);
};

/** Sets the columns of a draft and plans it; the next file gets the same columns proposed. */
const map = async (
  strapi: Core.Strapi,
  id: string,
  mapping: ImportMapping,
): Promise<ImportView> => {
  const draft = await draftOf(strapi, id);
  const keys = new Set((await fieldsNow(strapi)).map(({ key }) => key));
  const problems = Object.entries(mapping).flatMap(([key, heading]) => {
    if (!keys.has(key))
      return [{ path: 'mapping', reason: 'unknown-field', params: { field: key.slice(0, 80) } }];
    if (draft.headings.includes(heading)) return [];
    return [{ path: `mapping.${key}`, reason: 'not-a-choice' }];
  });
  if (problems.length > 0) throw refuseFields(problems);
  const whole = await checked(strapi, { ...draft, mapping });
  const { lines, report, fingerprint } = whole;
  const saved = { id, mapping, lines, report, fingerprint };
  if (!(await updateDraft(strapi.db.connection, saved, clockIn(strapi).now())))
    throw refuse('import-applied');
  await remembered(strapi).set({ value: mapping });
  return viewOf(strapi, whole);
};

const view = async (strapi: Core.Strapi, id: string): Promise<ImportView> =>
  viewOf(strapi, await known(strapi, id));

/** The planned lines that match the filters. */
const lines = async (
  strapi: Core.Strapi,
  id: string,
  filters: LineFilters,
): Promise<ImportLines> => {
  const head = await findImportHead(strapi.db.connection, id);
  const lines = await findImportLines(strapi.db.connection, id);
  if (!head || !lines) throw refuse('import-unknown');
  const { outcome, reason } = filters;
  const wanted = folded(filters.search ?? '');
  const found = lines.filter(
    (line) =>
      (outcome === undefined || line.outcome === outcome) &&
      (reason === undefined || line.notes.some((note) => note.reason === reason)) &&
      (wanted === '' || String(line.line) === wanted || folded(line.organisation).includes(wanted)),
  );
  const { data, meta } = pageAmong(found, filters);
  return {
    data: data.map((line): ImportLine => ({
      ...line,
      notes: line.notes.map((note) => noteOf(note, head.mapping)),
    })),
    meta,
  };
};

/** The progress of a draft's reading or writing. */
const progress = async (strapi: Core.Strapi, id: string): Promise<ImportProgress> => {
  const now = underWay.get(id);
  if (now) return now;
  const head = await findImportHead(strapi.db.connection, id);
  if (!head) throw refuse('import-unknown');
  return { phase: 'done', done: head.rowCount, total: head.rowCount };
};

/** Applies a draft as it was shown: all of it, or nothing. */
const apply = async (
  strapi: Core.Strapi,
  id: string,
  fingerprint: string,
  actor: Actor,
): Promise<ImportView> => {
  const draft = await draftOf(strapi, id);
  if (missingIn(await fieldsNow(strapi), draft.mapping).length > 0) {
    throw refuse('import-has-no-columns');
  }
  const phases = { checking: tell(id, 'checking'), writing: tell(id, 'writing') };
  await held(strapi, () =>
    followed(id, () => {
      phases.checking(0, draft.rowCount);
      return applyImport(strapi, draft, { fingerprint, actor, phases });
    }),
  );
  return viewOf(strapi, await known(strapi, id));
};

/** Throws a draft away. */
const remove = async (strapi: Core.Strapi, id: string): Promise<void> => {
  underWay.delete(id);
  if (await deleteDraft(strapi.db.connection, id)) return;
  await draftOf(strapi, id);
};

/** The latest imports. */
const list = async (strapi: Core.Strapi): Promise<ImportSummary[]> => {
  const found = await findImports(strapi.db.connection, LISTED);
  const names = await findActorNames(strapi, found);
  return found.map(({ id, name, state, readAt, appliedOn, rowCount, actorType, actorId }) => ({
    id,
    name,
    state,
    readAt,
    appliedOn,
    rows: rowCount,
    readBy: {
      type: actorType as Actor['type'],
      id: actorId,
      ...names.get(`${actorType}:${actorId}`),
    },
  }));
};

/** Deletes files not applied within a week: they contain personal data. */
const forget = async (strapi: Core.Strapi): Promise<void> => {
  await deleteDraftsBefore(strapi.db.connection, clockIn(strapi).now() - KEPT_DAYS * DAY_MS);
};

/** The import of a history: a file is read, its columns are named, and it is applied or thrown away. */
export const importsIn = serviceOf({
  read,
  map,
  view,
  lines,
  progress,
  apply,
  remove,
  list,
  forget,
});
