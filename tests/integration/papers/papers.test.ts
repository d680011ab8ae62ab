import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { Paper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/paper';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { faultsOf, fontsOf, hasPdfTools, infoOf, structureOf, textOf } from '../../helpers/pdf';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setToday, stop } from '../../helpers/strapi';
import { on } from '../../helpers/papers';

/** Calls for dues on paper: made with the call, kept as issued, sent with its message. */

const STAFF = { type: 'admin' as const, id: '1' };
const FILES = 'plugin::membership-lifecycle.privateFiles';

let strapi: Core.Strapi;
let server: MailServer;
let staff: Admin;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object) =>
  service('commands').run(id, name, input, STAFF);
const issue = async (id: string, more: object = {}) => {
  const { terms } = await view(id);
  await run(id, 'issue-call', { termId: terms[0].id, ...more });
  return (await view(id)).dues[0];
};
const bytesOf = async (paperId: string): Promise<Buffer> =>
  (await service('papers').read(paperId)).bytes;
const organisation = async (id: string, data: object): Promise<void> => {
  const { organisation: owner } = await view(id);
  await strapi
    .documents('api::organisation.organisation')
    .update({ documentId: owner.documentId, data: data as never });
};
const placeOf = async (paperId: string): Promise<string> => {
  const { digest } = await table('paper').where('document_id', paperId).first();
  return path.join(service('papers').folder(), digest.slice(0, 2), digest);
};
const rows = async () => ({
  dues: (await table('dues')).length,
  papers: (await table('paper')).length,
  messages: (await table('message')).length,
  activities: (await table('activity')).length,
});
const nextNumber = async () => (await service('settings').identityView()).nextCall.value;
const refusal = async (promise: Promise<unknown>) => {
  try {
    await promise;
  } catch (error) {
    return error as Error & { reason?: string };
  }
  throw new Error('Nothing was refused');
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 9);
  server = await startMailServer();
  useMailServer(strapi, server.port);
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(async () => {
  setToday(strapi, JOINED_ON);
  await service('messages').flush();
  server.received.length = 0;
});

const roll = (rows: number): Paper => ({
  locale: 'fr',
  name: 'feuille',
  title: 'Feuille d’émargement',
  madeOn: JOINED_ON,
  sender: { name: 'Les communs', lines: [] },
  recipient: null,
  notice: null,
  sections: [
    {
      heading: null,
      blocks: [
        {
          kind: 'grid',
          grid: {
            caption: 'Membres',
            columns: [
              { header: 'Membre', share: 0.6 },
              { header: 'Signature', share: 0.4 },
            ],
            rows: Array.from({ length: rows }, (_, at) => [`Commune ${at}`, '']),
            rowHeight: 30,
          },
        },
      ],
    },
  ],
  footer: 'Les communs',
  pageLabel: 'Page {page} sur {pages}',
});
const task = (rows: number) => ({
  kind: 'paper',
  paper: roll(rows),
  letterhead: on(),
  invoice: null,
});

/** The longest time, in milliseconds, for which the event loop did not turn, and that of the work. */
const held = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  let [last, longest] = [began, 0];
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const looking = setInterval(look, 1);
  await work();
  look();
  clearInterval(looking);
  return { longest, whole: performance.now() - began };
};

test('nothing holds the event loop while papers are drawn', async () => {
  // Drawn where the server answers, either would hold it for as long as it takes.
  for (const draw of ['draw', 'drawLong']) {
    const { longest, whole } = await held(() => service('workers')[draw](task(500)));
    expect(longest).toBeLessThan(whole / 2);
  }
  const drawn = [
    await service('workers').draw(task(3)),
    await service('workers').drawLong(task(3)),
  ];
  expect(drawn[0].equals(drawn[1])).toBe(true);
});

test('a thread that is gone fails what it was drawing, and the next paper has another', async () => {
  const drawing = refusal(service('workers').draw(task(500)));
  await new Promise(setImmediate);
  await service('workers').close();
  expect(await drawing).toMatchObject({ reason: 'file-not-made', status: 503 });
  expect((await service('workers').draw(task(1))).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a call is issued with its paper, which is read again byte for byte', async () => {
  await organisation(members[0], {
    siret: '35600000049837',
    billingAddress: { lines: 'Service des finances', postalCode: '78470', city: 'Exemple' },
  });
  const call = await issue(members[0], { engagementNumber: 'EJ-1', serviceCode: 'SVC' });
  expect(call.papers).toMatchObject([{ edition: 1, issuedOn: JOINED_ON }]);
  const { id } = call.papers[0];
  const bytes = await bytesOf(id);
  const row = await table('paper').where('document_id', id).first();
  expect(row).toMatchObject({ size: bytes.length, kind: 'call', edition: 1, locale: 'fr' });
  expect(row.digest).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect((await bytesOf(id)).equals(bytes)).toBe(true);
  const plain = bytes.toString('latin1');
  for (const mark of ['%PDF-1.7', '/StructTreeRoot', '/MarkInfo', '/Marked true', '/Lang']) {
    expect(plain).toContain(mark);
  }
});

test('the paper says what is owed, and is sound, tagged, and whole by itself', async () => {
  if (!hasPdfTools()) return;
  const bytes = await bytesOf((await view(members[0])).dues[0].papers[0].id);
  expect(faultsOf(bytes)).toEqual([]);
  expect(fontsOf(bytes)).toEqual([true, true]);
  expect(infoOf(bytes)).toMatch(/Tagged:\s+yes/);
  expect(infoOf(bytes)).toMatch(/Pages:\s+1\n/);
  expect(structureOf(bytes)).toEqual(
    expect.arrayContaining(['Document', 'H1', 'H2', 'Table', 'Caption', 'TR', 'TH', 'TD', 'P']),
  );
  const text = textOf(bytes);
  for (const part of [
    'Appel de cotisation n° 2021-0001',
    'SIRET 356 000 000 49837',
    'Service des finances',
    'cinq mille euros (5 000 €)',
    'IBAN FR76 9999 9000 0100 0000 1234 537',
    'Assemblée générale du 12 juin 2020',
    'EJ-1',
    'SVC',
  ]) {
    expect(text).toContain(part);
  }
});

test('its message carries it, and carries the same bytes when it is sent again', async () => {
  const call = await issue(members[1]);
  const bytes = await bytesOf(call.papers[0].id);
  await service('messages').flush();
  const [mail] = server.received;
  expect(mail.attachments).toHaveLength(1);
  const [attached] = mail.attachments;
  expect(attached.contentType).toBe('application/pdf');
  expect(attached.filename).toBe(`Appel de cotisation ${call.number}.pdf`);
  expect(attached.content.equals(bytes)).toBe(true);

  const [message] = (
    await service('messages').list({ membershipId: members[1], page: 1, pageSize: 1 })
  ).data;
  expect((await service('messages').view(message.id)).attachment).toEqual({
    paperId: call.papers[0].id,
    name: `Appel de cotisation ${call.number}.pdf`,
    size: bytes.length,
  });
  // What is printed may have changed since: what was issued has not.
  await organisation(members[1], { name: 'Ville renommée' });
  await service('messages').resend(message.id, STAFF);
  await service('messages').flush();
  expect(server.received).toHaveLength(2);
  expect(server.received[1].attachments[0].content.equals(bytes)).toBe(true);
});

test.each([
  ['is missing', (file: string) => fs.rmSync(file)],
  ['was altered', (file: string) => fs.appendFileSync(file, 'x')],
])('a message whose paper %s does not leave without it', async (what, spoil) => {
  const member = members[what === 'is missing' ? 2 : 3];
  const call = await issue(member);
  const file = await placeOf(call.papers[0].id);
  const whole = fs.readFileSync(file);
  spoil(file);
  await service('messages').flush();
  expect(server.received).toHaveLength(0);
  const [message] = (await service('messages').list({ membershipId: member, page: 1, pageSize: 1 }))
    .data;
  expect(message).toMatchObject({ state: 'failed', failure: { reason: 'paper-missing' } });
  await staff.get(`/membership-lifecycle/papers/${call.papers[0].id}/file`).expect(409);
  // Restored from the backup, it leaves.
  fs.writeFileSync(file, whole);
  await service('messages').resend(message.id, STAFF);
  await service('messages').flush();
  expect(server.received[0].attachments[0].content.equals(whole)).toBe(true);
});

test('a correction leaves what was sent, and sends a credit note and another call', async () => {
  const call = (await view(members[0])).dues[0];
  const first = await bytesOf(call.papers[0].id);
  setToday(strapi, '2021-02-03');
  await run(members[0], 'reissue-call', {
    duesId: call.id,
    serviceCode: 'SVC-2',
    reason: 'Le service a changé',
  });
  const [again, old] = (await view(members[0])).dues;
  expect(again).toMatchObject({ serviceCode: 'SVC-2', replaces: call.number, creditNote: null });
  expect(again.number).not.toBe(call.number);
  expect(old).toMatchObject({
    ...{ number: call.number, state: 'cancelled', serviceCode: call.serviceCode, remaining: 0 },
    creditNote: {
      ...{ number: 'AV2021-0001', issuedOn: '2021-02-03', cause: 'corrected' },
      replacedBy: again.number,
    },
  });
  expect((await bytesOf(old.papers[0].id)).equals(first)).toBe(true);
  const [note, second] = [
    await bytesOf(old.creditNote?.paper?.id ?? ''),
    await bytesOf(again.papers[0].id),
  ];
  if (hasPdfTools()) {
    expect(textOf(note)).toContain('Avoir n° AV2021-0001');
    expect(textOf(note)).toContain(`Annule l’appel de cotisation n° ${call.number}`);
    expect(textOf(second)).toContain(`Remplace l’appel n° ${call.number}`);
    expect(textOf(second)).toContain('SVC-2');
  }
  await service('messages').flush();
  const attached = server.received.map(({ attachments }) => attachments[0].content);
  expect(attached).toHaveLength(2);
  for (const bytes of [note, second]) {
    expect(attached.some((one) => one.equals(bytes))).toBe(true);
  }
  expect(server.received.some(({ text }) => text?.includes('AV2021-0001'))).toBe(true);
  const { data } = await service('memberships').activities(members[0], { page: 1, pageSize: 1 });
  expect(data[0]).toMatchObject({ command: 'reissue-call', reason: 'Le service a changé' });
});

test('a price that is changed is called for again, with what came in on the call before', async () => {
  const call = (await view(members[1])).dues[0];
  const { terms } = await view(members[1]);
  await run(members[1], 'record-payment', { duesId: call.id, amount: 100_000 });
  await run(members[1], 'reprice', { termId: terms[0].id, amount: 450_000, reason: 'Erreur' });
  const [again, old] = (await view(members[1])).dues;
  expect([old.paid, old.remaining, old.state]).toEqual([0, 0, 'cancelled']);
  expect([again.paid, again.remaining, again.outdated]).toEqual([100_000, 350_000, null]);
  if (hasPdfTools()) {
    const text = textOf(await bytesOf(again.papers[0].id));
    expect(text).toContain('4 500 €');
    expect(text).toContain('3 500 €');
  }
});

test('a call that has no paper gets one, and nothing is sent', async () => {
  const call = await issue(members[4]);
  await table('message').where('membership_id', members[4]).delete();
  await table('paper').where('document_id', call.papers[0].id).delete();
  await run(members[4], 'make-call-paper', { duesId: call.id });
  expect((await view(members[4])).dues[0].papers).toMatchObject([{ edition: 1 }]);
  await service('messages').flush();
  expect(server.received).toHaveLength(0);
});

describe('a call that cannot be put on paper is not issued', () => {
  const untouched = async (attempt: () => Promise<unknown>) => {
    const [before, number] = [await rows(), await nextNumber()];
    const error = await refusal(attempt());
    expect(await rows()).toEqual(before);
    expect(await nextNumber()).toBe(number);
    return error;
  };

  test('with a name that the font cannot write', async () => {
    await organisation(members[5], { name: 'Ville 漢字' });
    const error = await untouched(() => issue(members[5]));
    expect(error.reason).toBe('paper-unwritable');
    expect(error.message).toContain('漢');
  });

  test('when the storage refuses it', async () => {
    const kept = strapi.config.get(FILES);
    const blocked = path.join('.tmp', `blocked-${process.pid}`);
    fs.writeFileSync(blocked, '');
    try {
      strapi.config.set(FILES, blocked);
      strapi.log.level = 'silent';
      expect((await untouched(() => issue(members[6]))).reason).toBe('paper-not-stored');
    } finally {
      strapi.log.level = 'error';
      strapi.config.set(FILES, kept);
      fs.rmSync(blocked);
    }
  });

  test('when all is taken back after the file was written: the file alone is left, and found again', async () => {
    const [before, number] = [await rows(), await nextNumber()];
    const { terms } = await view(members[6]);
    const files = () => fs.readdirSync(service('papers').folder(), { recursive: true }).length;
    const count = files();
    // The identity is asked again within the transaction, as after any second of rest.
    const later = performance.now() + 60_000;
    jest.spyOn(performance, 'now').mockImplementation(() => later);
    const ended = await refusal(
      strapi.db.transaction(async () => {
        await run(members[6], 'issue-call', { termId: terms[0].id });
        throw new Error('ended');
      }),
    );
    jest.restoreAllMocks();
    expect(ended.message).toBe('ended');
    expect(await rows()).toEqual(before);
    expect(await nextNumber()).toBe(number);
    const orphaned = files();
    expect(orphaned).toBeGreaterThan(count);
    await issue(members[6]);
    expect(files()).toBe(orphaned);
  });
});

describe('the private storage', () => {
  test('is for the account of the server alone', async () => {
    const folder = service('papers').folder();
    const file = await placeOf((await view(members[0])).dues[0].papers[0].id);
    const mode = (place: string) => (fs.statSync(place).mode & 0o777).toString(8);
    expect([mode(folder), mode(path.dirname(file)), mode(file)]).toEqual(['700', '700', '600']);
  });

  test('is refused inside public/, at the start', async () => {
    const kept = strapi.config.get(FILES);
    try {
      strapi.config.set(FILES, 'public/uploads/papers');
      expect((await refusal(service('papers').ready())).message).toContain('PRIVATE_FILES');
    } finally {
      strapi.config.set(FILES, kept);
    }
  });

  test('is read through a permission, under a safe name', async () => {
    const [{ number, papers }] = (await view(members[0])).dues;
    const [paper] = papers;
    const { headers, body } = await staff
      .get(`/membership-lifecycle/papers/${paper.id}/file`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect((await bytesOf(paper.id)).equals(body)).toBe(true);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Appel de cotisation ${number}.pdf"`,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    await staff.get('/membership-lifecycle/papers/nothing/file').expect(404);
    await staff.get('/membership-lifecycle/papers/..%2f..%2fpackage.json/file').expect(404);
  });
});

test('a bulk move lists who lacks what their body asks for, before and after', async () => {
  setToday(strapi, '2021-10-02');
  const ids = members.slice(7, 9);
  await organisation(ids[0], { serviceCodeRequired: true, siret: '73282932000074' });
  for (const id of ids) {
    await run(id, 'open-renewal', {});
    await run(id, 'accept-renewal', {});
  }
  const renewalIds = await Promise.all(ids.map(async (id) => (await view(id)).renewal?.id));
  const input = { renewalIds, stageId: 'call-issued' };
  const plan = await staff.post('/membership-lifecycle/renewals/move/plan', input).expect(200);
  const line = plan.body.data.lines.find(
    (one: { membershipId: string }) => one.membershipId === ids[0],
  );
  expect(line.refusal).toMatchObject({ reason: 'call-lacks' });
  expect(line.refusal.text.fr).toContain('code service');
  const done = await staff.post('/membership-lifecycle/renewals/move', input).expect(200);
  expect(done.body.data).toMatchObject({
    done: [{ membershipId: ids[1] }],
    failed: [{ membershipId: ids[0], reason: 'call-lacks' }],
  });
  await run(ids[0], 'issue-call', {
    termId: (await view(ids[0])).renewal?.term.id,
    serviceCode: 'SVC',
  });
  expect((await view(ids[0])).renewal?.stage.id).toBe('call-issued');
});
