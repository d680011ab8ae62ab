import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import type { Identity } from '../../../shared/settings/identity';
import { recipientOf } from '../core/rules/recipient';
import type { CallPaper, Facts } from '../core/rules/types';
import { billedAt, findPayers, networkOf, type StoredPayer } from '../core/store/organisations';
import { addPapers, findPaper, paperKey, type Paper } from '../core/store/papers';
import { serviceOf } from '../kernel/made-once';
import { executorOf, type Transaction } from '../kernel/store/database';
import { workersIn } from '../kernel/workers/workers';
import { callPaper } from './content/call';
import { creditNoteText } from './content/credit-note';
import { creditInvoiceOf, invoiceOf, type Invoice } from './content/invoice';
import type { Paper as WrittenPaper } from './content/paper';
import type { PaperTask } from './drawing';
import { faultIn } from './faults';
import { letterheadOf, type Letterhead } from './letterhead';
import { refuse } from './refusals/papers';
import { keepPrivateFile, makePrivateFolder, readPrivateFile } from './store/private-files';

/** A paper created by a command, with its facts, in which calls have their numbers. */
export interface DecidedPaper {
  paper: CallPaper;
  facts: Facts;
}

export interface PaperContext {
  identity: Identity;
  actor: Actor;
  now: number;
}

/** A paper that was drawn and is in the private storage. */
interface Made {
  size: number;
  digest: string;
  mime: string;
}

const PDF = 'application/pdf';

/** The folder of the private storage. */
const folder = (strapi: Core.Strapi): string =>
  path.resolve(
    strapi.dirs.app.root,
    strapi.config.get<string>(`plugin::${PLUGIN_ID}.privateFiles`, ''),
  );

/** Stores bytes in the private storage and returns their digest; they are on the disk by then. */
const keep = async (strapi: Core.Strapi, bytes: Buffer): Promise<string> => {
  try {
    return await keepPrivateFile(folder(strapi), bytes);
  } catch (error) {
    strapi.log.error(`A paper could not be stored: ${(error as Error).message}`);
    throw refuse('paper-not-stored');
  }
};

/** Draws a paper and stores its bytes; the caller writes its row. */
const make = async (
  strapi: Core.Strapi,
  written: WrittenPaper,
  letterhead: Letterhead,
  invoice: Invoice | null = null,
): Promise<Made> => {
  try {
    const task: PaperTask = { kind: 'paper', paper: written, letterhead, invoice };
    const bytes = await workersIn(strapi).draw(task);
    return { size: bytes.length, digest: await keep(strapi, bytes), mime: PDF };
  } catch (error) {
    const fault = faultIn(error);
    if (fault?.kind === 'logo') throw refuse('paper-logo-cmyk');
    if (fault?.kind !== 'unwritable') throw error;
    throw refuse('paper-unwritable', { character: fault.character });
  }
};

/** The writing of each kind of paper: its text, and the data of an invoice. */
const WRITING = {
  call: { text: callPaper, data: invoiceOf },
  'credit-note': { text: creditNoteText, data: creditInvoiceOf },
};

const draw = async (
  strapi: Core.Strapi,
  { paper, facts }: DecidedPaper,
  payer: StoredPayer,
  identity: Identity,
  letterhead: Letterhead,
) => {
  const locale = recipientOf(facts.contacts, 'billing')?.locale ?? 'fr';
  const call = facts.dues.find(({ id }) => id === paper.duesId);
  if (!call?.number) throw refuse('call-without-number');
  const context = {
    facts,
    duesId: paper.duesId,
    editedOn: paper.issuedOn,
    issuer: identity,
    addressee: { ...payer, address: billedAt(payer) },
    invoicesTo: paper.format === 'factur-x' ? networkOf(payer) : null,
  };
  const { text, data } = WRITING[paper.kind];
  const written = text(context, locale);
  const invoice = paper.format === 'factur-x' ? data(context, locale) : null;
  return { locale, name: written.name, ...(await make(strapi, written, letterhead, invoice)) };
};

/** Creates the private storage; stops the start if the web server would serve that folder. */
const ready = async (strapi: Core.Strapi): Promise<void> => {
  const inside = path.relative(strapi.dirs.static.public, folder(strapi));
  if (!inside.startsWith('..') && !path.isAbsolute(inside)) {
    throw new Error(`PRIVATE_FILES is inside public/, where anybody reads it: ${folder(strapi)}`);
  }
  await makePrivateFolder(folder(strapi));
};

/**
 * Creates and stores papers, each file before its row, in the caller's transaction. A failing
 * paper rolls it back, and may leave an unused file.
 */
const write = async (
  strapi: Core.Strapi,
  trx: Transaction,
  decided: readonly DecidedPaper[],
  { identity, actor, now }: PaperContext,
): Promise<void> => {
  if (decided.length === 0) return;
  const ids = decided.map(({ facts }) => facts.membership.organisationId);
  const payers = await findPayers(strapi, [...new Set(ids)]);
  const letterhead = await letterheadOf(strapi, identity);
  const rows: Paper[] = [];
  for (const one of decided) {
    const { paper, facts } = one;
    const payer = payers.get(facts.membership.organisationId);
    if (!payer) throw refuse('organisation-unknown');
    const { locale, name, size, digest, mime } = await draw(
      strapi,
      one,
      payer,
      identity,
      letterhead,
    );
    rows.push({
      ...paper,
      key: paperKey(paper),
      replacesId: null,
      name: `${name}.pdf`,
      aboutOn: null,
      mime,
      size,
      digest,
      locale,
      addedAt: now,
      actorType: actor.type,
      actorId: actor.id,
    });
  }
  await addPapers(trx, rows, now);
};

/** The row of a paper; refused when there is none. */
const find = async (strapi: Core.Strapi, id: string): Promise<Paper> => {
  const paper = await findPaper(await executorOf(strapi), id);
  if (!paper) throw refuse('paper-unknown');
  return paper;
};

/** The bytes of a paper as issued; null when they are missing, or no longer what was written. */
const bytesOf = (strapi: Core.Strapi, { digest }: Pick<Paper, 'digest'>): Promise<Buffer | null> =>
  readPrivateFile(folder(strapi), digest);

/** A paper with its bytes as issued; refused when they are missing. */
const read = async (strapi: Core.Strapi, id: string): Promise<{ paper: Paper; bytes: Buffer }> => {
  const paper = await find(strapi, id);
  const bytes = await bytesOf(strapi, paper);
  if (!bytes) throw refuse('paper-missing');
  return { paper, bytes };
};

/** Creates papers once, keeps them as issued, and reads them unchanged. */
export const papersIn = serviceOf({ folder, keep, ready, write, make, find, read, bytesOf });
