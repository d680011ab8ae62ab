/** @databases PostgreSQL alone refuses to compare a number with a text. */
import type { Core } from '@strapi/strapi';
import { loginAs } from '../../helpers/admin';
import { call, type Caller } from '../../helpers/callers';
import { boot, stop } from '../../helpers/strapi';

/** What nobody's row is called, where Strapi's own calls take the id of one: not found, never a failure. */

let strapi: Core.Strapi;
let administrator: Caller;

beforeAll(async () => {
  strapi = await boot('2024-03-15');
  administrator = (await loginAs(strapi, 'administrator')).token;
});
afterAll(() => stop(strapi));

/** What asks other servers. */
const LEFT_OUT = /license-trial|\/transfer\/|\(|:path\*/;
const STRANGE = ['x', '-1', '99999999999999999999', '%00'];

test.each(['GET', 'POST', 'PUT', 'DELETE'])(
  '%s of what is not there is answered',
  async (method) => {
    const listed = strapi.server.listRoutes() as { methods: string[]; path: string }[];
    const paths = listed
      .filter(({ methods, path }) => methods.includes(method) && /:\w*id\b/i.test(path))
      .filter(({ path }) => !LEFT_OUT.test(path) && !/^\/(api|membership-lifecycle)\//.test(path))
      .map(({ path }) => path);
    const failed: string[] = [];
    for (const path of paths) {
      for (const id of STRANGE) {
        const url = path
          .replace(/:(model|uid|contentType)\b/g, 'api::offer.offer')
          .replace(/:\w+/g, id);
        const { status } = await call(strapi, method, url, administrator).send(
          method === 'GET' ? undefined : {},
        );
        if (status >= 500) failed.push(`${status} ${method} ${url}`);
      }
    }
    expect(paths.length).toBeGreaterThan(3);
    expect(failed).toEqual([]);
  },
);
