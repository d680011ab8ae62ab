import type { Core } from '@strapi/strapi';
import { PERMISSIONS } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { loginAs } from '../../helpers/admin';
import { asAdminToken } from '../../helpers/callers';
import { boot, stop } from '../../helpers/strapi';

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot();
});
afterAll(() => stop(strapi));

const roles = () => strapi.service('admin::role');
/** The note of the roles that were made. */
const rolesMade = () => strapi.store({ type: 'core', name: 'adhesions', key: 'roles-made' });
const permissionsOf = async (code: string): Promise<string[]> => {
  const { id } = await roles().findOne({ code });
  const rows = await strapi.db
    .query('admin::permission')
    .findMany({ where: { role: { id } }, orderBy: { id: 'asc' } });
  return rows.map((row: { action: string; subject: string | null }) =>
    [row.action, row.subject].join(' '),
  );
};
/** What another boot of the same application would do. */
const bootAgain = async () => {
  const { default: application } = require('../../../dist/src/index') as {
    default: { bootstrap: (context: { strapi: Core.Strapi }) => Promise<void> };
  };
  await application.bootstrap({ strapi });
};

describe('the first boot', () => {
  it('makes French the default language, beside English', async () => {
    const locales = strapi.plugin('i18n').service('locales');
    const codes = (await locales.find()).map((locale: { code: string }) => locale.code);
    expect(codes).toEqual(['fr', 'en']);
    expect(await locales.getDefaultLocale()).toBe('fr');
  });

  it('makes the seven roles beside Strapi’s own three', async () => {
    const names = (await roles().find()).map((role: { name: string }) => role.name);
    expect(names.sort()).toEqual([
      'Assemblée',
      'Auteur (Strapi)',
      'Communication',
      'Délégué à la protection des données',
      'Lecture',
      'Saisie des séances',
      'Super Admin',
      'Trésorerie',
      'Éditeur (Strapi)',
      'Équipe adhésions',
    ]);
  });

  const explored = (action: string, ...types: string[]) =>
    types.map((type) => `plugin::content-manager.explorer.${action} api::${type}.${type}`);
  const OFFER = ['offer', 'tier', 'benefit', 'resource'];
  const RECORDS = ['organisation', 'membership'];
  const READS = [
    ...['application.read', 'assembly.read', 'membership.read', 'message.read'],
    ...['occasion.read', 'paper.read', 'participation.read', 'statistics.read'],
  ];

  /** Of each role, what it holds of the plugin and of the Content Manager, and nothing besides. */
  it.each<[code: string, ours: string[], explored: string[]]>([
    [
      'communications',
      ['occasion.read', 'occasion.manage'],
      ['create', 'read', 'update', 'delete', 'publish'].flatMap((one) => explored(one, ...OFFER)),
    ],
    [
      'membership-staff',
      [
        ...READS,
        ...['application.manage', 'assembly.manage', 'dues.manage', 'export.read'],
        ...['import.manage', 'membership.manage', 'message.manage', 'occasion.manage'],
        ...['paper.manage', 'participation.manage', 'privacy.manage', 'rights.grant'],
        'usage.record',
      ],
      [
        ...explored('read', ...OFFER, ...RECORDS),
        ...['create', 'update'].flatMap((one) => explored(one, ...RECORDS)),
      ],
    ],
    ['reader', READS, explored('read', ...OFFER, ...RECORDS)],
    [
      'treasurer',
      ['accounting.manage', 'dues.manage', 'membership.read', 'paper.read', 'statistics.read'],
      explored('read', ...RECORDS),
    ],
    [
      'sessions',
      ['occasion.read', 'participation.manage', 'participation.read', 'usage.record'],
      [],
    ],
    ['dpo', ['privacy.manage'], []],
    ['assembly', ['assembly.manage', 'assembly.read'], []],
  ])('gives %s what it needs, and nothing besides', async (code, ours, records) => {
    const held = (await permissionsOf(code)).filter((one) => !one.startsWith('plugin::upload.'));
    const named = ours.map((name) => `plugin::membership-lifecycle.${name} `);
    expect(held.sort()).toEqual([...named, ...records].sort());
  });
});

describe('a first boot that is killed', () => {
  const OURS = [
    ...['communications', 'membership-staff', 'reader'],
    ...['treasurer', 'sessions', 'dpo', 'assembly'],
  ];
  const DEFAULTS = ['strapi-editor', 'strapi-author'];
  const RECORDS = ['api::organisation.organisation', 'api::membership.membership'];
  const onRecords = async () => {
    const permissions = (await Promise.all(DEFAULTS.map(permissionsOf))).flat();
    return permissions.filter((one) => RECORDS.some((uid) => one.endsWith(uid)));
  };
  /** Opens the records of people to a role, as Strapi does at its first boot, or an administrator. */
  const open = async (code: string): Promise<void> => {
    const { id } = await roles().findOne({ code });
    const action = 'plugin::content-manager.explorer.read';
    const properties = { fields: ['id'] };
    await roles().addPermissions(
      id,
      RECORDS.map((subject) => ({ action, subject, properties })),
    );
  };
  /** Boots, and ends at the call of that number. */
  const dieAt = async (method: 'create' | 'addPermissions', call: number): Promise<void> => {
    const kept = roles()[method];
    let calls = 0;
    const dying = jest.spyOn(roles(), method).mockImplementation((...asked: unknown[]) => {
      calls += 1;
      if (calls === call) throw new Error('killed');
      return kept.apply(roles(), asked);
    });
    await expect(bootAgain()).rejects.toThrow('killed');
    dying.mockRestore();
  };

  beforeEach(async () => {
    await rolesMade().delete({});
    for (const code of OURS) await roles().deleteByIds([(await roles().findOne({ code })).id]);
    for (const code of DEFAULTS) await open(code);
  });

  it('leaves Strapi’s Editor and Author no record of people when nothing happens', async () => {
    expect(await onRecords()).toHaveLength(4);
    await bootAgain();
    expect(await onRecords()).toEqual([]);
  });

  it.each(
    [1, 2, 7].flatMap((role) => [['create', role] as const, ['addPermissions', role] as const]),
  )('nor when it ends within %s of role %i', async (method, role) => {
    await dieAt(method, role);
    await bootAgain();
    expect(await onRecords()).toEqual([]);
    for (const code of OURS) expect((await permissionsOf(code)).length).toBeGreaterThan(0);
  });

  it('does not have the next one overrule what an administrator opened in between', async () => {
    await dieAt('create', 3);
    await open('strapi-editor');
    await bootAgain();
    expect(await onRecords()).toHaveLength(2);
  });
});

describe('the next boot', () => {
  it('leaves what the administrator changed', async () => {
    const { id } = await roles().findOne({ code: 'membership-staff' });
    await roles().assignPermissions(id, [{ action: 'plugin::upload.read' }]);
    const editor = await roles().findOne({ code: 'strapi-editor' });
    await roles().addPermissions(editor.id, [
      {
        action: 'plugin::content-manager.explorer.read',
        subject: 'api::organisation.organisation',
        properties: { fields: ['name'] },
      },
    ]);
    const before = await permissionsOf('strapi-editor');
    await bootAgain();
    expect(await permissionsOf('membership-staff')).toEqual(['plugin::upload.read ']);
    expect(await permissionsOf('strapi-editor')).toEqual(before);
  });

  it('makes the roles that an earlier version did not have, and leaves those that it had', async () => {
    const before = await permissionsOf('treasurer');
    await roles().deleteByIds([(await roles().findOne({ code: 'treasurer' })).id]);
    const reader = await roles().findOne({ code: 'reader' });
    await roles().update({ id: reader.id }, { name: 'Lecture (auditeur, trésorier)' });
    await rolesMade().delete({});
    await bootAgain();
    expect(await permissionsOf('treasurer')).toEqual(before);
    const { name } = await roles().findOne({ code: 'reader' });
    expect(name).toBe('Lecture (auditeur, trésorier)');
  });

  it.each(['treasurer', 'reader'])('does not bring back %s once it was deleted', async (code) => {
    await roles().deleteByIds([(await roles().findOne({ code })).id]);
    await bootAgain();
    expect(await roles().findOne({ code })).toBeNull();
  });

  it('lets a role of the same name stand that an administrator made', async () => {
    await roles().deleteByIds([(await roles().findOne({ code: 'dpo' })).id]);
    await rolesMade().set({ value: ['communications'] });
    const name = 'Délégué à la protection des données';
    const own = await roles().create({ name, description: '' });
    await bootAgain();
    expect(await roles().findOne({ code: 'dpo' })).toBeNull();
    expect((await roles().findOne({ name })).id).toBe(own.id);
  });

  it('does not give permissions twice', async () => {
    const before = await permissionsOf('communications');
    await bootAgain();
    expect(await permissionsOf('communications')).toEqual(before);
  });
});

describe('a boot of an installation whose settings were one permission', () => {
  const { membershipRead, settingsManage, templatesManage, workflowManage } = PERMISSIONS;
  const PARTS = [templatesManage, workflowManage];
  const made: number[] = [];

  /** A role as an administrator made it. */
  const roleWith = async (code: string, ...actions: string[]): Promise<void> => {
    const role = await roles().create({ code, name: code, description: '' });
    await roles().addPermissions(
      role.id,
      actions.map((action) => ({ action })),
    );
    made.push(role.id);
  };
  const heldBy = async (code: string): Promise<string[]> =>
    (await permissionsOf(code)).map((one) => one.trim()).sort();
  const everything = () =>
    strapi.db.query('admin::permission').findMany({ orderBy: { id: 'asc' } });
  /** What tokens of the admin hold. */
  const heldByTokens = async (): Promise<string[]> => {
    const rows = await strapi.db
      .query('admin::permission')
      .findMany({ where: { apiToken: { id: { $notNull: true } } } });
    return rows.map(({ action }: { action: string }) => action).sort();
  };

  beforeEach(async () => {
    const store = strapi.store({ type: 'core', name: 'adhesions', key: 'split-permissions' });
    await store.delete({});
  });
  afterEach(async () => {
    await roles().deleteByIds(made.splice(0));
  });

  it('gives its parts to the roles that had it, and to no other', async () => {
    await roleWith('secretary', settingsManage, membershipRead);
    await roleWith('half', settingsManage, workflowManage);
    await roleWith('other', membershipRead);
    const superAdmin = await heldBy('strapi-super-admin');
    const reader = await heldBy('reader');
    await bootAgain();
    expect(await heldBy('secretary')).toEqual([membershipRead, settingsManage, ...PARTS].sort());
    expect(await heldBy('half')).toEqual([settingsManage, ...PARTS].sort());
    expect(await heldBy('other')).toEqual([membershipRead]);
    expect(await heldBy('strapi-super-admin')).toEqual(superAdmin);
    expect(await heldBy('reader')).toEqual(reader);
  });

  it('lets who could change the texts change them as before', async () => {
    await roleWith('secretary', settingsManage);
    const secretary = await loginAs(strapi, 'secretary');
    const templates = '/membership-lifecycle/settings/templates';
    await secretary.get(templates).expect(403);
    await bootAgain();
    const { body } = await secretary.get(templates).expect(200);
    const [{ code, original }] = body.data;
    await secretary.put(`${templates}/${code}`, original).expect(200);
    await strapi.service('admin::user').deleteById(secretary.userId);
  });

  it('gives them to the tokens that had it', async () => {
    await asAdminToken(strapi, [settingsManage]);
    await asAdminToken(strapi, [membershipRead]);
    await bootAgain();
    expect(await heldByTokens()).toEqual([membershipRead, settingsManage, ...PARTS].sort());
  });

  it('changes nothing the next time, whatever an administrator took or gave meanwhile', async () => {
    await roleWith('secretary', settingsManage);
    await bootAgain();
    const { id } = await roles().findOne({ code: 'secretary' });
    await roles().assignPermissions(id, [{ action: settingsManage }, { action: workflowManage }]);
    await roleWith('later', settingsManage);
    const before = await everything();
    await bootAgain();
    expect(await everything()).toEqual(before);
  });

  it('gives all of them at the next boot when it is killed', async () => {
    await roleWith('secretary', settingsManage);
    const before = await everything();
    const kept = strapi.db.query.bind(strapi.db);
    let given = 0;
    const dying = jest.spyOn(strapi.db, 'query').mockImplementation(((uid: string) => {
      const rows = kept(uid as never) as { create: (asked: unknown) => Promise<unknown> };
      if (uid !== 'admin::permission') return rows;
      const create = (asked: unknown) => {
        given += 1;
        if (given === 2) throw new Error('killed');
        return rows.create(asked);
      };
      return { ...rows, create };
    }) as never);
    await expect(bootAgain()).rejects.toThrow('killed');
    dying.mockRestore();
    expect(given).toBe(2);
    expect(await everything()).toEqual(before);
    await bootAgain();
    expect(await heldBy('secretary')).toEqual([settingsManage, ...PARTS].sort());
  });
});

describe('resources, on an installation of an earlier version', () => {
  const RESOURCE = 'api::resource.resource';
  const note = () => strapi.store({ type: 'core', name: 'adhesions', key: 'resources-given' });
  const onResources = async (code: string): Promise<string[]> =>
    (await permissionsOf(code)).filter((one) => one.endsWith(RESOURCE)).sort();
  const forget = async (): Promise<void> => {
    await strapi.db.query('admin::permission').deleteMany({ where: { subject: RESOURCE } });
  };

  it('are for the roles that work on rights, as they work on these, once', async () => {
    const [writes, reads, none] = await Promise.all(
      ['communications', 'reader', 'treasurer'].map(onResources),
    );
    expect([writes!.length, reads!.length, none!.length]).toEqual([5, 1, 0]);
    await forget();
    await note().delete({});
    await bootAgain();
    expect(await onResources('communications')).toEqual(writes);
    expect(await onResources('reader')).toEqual(reads);
    expect(await onResources('treasurer')).toEqual([]);
    const [row] = await strapi.db.query('admin::permission').findMany({
      where: {
        subject: RESOURCE,
        action: 'plugin::content-manager.explorer.update',
        role: { code: 'communications' },
      },
    });
    expect(row.properties).toMatchObject({
      fields: expect.arrayContaining(['title', 'content', 'topics.label']),
      locales: ['fr', 'en'],
    });
    await forget();
    await bootAgain();
    expect(await onResources('communications')).toEqual([]);
  });
});

describe.each([
  { subject: 'api::offer.offer', fields: ['seoTitle', 'seoDescription', 'picture'] },
  { subject: 'api::benefit.benefit', fields: ['recordsReading'] },
])('the newer fields of $subject, on an installation of an earlier version', (one) => {
  const { subject, fields: NEW } = one;
  const note = () => strapi.store({ type: 'core', name: 'adhesions', key: 'newer-fields-given' });
  const held = (): Promise<{ id: number; action: string; properties: { fields?: string[] } }[]> =>
    strapi.db.query('admin::permission').findMany({
      where: { subject, role: { code: 'communications' } },
    });
  const withNew = async (): Promise<string[]> =>
    (await held())
      .filter(({ properties }) => NEW.every((name) => properties.fields?.includes(name)))
      .map(({ action }) => action.replace(/.*\./, ''))
      .sort();
  const keepTo = async (isKept: (name: string) => boolean): Promise<void> => {
    for (const { id, properties } of await held()) {
      if (!properties.fields) continue;
      const data = { properties: { ...properties, fields: properties.fields.filter(isKept) } };
      await strapi.db.query('admin::permission').update({ where: { id }, data });
    }
  };

  it('are for the roles that do the same to the older ones, once', async () => {
    expect(await withNew()).toEqual(['create', 'read', 'update']);
    await keepTo((name) => !NEW.includes(name));
    await bootAgain();
    expect(await withNew()).toEqual([]);
    await note().delete({});
    await bootAgain();
    expect(await withNew()).toEqual(['create', 'read', 'update']);
  });

  it('are not for a role that may not read the others', async () => {
    await keepTo((name) => name === 'title');
    await note().delete({});
    await bootAgain();
    expect(await withNew()).toEqual([]);
  });
});
