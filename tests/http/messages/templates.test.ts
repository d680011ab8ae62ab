import type { Core } from '@strapi/strapi';
import type {
  TemplateInput,
  TemplatePreview,
  TemplateState,
  TemplateView,
} from '../../../src/plugins/membership-lifecycle/shared/messages/templates';
import { PERMISSIONS } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { loginAs, type Admin } from '../../helpers/admin';
import { asHolderOf, call } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The templates that staff edit: saved, looked at on a member, tried out, refused. */

const at = (path = '') => `/membership-lifecycle/settings/templates${path}`;
const IN_CAMPAIGN = '2021-10-03';

let strapi: Core.Strapi;
let admin: Admin;
let server: MailServer;
let members: string[];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  members = await manyMembers(strapi, 2);
  setToday(strapi, IN_CAMPAIGN);
  await strapi.plugin('membership-lifecycle').service('daily').run({});
  admin = await loginAs(strapi, 'administrator');
  server = await startMailServer();
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(() => {
  server.received.length = 0;
  server.answer = null;
  useMailServer(strapi, server.port);
});

interface FieldError {
  path: string[];
  reason: string;
  text: { fr: string; en: string };
}
const fields = (body: { error: { details: { errors: FieldError[] } } }) =>
  body.error.details.errors.map(({ path, reason }) => [path.join('.'), reason]);

const read = async (code: string): Promise<TemplateView> => {
  const { body } = await admin.get(at()).expect(200);
  return body.data.find((one: TemplateView) => one.code === code);
};
const textsOf = async (code: string): Promise<TemplateInput> => (await read(code)).original;
const save = (who: Admin, code: string, input: object, version?: unknown) => {
  const request = who.put(at(`/${code}`), input);
  return version === undefined ? request : request.set('If-Match', `"${version}"`);
};
const preview = async (code: string, body: object): Promise<TemplatePreview> =>
  (await admin.post(at(`/${code}/preview`), body).expect(200)).body.data;

/** How many rows each of our tables holds, and the templates as they are stored. */
const everything = async () => {
  const db = strapi.db.connection;
  const tables = ['message', 'activity', 'effect', 'event', 'renewal', 'dues', 'term'];
  const counts = await Promise.all(tables.map(async (name) => (await db(`adh_${name}`)).length));
  return { counts, templates: await db('adh_template').orderBy('id') };
};

describe('a template', () => {
  test('is saved, with who did it and when', async () => {
    const { original, version, saved } = await read('payment-received');
    expect({ version, saved }).toEqual({ version: 0, saved: null });
    const changed = { ...original, subjectFr: 'Règlement {{ dues.number }}' };
    const { body } = await save(admin, 'payment-received', changed, 0).expect(200);
    const state: TemplateState = body.data;
    expect(state).toEqual({
      ...changed,
      version: 1,
      saved: { at: '2021-10-03T12:00:00.000Z', by: 'Test strapi-super-admin' },
    });
    expect(await read('payment-received')).toMatchObject(state);
  });

  test('saved by somebody else meanwhile tells the second person, and changes nothing', async () => {
    const second = await loginAs(strapi, 'administrator');
    const { original, version } = await read('membership-ended');
    const theirs = { ...original, bodyFr: 'Le texte de la première.' };
    await save(admin, 'membership-ended', theirs, version).expect(200);
    const mine = { ...original, bodyFr: 'Le texte de la seconde.' };
    const { body } = await save(second, 'membership-ended', mine, version).expect(409);
    const { reason, by, current, text } = body.error.details;
    expect(reason).toBe('template-changed');
    expect(by.fr).toBe('Test strapi-super-admin');
    expect(text.fr).toContain('Test strapi-super-admin');
    expect(current).toMatchObject({ bodyFr: theirs.bodyFr, version: version + 1 });
    expect((await read('membership-ended')).bodyFr).toBe(theirs.bodyFr);
    // Having read it, they save on what they were told.
    await save(second, 'membership-ended', mine, current.version).expect(200);
    expect((await read('membership-ended')).bodyFr).toBe(mine.bodyFr);
  });

  test('saved by two people at the same moment keeps one of them', async () => {
    const second = await loginAs(strapi, 'administrator');
    const { original, version } = await read('renewal-lapsed');
    const answers = await Promise.all(
      [admin, second].map((who, index) =>
        save(who, 'renewal-lapsed', { ...original, bodyFr: `Texte ${index}.` }, version),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await read('renewal-lapsed')).version).toBe(version + 1);
  });

  test.each([
    ['{{ member.constructor }}', 'unknown-variable'],
    ['{% for i in (1..9) %}{% endfor %}', 'unknown-tag'],
    ['{% if dues.paid %}', 'unclosed-condition'],
    ['x'.repeat(40_000), 'too-long'],
  ])('is refused at its field for what it may not say: %.40s', async (bodyFr, reason) => {
    const before = await everything();
    const texts = { ...(await textsOf('call-issued')), bodyFr };
    const { body } = await save(admin, 'call-issued', texts).expect(400);
    expect(fields(body)).toEqual([['bodyFr', reason]]);
    expect(await everything()).toEqual(before);
  });

  test('is refused with its line and what was probably meant, in both languages', async () => {
    const texts = { ...(await textsOf('call-issued')), bodyEn: 'Dear all,\n\n{{ membre.nom }}' };
    const { body } = await save(admin, 'call-issued', texts).expect(400);
    const [{ text }] = body.error.details.errors;
    expect(text.fr).toMatch(/^Ligne 3\u00a0: .*membre\.nom.* Vouliez-vous .*member\.organisation/);
    expect(text.en).toMatch(/^Line 3: .*membre\.nom.* Did you mean “member\.organisation”/);
  });

  test('of an unknown code is a 404, whatever is done with it', async () => {
    const texts = await textsOf('call-issued');
    await save(admin, 'constructor', texts).expect(404);
    await admin.post(at('/constructor/preview'), texts).expect(404);
    await admin.post(at('/constructor/test'), { ...texts, locale: 'fr' }).expect(404);
  });

  test('is not saved on a version that is none', async () => {
    await save(admin, 'call-issued', await textsOf('call-issued'), 'x').expect(400);
  });
});

describe('a preview', () => {
  test('fills a template with the examples, in both languages', async () => {
    const texts = { ...(await textsOf('call-issued')), subjectFr: 'Appel {{ dues.number }}' };
    const { fr, en, to } = await preview('call-issued', texts);
    expect(fr.letter?.subject).toBe('Appel 2021-0042');
    expect(en.letter?.html).toContain('<html lang="en">');
    expect({ to, empty: fr.empty }).toEqual({ to: null, empty: [] });
  });

  test('fills it with what is known of a member, and says what is not', async () => {
    const texts = {
      ...(await textsOf('renewal-proposal')),
      subjectFr: '{{ member.organisation }}, du {{ next.starts }} au {{ next.ends }}',
      bodyFr: '{{ term.ends }} {{ association.iban }}',
    };
    const { fr, en, to } = await preview('renewal-proposal', { ...texts, membership: members[1] });
    expect(fr.letter).toMatchObject({
      subject: 'Commune 1, du 1er janvier 2022 au 31 décembre 2022',
      text: '31 décembre 2021',
    });
    expect(en.letter?.text).toContain('Commune 1');
    expect(to).toEqual({ name: 'Contact 1', email: 'c1@example.org', locale: 'fr' });
    expect(fr.empty).toEqual([{ fr: 'Son IBAN', en: 'Its IBAN' }]);
  });

  test('of a wrong text says what is wrong with it, and still shows the other language', async () => {
    const texts = { ...(await textsOf('call-issued')), bodyFr: 'a\nb {{ dues.nombre }}' };
    const { fr, en } = await preview('call-issued', { ...texts, membership: members[0] });
    expect(fr).toMatchObject({
      letter: null,
      problems: [
        {
          field: 'bodyFr',
          reason: 'unknown-variable',
          line: 2,
          correction: { found: 'dues.nombre', meant: 'dues.number' },
        },
      ],
    });
    expect(en.letter).not.toBeNull();
  });

  test('writes nothing', async () => {
    const before = await everything();
    const texts = { ...(await textsOf('renewal-proposal')), bodyFr: 'Autre' };
    await preview('renewal-proposal', { ...texts, membership: members[0] });
    await preview('renewal-proposal', { ...texts, bodyFr: '{{' });
    expect(await everything()).toEqual(before);
  });

  test('of a member who does not exist is a 404', async () => {
    const texts = await textsOf('call-issued');
    await admin.post(at('/call-issued/preview'), { ...texts, membership: 'nobody' }).expect(404);
  });

  test('names a member to those who may read members, and to nobody else', async () => {
    const texts = await textsOf('call-issued');
    const manager = await asHolderOf(strapi, PERMISSIONS.templatesManage);
    const [membership] = members;
    for (const action of ['preview', 'test']) {
      const url = at(`/call-issued/${action}`);
      const body = action === 'test' ? { ...texts, locale: 'fr' } : texts;
      await call(strapi, 'POST', url, manager)
        .send({ ...body, membership })
        .expect(403);
      await call(strapi, 'POST', url, manager).send(body).expect(200);
    }
  });
});

describe('somebody who reads messages', () => {
  test('reads the templates, and each as its letter, and changes none', async () => {
    const reader = await loginAs(strapi, 'reader');
    const texts = await textsOf('membership-approved');
    const mine = { ...texts, subjectFr: 'Pour {{ member.organisation }}' };
    await save(admin, 'membership-approved', mine).expect(200);
    const { body } = await reader.get(at()).expect(200);
    const read = body.data.find((one: TemplateView) => one.code === 'membership-approved');
    expect(read.subjectFr).toBe(mine.subjectFr);
    const letter = await reader.get(at('/membership-approved/preview')).expect(200);
    const { fr, en, to }: TemplatePreview = letter.body.data;
    expect(fr.letter?.subject).toMatch(/^Pour \S/);
    expect(fr.letter?.subject).not.toContain('Commune');
    expect(en.letter?.html).toContain('<html lang="en">');
    expect(to).toBeNull();

    const before = await everything();
    await save(reader, 'membership-approved', texts).expect(403);
    await reader.post(at('/membership-approved/preview'), texts).expect(403);
    await reader.post(at('/membership-approved/test'), { ...texts, locale: 'fr' }).expect(403);
    expect(await everything()).toEqual(before);
    expect(server.received).toEqual([]);
  });

  test('finds no letter of a code that is none', async () => {
    const reader = await loginAs(strapi, 'reader');
    for (const code of ['nothing', 'constructor', '%00']) {
      const { body } = await reader.get(at(`/${code}/preview`)).expect(404);
      expect(body.error.details.reason).toBe('template-unknown');
    }
  });
});

describe('a test', () => {
  const mine = async () =>
    (await strapi.db.query('admin::user').findOne({ where: { id: admin.userId } })).email;
  const tryOut = async (status: number, more: object = {}) => {
    const texts = await textsOf('renewal-proposal');
    const bodyFr = 'Brouillon pour {{ member.organisation }}';
    const draft = { ...texts, bodyFr, membership: members[0], locale: 'fr', ...more };
    return admin.post(at('/renewal-proposal/test'), draft).expect(status);
  };

  test('sends the draft to whoever asks, marked, and keeps it nowhere', async () => {
    const before = await everything();
    const { body } = await tryOut(200);
    const address = await mine();
    expect(body.data).toEqual({ to: address });
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail.to).toMatchObject({ value: [{ address }] });
    expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
    expect(mail.subject).toMatch(/^\[Essai\] Renouvellement/);
    expect(mail.text?.trim()).toBe('Brouillon pour Commune 0');
    expect(await everything()).toEqual(before);
  });

  test('is written in the language that is asked for', async () => {
    await tryOut(200, { locale: 'en' });
    expect(server.received[0].subject).toMatch(/^\[Test\] Renewing/);
  });

  test('cannot be sent to anybody else', async () => {
    for (const key of ['to', 'email', 'toEmail', 'cc']) {
      await tryOut(400, { [key]: 'victim@example.org' });
    }
    expect(server.received).toEqual([]);
  });

  test('of a wrong text is refused at its field, of the language that is tried only', async () => {
    const { body } = await tryOut(400, { bodyFr: '{{ x' });
    expect(fields(body)).toEqual([['bodyFr', 'unclosed-markup']]);
    expect(server.received).toEqual([]);
    await tryOut(200, { bodyEn: '{{ x' });
  });

  test('without a mail server says what to do', async () => {
    strapi.config.set('plugin::membership-lifecycle.smtpConfigured', false);
    const { body } = await tryOut(409);
    expect(body.error.details.reason).toBe('test-without-smtp');
    expect(body.error.details.text.fr).toContain('SMTP_HOST');
  });

  test('that the server refuses says why, in words and in the server’s own', async () => {
    server.answer = { code: 550, text: '5.1.1 no such user' };
    const { body } = await tryOut(409);
    const { reason, text, answer } = body.error.details;
    expect(reason).toBe('test-not-sent');
    expect(text.fr).toBe(
      'L’essai n’est pas parti. Le serveur ne connaît pas votre adresse\u00a0: vérifiez-la dans votre profil.',
    );
    expect(answer).toContain('5.1.1 no such user');
  });

  test('to a server that does not answer says so', async () => {
    await server.close();
    try {
      const { body } = await tryOut(409);
      expect(body.error.details.text.fr).toContain('n’a pas répondu');
    } finally {
      server = await startMailServer(server.port);
    }
  });
});
