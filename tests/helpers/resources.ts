import { randomBytes } from 'node:crypto';
import request from 'supertest';
import type { Core } from '@strapi/strapi';
import type {
  KeptFile,
  MembersPart,
  PartAccess,
} from '../../src/plugins/membership-lifecycle/shared/resources/members-part';
import { RESOURCE_UID } from '../../src/plugins/membership-lifecycle/shared/kernel/ids';

/** Resources with a part for members, and members who read them. */

export const EVERYONE: PartAccess = { kind: 'everyone' };
export const MEMBERS: PartAccess = { kind: 'members', tiers: [] };

export const part = (access: PartAccess, more: Partial<MembersPart> = {}): MembersPart => ({
  body: 'Réservé.',
  files: [],
  ...more,
  access,
});

type Documents = {
  create(asked: object): Promise<{ documentId: string }>;
  update(asked: object): Promise<unknown>;
  publish(asked: object): Promise<unknown>;
  findOne(asked: object): Promise<Record<string, unknown> | null>;
};

export const resources = (strapi: Core.Strapi): Documents =>
  strapi.documents(RESOURCE_UID as 'api::benefit.benefit') as unknown as Documents;

/** A resource, published unless said otherwise. */
export const makeResource = async (
  strapi: Core.Strapi,
  content: unknown,
  more: object = {},
  status: 'draft' | 'published' = 'published',
): Promise<string> => {
  const data = {
    title: 'Guide',
    summary: 'Un guide.',
    publishedOn: '2021-05-01',
    content,
    ...more,
  };
  return (await resources(strapi).create({ data, status })).documentId;
};

/** Sends a file as the form of a part does. */
export const sending = (
  strapi: Core.Strapi,
  token: string,
  name: string,
  bytes: Buffer = randomBytes(64),
  uid: string = RESOURCE_UID,
) =>
  request(strapi.server.httpServer)
    .post(`/membership-lifecycle/members-parts/${uid}/files`)
    .set('Authorization', `Bearer ${token}`)
    .attach('file', bytes, name);

/** The file as it was kept. */
export const sendFile = async (...sent: Parameters<typeof sending>): Promise<KeptFile> =>
  (await sending(...sent).expect(200)).body.data;
