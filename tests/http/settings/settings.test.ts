import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs, type Admin } from '../../helpers/admin';
import { makeOffer, makeTier, translate } from '../../helpers/content';
import { boot, stop } from '../../helpers/strapi';
import { formOf } from '../../helpers/workflow-form';
import type { WorkflowView } from '../../../src/plugins/membership-lifecycle/shared/core/workflows';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';

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

const ROUTES: ['get' | 'put' | 'post' | 'delete', string][] = [
  ['get', 'settings/workflows'],
  ['get', `settings/workflows/${DEFAULT_WORKFLOW.id}`],
  ['post', 'settings/workflows'],
  ['put', `settings/workflows/${DEFAULT_WORKFLOW.id}`],
  ['delete', `settings/workflows/${DEFAULT_WORKFLOW.id}`],
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
    const [view] = body.data;
    return { id: view.id, version: view.version, input: formOf(view) };
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
      fr: expect.stringContaining('Non renouvelé'),
      en: expect.stringContaining('Not renewed'),
    });
  });

  test('counts its reminders from an end, a start, a joining or a due day', async () => {
    const { id, input } = await read();
    const url = at(`settings/workflows/${id}`);
    const reminder = (values: object) => ({
      ...input.reminders[0],
      ...{ id: 'new', base: 'due', offsetDays: 15, messageTemplate: 'dues-reminder' },
      ...values,
    });
    const save = (reminders: object[]) => admin.put(url, { ...input, reminders });
    const start = { id: 'start', base: 'start', messageTemplate: 'term-started' };
    const joining = { id: 'joining', base: 'joining', messageTemplate: 'member-welcome' };
    const { base: _, ...older } = input.reminders[0];
    const kept = [older, ...[{}, start, joining].map(reminder)];
    const { body } = await save(kept).expect(200);
    expect(body.data.reminders).toMatchObject([
      { base: 'end', addedOn: '2000-01-01' },
      { base: 'due', addedOn: '2021-06-01' },
      { base: 'start' },
      { base: 'joining' },
    ]);
    const wrong = await save([
      reminder({ base: 'call' }),
      reminder({ id: 'other', base: 'due', offsetDays: 1.5 }),
    ]).expect(400);
    expect(fields(wrong.body)).toEqual([
      ['reminders.0.base', 'not-a-choice'],
      ['reminders.1.offsetDays', 'not-a-whole-number'],
    ]);
    const untrue = await save([
      reminder({ messageTemplate: 'renewal-reminder' }),
      reminder({ ...joining, offsetDays: -1 }),
      reminder({ ...start, messageTemplate: 'member-welcome' }),
      reminder({ ...older, messageTemplate: 'dues-reminder', base: 'end' }),
      reminder({ id: 'twice' }),
    ]).expect(400);
    expect(fields(untrue.body)).toEqual([
      ['reminders.0.messageTemplate', 'reminder-other-base'],
      ['reminders.1.offsetDays', 'out-of-range'],
      ['reminders.2.messageTemplate', 'reminder-other-base'],
      ['reminders.3.messageTemplate', 'reminder-other-base'],
      ['reminders.4.offsetDays', 'reminder-same-day'],
    ]);
    expect((await read()).input.reminders).toEqual(body.data.reminders);
    // As an earlier version stored them.
    const stored = JSON.stringify(kept.map((one) => ({ ...one, base: undefined })));
    await strapi.db
      .connection('adh_workflow')
      .where('document_id', id)
      .update({ reminders: stored });
    const before = (await read()).input.reminders;
    expect(before.map(({ base }) => base)).toEqual(['end', 'end', 'end', 'end']);
    await admin.put(url, input).expect(200);
  });

  test('saved by somebody else meanwhile is said to be, with who did it', async () => {
    const { id, version, input } = await read();
    const url = at(`settings/workflows/${id}`);
    const saving = (body: object, seen: string) => admin.put(url, body).set('If-Match', seen);
    const first = await saving({ ...input, dueDays: 31 }, `"${version}"`).expect(200);
    expect(first.body.data.version).toBe(version + 1);
    const { body } = await saving({ ...input, dueDays: 45 }, `"${version}"`).expect(409);
    expect(body.error.details).toMatchObject({
      reason: 'workflow-changed',
      version: version + 1,
      by: { fr: expect.stringContaining('Test') },
      activities: [{ command: 'save-workflow', after: { dueDays: 31 } }],
    });
    expect((await read()).input.dueDays).toBe(31);
    await saving({ ...input, dueDays: 45 }, `"${version + 1}"`).expect(200);
    await saving(input, 'soon').expect(400);
  });

  test('is copied, saved as the default, deleted once nothing holds it', async () => {
    const { id, input } = await read();
    const copy = { name: 'Associations', from: id };
    const { body } = await admin.post(at('settings/workflows'), copy).expect(200);
    expect(body.data).toMatchObject({ name: 'Associations', isDefault: false, tierCodes: [] });
    const taken = await admin.post(at('settings/workflows'), copy).expect(400);
    expect(fields(taken.body)).toEqual([['name', 'name-taken']]);
    await admin.post(at('settings/workflows'), { ...copy, from: 'nothing' }).expect(404);

    const other = at(`settings/workflows/${body.data.id}`);
    const form = formOf(body.data);
    const tier = await makeTier(strapi, { code: 'assos', name: 'Associations et fondations' });
    await translate(strapi, 'api::tier.tier', tier, { name: 'Charities' });
    await makeOffer(strapi, { tiers: [tier] });
    await admin.put(other, { ...form, tierCodes: ['assos', 'sans-offre'] }).expect(200);
    const held = await admin.put(at(`settings/workflows/${id}`), {
      ...input,
      tierCodes: ['assos'],
    });
    expect([held.status, fields(held.body)]).toEqual([400, [['tierCodes.0', 'tier-elsewhere']]]);
    const refused = async () => (await admin.delete(other).expect(409)).body.error.details;
    const { reason, text } = await refused();
    expect(reason).toBe('workflow-has-tiers');
    // By the names that people know, and by its code what no offer sells.
    expect(text.fr).toContain('(Associations et fondations, sans-offre)');
    expect(text.en).toContain('(Charities, sans-offre)');
    await admin.put(other, { ...form, isDefault: true }).expect(200);
    expect((await refused()).reason).toBe('workflow-default');
    const list = await admin.get(at('settings/workflows')).expect(200);
    expect(list.body.data.map((one: WorkflowView) => [one.name, one.isDefault])).toEqual([
      ['Associations', true],
      [input.name, false],
    ]);
    await admin.put(at(`settings/workflows/${id}`), input).expect(200);
    await admin.delete(other).expect(200);
    await admin.delete(other).expect(404);
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
