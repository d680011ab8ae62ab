import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { fileReaderIn } from '../../kernel/reading/file-reader';
import type { WhyUnread } from '../../kernel/reading/reading-run';
import { refuse, type BankReason } from '../refusals/bank';
import { MEGABYTE, MOST_BYTES } from './bounds';
import type { Head, ReadingAsked, ReadLine, ReadResult } from './types';

const UNREAD: Record<WhyUnread, BankReason> = {
  busy: 'bank-busy',
  'too-large': 'bank-reading-too-large',
  'too-long': 'bank-reading-too-long',
  unreadable: 'bank-format',
};

const PROGRAM = path.join(__dirname, 'reading-process.js');

/** Reads a statement in a process of its own. Refused when it cannot be read. */
export const readStatementFile = async (
  strapi: Core.Strapi,
  asked: ReadingAsked,
): Promise<ReadResult> => {
  if (asked.bytes.length > MOST_BYTES) {
    throw refuse('bank-file-too-large', { max: MOST_BYTES / MEGABYTE });
  }
  return fileReaderIn(strapi).read<Head, ReadLine>({
    program: PROGRAM,
    asked,
    unread: (why, details) => refuse(UNREAD[why], details),
    unreadable: (reason, details) => refuse(reason as BankReason, details),
  });
};
