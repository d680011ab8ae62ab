import { randomBytes, randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import request from 'supertest';

/** An admin account of a role, logged in. */
export interface Admin {
  token: string;
  userId: number;
  get: (url: string) => request.Test;
  post: (url: string, body?: object) => request.Test;
  put: (url: string, body?: object) => request.Test;
  delete: (url: string) => request.Test;
}

const ROLES: Record<string, string> = { administrator: 'strapi-super-admin' };

/** Creates an account of a role (by code, or `administrator`) and logs it in over HTTP. */
export const loginAs = async (strapi: Core.Strapi, role: string): Promise<Admin> => {
  const code = ROLES[role] ?? role;
  const { id: roleId } = await strapi.service('admin::role').findOne({ code });
  const email = `${code}-${randomBytes(4).toString('hex')}@example.org`;
  const password = `Aa1-${randomBytes(12).toString('hex')}`;
  const user = await strapi.service('admin::user').create({
    firstname: 'Test',
    lastname: code,
    email,
    password,
    isActive: true,
    roles: [roleId],
  });
  const server = strapi.server.httpServer;
  const { body } = await request(server).post('/admin/login').send({ email, password }).expect(200);
  const token: string = body.data.token;
  const as = (test: request.Test) => test.set('Authorization', `Bearer ${token}`);
  return {
    token,
    userId: user.id,
    get: (url) => as(request(server).get(url)),
    // As the admin's forms do, each of which has a key of its own.
    post: (url, data = {}) =>
      as(request(server).post(url).set('Idempotency-Key', randomUUID()).send(data)),
    put: (url, data = {}) => as(request(server).put(url).send(data)),
    delete: (url) => as(request(server).delete(url)),
  };
};

/** The Content Manager's address of a type, or of one of its documents. */
export const contentManager = (uid: string, documentId?: string): string =>
  `/content-manager/collection-types/${uid}${documentId ? `/${documentId}` : ''}`;
