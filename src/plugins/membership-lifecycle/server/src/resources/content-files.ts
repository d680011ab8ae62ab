import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { MemberPart } from '../../../shared/resources/content-api';
import type { KeptFile, MembersPart } from '../../../shared/resources/members-part';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Locale } from '../kernel/rules/values';
import type { SentFile } from '../kernel/sent-files';
import { executorOf } from '../kernel/store/database';
import { papersIn } from '../papers/papers';
import { sizeOfPrivateFile, streamPrivateFile } from '../papers/store/private-files';
import { addressOf, endOfAddress, isGood, type Addressed } from './file-address';
import { membersPartsIn, MOST_FILE_BYTES } from './members-parts';
import { htmlOf } from './part-html';
import { readerNamed, type Reader } from './readers';
import { refuse } from './refusals/resources';

import { safeName } from './rules/file-name';
import { ENDINGS, kindOf, withEnding } from './rules/kinds';
import { filesOf, withAddresses } from './rules/part';
import { rangeOf } from './rules/range';
import {
  addContentFile,
  findContentFile,
  findContentFiles,
  findOldFiles,
  removeContentFile,
  type ContentFile,
} from './store/content-files';
import { findAllParts } from './store/parts';
import { typesWithPart } from './types';

const MEGABYTE = 1024 * 1024;
const WEEK_MS = 7 * 86_400_000;

/** Keeps a file that was sent for a part: its bytes in the private storage, then its row. */
const add = async (strapi: Core.Strapi, sent: SentFile, actor: Actor): Promise<KeptFile> => {
  const name = safeName(sent.originalFilename ?? '');
  const mime = kindOf(name);
  if (!mime) throw refuse('content-file-kind', { endings: ENDINGS.join(', ') });
  if (sent.size > MOST_FILE_BYTES) {
    throw refuse('content-file-too-large', { max: MOST_FILE_BYTES / MEGABYTE });
  }
  const bytes = await readFile(sent.filepath);
  const digest = await papersIn(strapi).keep(bytes);
  const file = { id: newId(), name, mime, size: bytes.length };
  await addContentFile(await executorOf(strapi), {
    ...file,
    digest,
    addedAt: clockIn(strapi).wall(),
    actorType: actor.type,
    actorId: actor.id,
  });
  return file;
};

/** A part as who may read it gets it: its files and pictures with addresses that end. */
const shown = async (
  strapi: Core.Strapi,
  part: MembersPart,
  place: { uid: string; documentId: string; locale: Locale },
  reader: Reader,
): Promise<MemberPart> => {
  const until = endOfAddress(strapi);
  const rows = await findContentFiles(await executorOf(strapi), filesOf(part));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const url = (id: string) => addressOf(strapi, { ...place, id, reader: reader.name }, until);
  const body = withAddresses(part.body, (id) => (byId.has(id) ? url(id) : null));
  return {
    body,
    html: htmlOf(body),
    files: part.files.flatMap(({ id, name }) => {
      const row = byId.get(id);
      return row ? [{ id, name, size: row.size, mime: row.mime, url: url(id) }] : [];
    }),
    until: new Date(until).toISOString(),
  };
};

/** The part of a file that is sent: all of it, a range, or nothing of a range beyond its end. */
export interface Opened {
  file: Pick<ContentFile, 'name' | 'mime' | 'size' | 'digest'>;
  range: ReturnType<typeof rangeOf>;
  /** Opens the bytes of the range; of the whole file without one. */
  stream: () => ReturnType<typeof streamPrivateFile>;
}

/**
 * A file by its signed address. Who may read is decided again: a link does not outlive a
 * membership, a rule or the file's place in the part.
 */
const open = async (
  strapi: Core.Strapi,
  asked: Addressed,
  signed: { until: number; sign: string },
  range: string,
): Promise<Opened> => {
  if (!isGood(strapi, asked, signed)) throw refuse('link-over');
  const { id, uid, documentId, locale } = asked;
  const reader = await readerNamed(strapi, asked.reader);
  const [decided] = await membersPartsIn(strapi).read(uid, [documentId], locale, reader);
  if (!decided?.part || !filesOf(decided.part).includes(id)) throw refuse('link-over');
  const row = await findContentFile(await executorOf(strapi), id);
  const folder = papersIn(strapi).folder();
  if (!row || (await sizeOfPrivateFile(folder, row.digest)) !== row.size) {
    throw refuse('content-file-missing');
  }
  const given = decided.part.files.find((one) => one.id === id)?.name ?? row.name;
  const name = withEnding(given, row);
  const part = rangeOf(range, row.size);
  return {
    file: { ...row, name },
    range: part,
    stream: () => streamPrivateFile(folder, row.digest, part === 'none' ? null : part),
  };
};

/** The ids of a part's files that are not there. */
const missing = async (strapi: Core.Strapi, ids: readonly string[]): Promise<string[]> => {
  const rows = await findContentFiles(await executorOf(strapi), ids);
  return ids.filter((id) => !rows.some((row) => row.id === id));
};

/**
 * Forgets the files that no version of any document names, a week after they were added: a form may
 * stay open for long before it is saved.
 */
const forget = async (strapi: Core.Strapi): Promise<void> => {
  const old = await findOldFiles(await executorOf(strapi), clockIn(strapi).wall() - WEEK_MS);
  if (old.length === 0) return;
  const named = new Set<string>();
  for (const { uid, field } of typesWithPart(strapi)) {
    for (const { part } of await findAllParts(strapi, uid, field)) {
      // What cannot be read may name any file: nothing is forgotten until it can.
      if (part === 'unreadable') return;
      if (part) filesOf(part).forEach((id) => named.add(id));
    }
  }
  for (const id of old.filter((one) => !named.has(one))) {
    await strapi.db.transaction(({ trx }) => removeContentFile(trx, id));
  }
};

/** Keeps the files of parts for members, and hands them out by addresses that end. */
export const contentFilesIn = serviceOf({ add, shown, open, missing, forget });
