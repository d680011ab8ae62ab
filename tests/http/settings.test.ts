import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs, type Admin } from '../helpers/admin';
import { boot, stop } from '../helpers/strapi';
import { DEFAULT_WORKFLOW } from '../../src/plugins/membership-lifecycle/server/src/domain/default-workflow';

const at = (path: string) => `/membership-lifecycle/${path}`;
let strapi: Core.Strapi;
let admin: Admin;

interface FieldError {
  path: string[];
  reason: string;
  message: string;
}
const fields = (body: { error: { details: { errors: FieldError[] } } }) =>
  body.error.details.errors.map(({ path, reason }) => [path.join('.'), reason]);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  admin = await loginAs(strapi, 'administrator');
});
afterAll(() => stop(strapi));

const ROUTES: ['get' | 'put' | 'post', string][] = [
  ['get', 'settings/workflows'],
  ['get', `settings/workflows/${DEFAULT_WORKFLOW.id}`],
  ['put', `settings/workflows/${DEFAULT_WORKFLOW.id}`],
  ['get', 'settings/templates'],
  ['put', 'settings/templates/call-issued'],
  ['post', 'settings/templates/call-issued/preview'],
  ['post', 'settings/templates/call-issued/test'],
  ['get', 'settings/identity'],
  ['put', 'settings/identity'],
  ['get', 'messages'],
  ['get', 'messages/x'],
  ['post', 'messages/x/resend'],
  ['post', 'messages/x/cancel'],
];

test.each(ROUTES)('%s %s answers neither a stranger nor an author', async (method, path) => {
  const author = await loginAs(strapi, 'strapi-author');
  await request(strapi.server.httpServer)[method](at(path)).expect(401);
  await author[method](at(path)).expect(403);
});

describe('the workflow', () => {
  const read = async () => {
    const { body } = await admin.get(at('settings/workflows')).expect(200);
    const { id, isDefault: _isDefault, usage: _usage, ...input } = body.data[0];
    return { id, input };
  };

  test('is read and saved as a form', async () => {
    const { id, input } = await read();
    const { body } = await admin
      .put(at(`settings/workflows/${id}`), { ...input, graceDays: 30 })
      .expect(200);
    expect(body.data).toMatchObject({ graceDays: 30, isDefault: true, usage: { proposed: 0 } });
  });

  test('is refused at each field, without a change', async () => {
    const { id, input } = await read();
    const bad = {
      ...input,
      windowDays: '90',
      extra: 1,
      activation: 'never',
      stages: [{ ...input.stages[0], names: { fr: 'a\u0000' } }, ...input.stages.slice(1)],
    };
    const { body } = await admin.put(at(`settings/workflows/${id}`), bad).expect(400);
    expect(body.error.details.reason).toBe('invalid-input');
    expect(fields(body)).toEqual(
      expect.arrayContaining([
        ['windowDays', 'not-a-whole-number'],
        ['activation', 'not-a-choice'],
        ['extra', 'unknown-field'],
        ['stages.0.names.fr', 'control-character'],
        ['stages.0.names.en', 'required'],
      ]),
    );
    expect((await read()).input).toEqual(input);
  });

  test('without a stage of some kind says which', async () => {
    const { id, input } = await read();
    const stages = input.stages.filter(({ kind }: { kind: string }) => kind !== 'lost');
    const { body } = await admin
      .put(at(`settings/workflows/${id}`), { ...input, stages })
      .expect(400);
    expect(body.error.details.errors[0].text).toEqual({
      fr: expect.stringContaining('lost'),
      en: expect.stringContaining('lost'),
    });
  });

  test.each([[[]], [{}], [{ stages: null, reminders: 3 }], [{ stages: [null] }]])(
    'of a wrong shape (%j) is a 400, never a 500',
    async (body) => {
      await admin.put(at(`settings/workflows/${DEFAULT_WORKFLOW.id}`), body).expect(400);
    },
  );

  test('that does not exist is a 404', async () => {
    const { input } = await read();
    await admin.get(at('settings/workflows/nothing')).expect(404);
    await admin.put(at('settings/workflows/nothing'), input).expect(404);
  });
});

describe('the messages', () => {
  test('are listed by page, and an unknown one is a 404', async () => {
    const { body } = await admin.get(at('messages?state=kept&page=1&pageSize=10')).expect(200);
    expect(body).toEqual({
      data: [],
      meta: { pagination: { page: 1, pageSize: 10, pageCount: 0, total: 0 } },
    });
    await admin.get(at('messages/nothing')).expect(404);
    await admin.post(at('messages/nothing/resend')).expect(404);
    await admin.post(at('messages/nothing/cancel')).expect(404);
  });

  test.each([
    'state=lost',
    'page=0',
    'pageSize=1000',
    'page=x',
    'other=1',
    'template=a%00',
    'state[$ne]=sent',
    'page=1&page=2',
  ])('refuse the filter %s', async (query) => {
    await admin.get(at(`messages?${query}`)).expect(400);
  });
});
