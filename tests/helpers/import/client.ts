import type { Core } from '@strapi/strapi';
import request from 'supertest';
import type {
  ImportLine,
  ImportView,
} from '../../../src/plugins/membership-lifecycle/shared/transfer/imports';
import type { Admin } from '../admin';

/** The import as its page uses it. */

const IMPORTS = '/membership-lifecycle/imports';
// More than a page may hold: pages are followed to the end.
const PAGE = 100;

export interface Sent {
  status: number;
  view: ImportView;
  reason: string | undefined;
  text: { fr: string; en: string } | undefined;
}

const answer = ({ status, body }: request.Response): Sent => ({
  status,
  view: body.data,
  reason: body.error?.details?.reason,
  text: body.error?.details?.text,
});

export const importer = (strapi: Core.Strapi, admin: Admin) => ({
  async send(file: string | Buffer, name = 'histoire.csv', sheet?: string): Promise<Sent> {
    const test = request(strapi.server.httpServer)
      .post(IMPORTS)
      .set('Authorization', `Bearer ${admin.token}`)
      .attach('file', Buffer.from(file as string), name);
    return answer(await (sheet === undefined ? test : test.field('sheet', sheet)));
  },
  async map(id: string, mapping: Record<string, string>): Promise<Sent> {
    return answer(await admin.put(`${IMPORTS}/${id}`, { mapping }));
  },
  async apply({ id, fingerprint }: Pick<ImportView, 'id' | 'fingerprint'>): Promise<Sent> {
    return answer(await admin.post(`${IMPORTS}/${id}/apply`, { fingerprint }));
  },
  async lines(id: string, query = ''): Promise<ImportLine[]> {
    const lines: ImportLine[] = [];
    for (let page = 1; ; page += 1) {
      const url = `${IMPORTS}/${id}/lines?page=${page}&pageSize=${PAGE}${query}`;
      const { body } = await admin.get(url).expect(200);
      lines.push(...body.data);
      if (page >= body.meta.pagination.pageCount) return lines;
    }
  },
});
