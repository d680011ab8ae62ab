import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs } from '../../helpers/admin';
import { boot, stop } from '../../helpers/strapi';

/** An address that names nothing is not there, whatever the database thinks of it. */

let strapi: Core.Strapi;
let token: string;
beforeAll(async () => {
  strapi = await boot('2026-11-25');
  ({ token } = await loginAs(strapi, 'administrator'));
});
afterAll(() => stop(strapi));

it.each([
  ['get', '/api/offers/%00'],
  ['get', '/membership-lifecycle/occasions/%00'],
  ['delete', '/membership-lifecycle/occasions/%00'],
] as const)('%s %s', async (method, path) => {
  const asked = request(strapi.server.httpServer);
  const { status, body } = await asked[method](path).set('authorization', `Bearer ${token}`);
  expect(status).toBe(404);
  expect(body.error).toMatchObject({ status: 404, name: 'NotFoundError' });
});
