import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { readyAnswer, type ReadyAnswer } from '../../../http/ready-answer';
import { lifecycle } from '../../../setup/lifecycle';
import { createMemory } from '../../offer/reading/memory';
import { isOpenToAll, readListStamp } from '../reading/stamp';

/** A page of resources, as a stranger asks for it without words. */
export interface PublicPage {
  locale: 'fr' | 'en';
  page: number;
  pageSize: number;
}

interface Known {
  isOpen: boolean;
  /** Pages that were asked for, by their addresses. */
  answers: Map<string, ReadyAnswer>;
}

/** More pages than people look at; the others are made anew each time. */
const MOST_PAGES = 100;

/** The headers of the same answer from the chain: a cache must never hand it to a member. */
const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

/**
 * Lists of resources as strangers get them, kept ready while nothing of what they tell changes. They
 * tell nothing that depends on a day: to a stranger a part is open, or for members.
 */
const createPublicLists = ({ strapi }: { strapi: Core.Strapi }) => {
  // Read outside of the transaction of the request that happens to need it.
  const outside = new AsyncResource('public-resources');
  const memory = createMemory<Known>({
    now: () => performance.now(),
    stamp: () => readListStamp(strapi),
    read: async () => ({ isOpen: await isOpenToAll(strapi), answers: new Map() }),
  });

  const make = async ({ locale, ...paging }: PublicPage): Promise<ReadyAnswer> => {
    const list = lifecycle(strapi, 'resources').list;
    const body = await list({ search: '', topic: '', paging }, { locale });
    return readyAnswer({
      status: 200,
      headers: HEADERS,
      text: JSON.stringify(body),
      version: null,
    });
  };

  return {
    /**
     * The answer to an address; null where only the chain can answer. A page that is made while
     * something changes is kept with what was known before, which the change makes forgotten.
     */
    async answer(url: string, pageOf: () => PublicPage | null): Promise<ReadyAnswer | null> {
      const held = outside.runInAsyncScope(memory.get);
      const { isOpen, answers } = 'answers' in held ? held : await held;
      if (!isOpen) return null;
      const ready = answers.get(url);
      if (ready) return ready;
      const page = pageOf();
      if (!page) return null;
      const made = await outside.runInAsyncScope(make, null, page);
      if (answers.size < MOST_PAGES) answers.set(url, made);
      return made;
    },

    /** Something was committed to what lists tell. */
    forget: memory.forget,
  };
};

export type PublicLists = ReturnType<typeof createPublicLists>;
export default createPublicLists;
