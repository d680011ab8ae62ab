import type { Core } from '@strapi/strapi';
import { boot, setToday, stop } from '../../helpers/strapi';
import { formOf } from '../../helpers/workflow-form';
import { stored } from '../../helpers/json';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';
import type { WorkflowView } from '../../../src/plugins/membership-lifecycle/shared/core/workflows';

const actor = { type: 'admin' as const, id: '7' };
const caller = { actor };
let strapi: Core.Strapi;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const count = async (name: string) => (await table(name)).length;

/** A bare membership row: only what marking it due touches. */
const addMembership = (id: string, nextDueOn: string | null) =>
  strapi.db.connection('memberships').insert({
    document_id: id,
    reference: id,
    organisation_id: id,
    membership_status: 'active',
    next_due_on: nextDueOn,
  });
const dueOn = async (id: string) => {
  const row = await strapi.db.connection('memberships').where('document_id', id).first();
  return row.next_due_on;
};
const addRenewal = (id: string, stageId: string, closedOn: string | null = null) =>
  table('renewal').insert({
    document_id: id,
    membership_id: id,
    workflow_id: DEFAULT_WORKFLOW.id,
    stage_id: stageId,
    closed_on: closedOn,
  });
/** The journal's last line before a test; none can be taken away. */
let mark: number;
const lastActivity = () => table('activity').orderBy('id', 'desc').first();

const current = async (): Promise<WorkflowView> => (await service('workflows').list())[0];

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await addMembership('membershipsettings0001', '2022-01-01');
});
afterAll(() => stop(strapi));
beforeEach(async () => {
  setToday(strapi, '2021-06-01');
  await table('renewal').delete();
  mark = (await lastActivity())?.id ?? 0;
  await strapi.db.connection('memberships').update({ next_due_on: '2022-01-01' });
});

describe('the first boot and the next ones', () => {
  test('store the default workflow and the templates once, and keep what staff wrote', async () => {
    expect([await count('workflow'), await count('template')]).toEqual([
      1,
      MESSAGES.shipped.length,
    ]);
    const [template] = await service('templates').list();
    await service('templates').save(
      template.code,
      { ...template.original, subjectFr: 'À nous' },
      actor,
    );
    await service('workflows').save(
      DEFAULT_WORKFLOW.id,
      { ...formOf(await current()), graceDays: 45 },
      caller,
    );
    await Promise.all([
      service('templates').seed(),
      service('workflows').seed(),
      service('settings').seed(),
    ]);
    expect([await count('workflow'), await count('template')]).toEqual([
      1,
      MESSAGES.shipped.length,
    ]);
    expect((await service('templates').list())[0].subjectFr).toBe('À nous');
    expect((await current()).graceDays).toBe(45);
  });
});

describe('the workflow', () => {
  test('is listed with the open renewals of each stage', async () => {
    await addRenewal('r1', 'proposed');
    await addRenewal('r2', 'proposed');
    await addRenewal('r3', 'settled', '2021-01-01');
    expect((await current()).usage).toMatchObject({ proposed: 2, settled: 0, 'to-prepare': 0 });
  });

  test('once saved, makes every membership due today, with a line in the journal', async () => {
    await service('workflows').save(
      DEFAULT_WORKFLOW.id,
      { ...formOf(await current()), windowDays: 120 },
      caller,
    );
    expect((await current()).windowDays).toBe(120);
    expect(await dueOn('membershipsettings0001')).toBe('2021-06-01');
    const line = await lastActivity();
    expect(line).toMatchObject({ command: 'save-workflow', actor_id: '7', on: '2021-06-01' });
    expect(stored(line.after)).toEqual({ windowDays: 120 });
  });

  test('is refused whole when a stage with a renewal under way goes nowhere: nothing changes', async () => {
    await addRenewal('r1', 'payment-order');
    const before = await current();
    const stages = before.stages.filter(({ id }) => id !== 'payment-order');
    await expect(
      service('workflows').save(DEFAULT_WORKFLOW.id, { ...formOf(before), stages }, caller),
    ).rejects.toMatchObject({
      status: 400,
      details: { errors: [{ path: ['moves', 'payment-order'], reason: 'stage-in-use' }] },
    });
    expect(await current()).toEqual(before);
    expect(await dueOn('membershipsettings0001')).toBe('2022-01-01');
    expect((await lastActivity())?.id ?? 0).toBe(mark);
  });

  test('begins a new reminder today', async () => {
    const before = await current();
    const reminder = {
      ...before.reminders[0],
      id: 'before-45',
      offsetDays: -45,
      addedOn: '1999-01-01',
    };
    const reminders = [...before.reminders, reminder];
    await service('workflows').save(DEFAULT_WORKFLOW.id, { ...formOf(before), reminders }, caller);
    expect((await current()).reminders.at(-1)).toMatchObject({
      id: 'before-45',
      addedOn: '2021-06-01',
    });
  });

  test('that does not exist is said to be unknown', async () => {
    await expect(service('workflows').view('nothing')).rejects.toMatchObject({ status: 404 });
  });
});

describe('the templates', () => {
  const original = async (code: string) =>
    (await service('templates').list()).find((one: { code: string }) => one.code === code).original;

  test('are listed with their variables, an example of each and the shipped text', async () => {
    const list = await service('templates').list();
    const call = list.find(({ code }: { code: string }) => code === 'call-issued');
    expect(call.names).toEqual({ fr: 'Appel de cotisation', en: 'Call for dues' });
    expect(call.variables).toContainEqual(
      expect.objectContaining({
        name: 'dues.number',
        group: { fr: 'L’appel de cotisation', en: 'The call for dues' },
        samples: { fr: '2021-0042', en: '2021-0042' },
      }),
    );
  });

  test('are refused when they would not render, at their field, and stay as they were', async () => {
    const texts = await original('call-issued');
    await expect(
      service('templates').save('call-issued', { ...texts, bodyEn: 'x\n{{ dues.nombre }}' }, actor),
    ).rejects.toMatchObject({
      reason: 'invalid-input',
      details: { errors: [{ path: ['bodyEn'], reason: 'unknown-variable' }] },
    });
    expect((await table('template').where('code', 'call-issued').first()).body_en).toBe(
      texts.bodyEn,
    );
  });

  test('keep one kind of line break, however they are posted', async () => {
    const texts = await original('call-issued');
    await service('templates').save('call-issued', { ...texts, bodyFr: 'Autre\r\ntexte' }, actor);
    expect((await table('template').where('code', 'call-issued').first()).body_fr).toBe(
      'Autre\ntexte',
    );
    expect(await lastActivity()).toMatchObject({ command: 'save-template', actor_id: '7' });
    await service('templates').save('call-issued', texts, actor);
  });

  test('tell where the workflow sends each of them', async () => {
    const list = await service('templates').list();
    const uses = (code: string) => list.find((one: { code: string }) => one.code === code).usedBy;
    expect(uses('renewal-reminder')).toEqual([
      {
        workflow: DEFAULT_WORKFLOW.name,
        stages: [],
        reminders: expect.arrayContaining([{ base: 'end', offsetDays: -30 }]),
      },
    ]);
    expect(uses('call-issued')[0].stages).toEqual([
      { fr: 'Appel de cotisation émis', en: 'Call for dues issued' },
    ]);
    expect(uses('application-received')).toEqual([]);
  });

  test('of an unknown code are said to be unknown', async () => {
    const texts = await original('call-issued');
    await expect(service('templates').save('nothing', texts, actor)).rejects.toMatchObject({
      status: 404,
      reason: 'template-unknown',
    });
  });
});

describe('the identity', () => {
  test('starts empty, in Paris', async () => {
    expect(await service('settings').identity()).toMatchObject({
      name: '',
      timeZone: 'Europe/Paris',
    });
    expect(service('settings').timeZone()).toBe('Europe/Paris');
  });

  test('is stored tidied, and seen at once by the instance that saved it', async () => {
    const before = await service('settings').identity();
    await service('settings').saveIdentity(
      { ...before, name: ' A ', iban: 'fr76 3000 6000 0112 3456 7890 189' },
      actor,
    );
    expect(await service('settings').identity()).toMatchObject({
      name: 'A',
      iban: 'FR7630006000011234567890189',
    });
    expect(await dueOn('membershipsettings0001')).toBe('2022-01-01');
  });

  test('says where the links of messages lead: here, unless it names another address', async () => {
    const here = strapi.config.get<string>('server.absoluteUrl');
    expect(await service('siteLinks').answer('token', 'fr')).toBe(`${here}/repondre#token`);
    const before = await service('settings').identity();
    const elsewhere = { ...before, siteUrl: 'https://adhesions.example.org/' };
    await service('settings').saveIdentity(elsewhere, actor);
    expect(await service('siteLinks').answer('token', 'en')).toBe(
      'https://adhesions.example.org/repondre?lang=en#token',
    );
    await service('settings').saveIdentity(before, actor);
  });

  test('of another time zone makes every membership due and moves the day', async () => {
    const before = await service('settings').identity();
    await service('settings').saveIdentity({ ...before, timeZone: 'Pacific/Noumea' }, actor);
    expect(service('settings').timeZone()).toBe('Pacific/Noumea');
    expect(await dueOn('membershipsettings0001')).toBe('2021-06-01');
    await service('settings').saveIdentity(before, actor);
  });

  test('saved by another instance is seen within about a second', async () => {
    const before = await service('settings').identity();
    await strapi.store({ type: 'plugin', name: 'membership-lifecycle', key: 'identity' }).set({
      value: { ...before, timeZone: 'America/Cayenne' },
    });
    const aSecondLater = performance.now() + 1_100;
    const now = jest.spyOn(performance, 'now').mockReturnValue(aSecondLater);
    await service('settings')
      .refresh()
      .finally(() => now.mockRestore());
    expect(service('settings').timeZone()).toBe('America/Cayenne');
    await service('settings').saveIdentity(before, actor);
  });
});
