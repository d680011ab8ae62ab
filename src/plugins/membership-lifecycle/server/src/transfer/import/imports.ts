import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../../shared/kernel/common';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type {
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
import { madeOnce } from '../../kernel/made-once';
import { newId } from '../../kernel/new-id';
import { folded } from '../../kernel/rules/import/folding';
import { pageAmong, type Paging } from '../../kernel/rules/pages';
import { findActorNames } from '../../kernel/store/actors';
import { releaseLease, takeLease } from '../../kernel/store/leases';
import { refuse } from '../refusals/imports';
import { guessMapping, missingFields } from '../rules/columns';
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

/** What an import says about the file that it came from. */
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

/** The import of a history: a file is read, its columns are named, and it is applied or thrown away. */
const createImportsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const progress = new Map<string, ImportProgress>();
  const db = () => strapi.db.connection;
  const clock = () => clockIn(strapi);
  const remembered = () => strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'import-mapping' });

  const fieldsNow = async () => {
    const { offers } = await factsIn(strapi).surroundings();
    return historyFields(offers);
  };

  const known = async (id: string): Promise<ReadImport> => {
    const found = await findImport(db(), id);
    if (!found) throw refuse('import-unknown');
    return found;
  };

  /** Somebody's draft, with its cells. */
  const draftOf = async (id: string): Promise<ReadImport> => {
    const found = await known(id);
    if (found.state !== 'draft') throw refuse('import-applied');
    return found;
  };

  const nameOf = async ({ actorType, actorId }: ImportHead): Promise<Actor> => {
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

  const viewOf = async (found: ReadImport): Promise<ImportView> => {
    const fields = await fieldsNow();
    return {
      id: found.id,
      name: found.name,
      state: found.state,
      readAt: found.readAt,
      readBy: await nameOf(found),
      appliedOn: found.appliedOn,
      format: found.format,
      columns: found.headings.map((heading, at) => ({
        heading,
        examples: examplesOf(found.rows ?? [], at),
      })),
      rows: found.rowCount,
      fields,
      mapping: found.mapping,
      missing: missingFields(fields, found.mapping),
      report: found.report,
      fingerprint: found.fingerprint,
    };
  };

  const tell = (id: string, phase: ImportProgress['phase']) => (done: number, total: number) =>
    progress.set(id, { phase, done, total });

  /** Runs a work whose progress can be asked for meanwhile. */
  const followed = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    try {
      const answer = await work();
      progress.delete(id);
      return answer;
    } catch (error) {
      const { done, total } = progress.get(id) ?? { done: 0, total: 0 };
      progress.set(id, { phase: 'failed', done, total });
      throw error;
    }
  };

  /** A draft with its plan; without one while required columns are missing. */
  const checked = async (draft: ReadImport): Promise<Import> => {
    const missing = missingFields(await fieldsNow(), draft.mapping);
    if (missing.length > 0) return { ...draft, report: null, lines: null, fingerprint: null };
    tell(draft.id, 'checking')(0, draft.rowCount);
    const { lines, report, fingerprint } = await followed(draft.id, () =>
      dryRun(strapi, draft, tell(draft.id, 'checking')),
    );
    return { ...draft, lines, report, fingerprint };
  };

  const held = async <T>(work: () => Promise<T>): Promise<T> => {
    const holder = newId();
    const now = clock().wall();
    const lease = { id: newId(), name: LEASE, holder, now, until: now + LEASE_MS };
    if (!(await takeLease(db(), lease))) throw refuse('import-under-way');
    try {
      return await work();
    } finally {
      await releaseLease(db(), LEASE, holder);
    }
  };

  return {
    /** Reads a file into a draft and guesses its columns. */
    async read({ name, bytes, sheet }: FileInput, actor: Actor): Promise<ImportView> {
      const { format, headings, rows } = await importReaderIn(strapi).read(bytes, sheet);
      const fields = await fieldsNow();
      const last = (await remembered().get({})) as ImportMapping | null;
      const draft: ReadImport = {
        id: newId(),
        name: name.slice(-MOST_NAME),
        state: 'draft',
        readAt: clock().now(),
        actorType: actor.type,
        actorId: actor.id,
        appliedOn: null,
        format,
        headings,
        rowCount: rows.filter((row) => row.some((cell) => cell.trim() !== '')).length,
        mapping: guessMapping(headings, fields, last ?? {}),
        report: null,
        fingerprint: null,
        rows,
      };
      const whole = await checked(draft);
      await strapi.db.transaction(({ trx }) => addImport(trx, whole));
      return viewOf(whole);
    },

    /** Sets the columns of a draft and plans it; the next file gets the same columns proposed. */
    async map(id: string, mapping: ImportMapping): Promise<ImportView> {
      const draft = await draftOf(id);
      const keys = new Set((await fieldsNow()).map(({ key }) => key));
      const problems = Object.entries(mapping).flatMap(([key, heading]) => {
        if (!keys.has(key))
          return [
            { path: 'mapping', reason: 'unknown-field', params: { field: key.slice(0, 80) } },
          ];
        if (draft.headings.includes(heading)) return [];
        return [{ path: `mapping.${key}`, reason: 'not-a-choice' }];
      });
      if (problems.length > 0) throw refuseFields(problems);
      const whole = await checked({ ...draft, mapping });
      const { lines, report, fingerprint } = whole;
      const saved = { id, mapping, lines, report, fingerprint };
      if (!(await updateDraft(db(), saved, clock().now()))) throw refuse('import-applied');
      await remembered().set({ value: mapping });
      return viewOf(whole);
    },

    async view(id: string): Promise<ImportView> {
      return viewOf(await known(id));
    },

    /** The planned lines that match the filters. */
    async lines(id: string, filters: LineFilters): Promise<ImportLines> {
      const head = await findImportHead(db(), id);
      const lines = await findImportLines(db(), id);
      if (!head || !lines) throw refuse('import-unknown');
      const { outcome, reason } = filters;
      const wanted = folded(filters.search ?? '');
      const found = lines.filter(
        (line) =>
          (outcome === undefined || line.outcome === outcome) &&
          (reason === undefined || line.notes.some((note) => note.reason === reason)) &&
          (wanted === '' ||
            String(line.line) === wanted ||
            folded(line.organisation).includes(wanted)),
      );
      const { data, meta } = pageAmong(found, filters);
      return {
        data: data.map((line): ImportLine => ({
          ...line,
          notes: line.notes.map((note) => noteOf(note, head.mapping)),
        })),
        meta,
      };
    },

    /** How far a draft's reading or writing has come. */
    async progress(id: string): Promise<ImportProgress> {
      const now = progress.get(id);
      if (now) return now;
      const head = await findImportHead(db(), id);
      if (!head) throw refuse('import-unknown');
      return { phase: 'done', done: head.rowCount, total: head.rowCount };
    },

    /** Applies a draft as it was shown: all of it, or nothing. */
    async apply(id: string, fingerprint: string, actor: Actor): Promise<ImportView> {
      const draft = await draftOf(id);
      if (missingFields(await fieldsNow(), draft.mapping).length > 0) {
        throw refuse('import-has-no-columns');
      }
      const phases = { checking: tell(id, 'checking'), writing: tell(id, 'writing') };
      await held(() =>
        followed(id, () => {
          phases.checking(0, draft.rowCount);
          return applyImport(strapi, draft, { fingerprint, actor, phases });
        }),
      );
      return viewOf(await known(id));
    },

    /** Throws a draft away. */
    async remove(id: string): Promise<void> {
      progress.delete(id);
      if (await deleteDraft(db(), id)) return;
      await draftOf(id);
    },

    /** The latest imports. */
    async list(): Promise<ImportSummary[]> {
      const found = await findImports(db(), LISTED);
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
    },

    /** Deletes files not applied within a week: they contain personal data. */
    async forget(): Promise<void> {
      await deleteDraftsBefore(db(), clock().now() - KEPT_DAYS * DAY_MS);
    },
  };
};

export const importsIn = madeOnce(createImportsService);
