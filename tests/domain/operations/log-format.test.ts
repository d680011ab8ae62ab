import { Writable } from 'node:stream';
import { createLogger, winston } from '@strapi/logger';
import { forPeople, forPrograms } from '../../../src/operations/log-format';
import { requestIdFrom, underRequestId } from '../../../src/operations/request-id';

/** The lines of the log, as Strapi's own logger writes them. */

const setUp = (format: ReturnType<typeof forPrograms>) => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const transports = [new winston.transports.Stream({ stream })];
  return { lines, log: createLogger({ level: 'http', format, transports }) };
};

const ID = '3e1c2f60-8a0b-4b0e-9d39-8a3c7f1c5e01';
const occurrences = (text: string, part: string): number => text.split(part).length - 1;

describe('for programs', () => {
  const written = (write: (log: ReturnType<typeof setUp>['log']) => void) => {
    const { lines, log } = setUp(forPrograms());
    write(log);
    expect(lines).toHaveLength(1);
    expect(lines[0].trimEnd()).not.toContain('\n');
    return JSON.parse(lines[0]);
  };

  it('is one line of JSON, with its instant and its level', () => {
    const line = written((log) => log.info('Une ligne\nqui en imite "une autre"'));
    expect(line).toEqual({
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      level: 'info',
      message: 'Une ligne\nqui en imite "une autre"',
    });
  });

  it('carries the request that it belongs to, also after a wait and in what the request began', async () => {
    const { lines, log } = setUp(forPrograms());
    let later: Promise<void> = Promise.resolve();
    await underRequestId(ID, async () => {
      log.info('one');
      await new Promise((resolve) => setImmediate(resolve));
      log.info('two');
      later = new Promise((resolve) =>
        setImmediate(() => {
          log.info('three');
          resolve();
        }),
      );
    });
    await later;
    log.info('none');
    const ids = lines.map((line) => JSON.parse(line).requestId);
    expect(ids).toEqual([ID, ID, ID, undefined]);
  });

  it('tells apart two requests that run at once', async () => {
    const { lines, log } = setUp(forPrograms());
    const ask = (id: string) =>
      underRequestId(id, async () => {
        for (let turn = 0; turn < 3; turn += 1) {
          await new Promise((resolve) => setImmediate(resolve));
          log.info(id);
        }
      });
    await Promise.all([ask('first-request'), ask('second-request')]);
    const all = lines.map((line) => JSON.parse(line));
    expect(all).toHaveLength(6);
    for (const { message, requestId } of all) expect(requestId).toBe(message);
  });

  it.each([
    ['an error alone', (log: ReturnType<typeof setUp>['log'], error: Error) => log.error(error)],
    [
      'an error after words',
      (log: ReturnType<typeof setUp>['log'], error: Error) => log.error('Cron job failed', error),
    ],
  ])('holds the stack of %s, and nothing of what a driver hangs on it', (_, write) => {
    const error = Object.assign(new Error('no such table'), {
      code: 'ER_BAD',
      sql: "select * from up_users where email = 'claire@example.org'",
      parameters: ['claire@example.org'],
    });
    const line = written((log) => write(log, error));
    expect(line).toMatchObject({ level: 'error', code: 'ER_BAD' });
    expect(line.message).toContain('no such table');
    expect(line.stack).toContain('log-format.test.ts');
    expect(JSON.stringify(line)).not.toContain('claire@example.org');
  });

  it('hides the secret of a link wherever it stands', () => {
    const error = new Error('GET /api/renewal-invitations/SECRET/accept failed');
    const line = written((log) => log.error(error));
    expect(JSON.stringify(line)).not.toContain('SECRET');
    expect(line.stack).toContain('/api/renewal-invitations/…/accept');
    const http = written((log) => log.http('x', { url: '/api/renewal-invitations/SECRET?a=1' }));
    expect(http.url).toBe('/api/renewal-invitations/…?a=1');
  });
});

describe('for people', () => {
  it('writes an error once, under the beginning of its request', () => {
    const { lines, log } = setUp(forPeople());
    underRequestId(ID, () => log.error(new Error('no such table')));
    expect(occurrences(lines[0], 'no such table')).toBe(1);
    expect(lines[0]).toContain('(3e1c2f60)');
    expect(lines[0]).toContain('log-format.test.ts');
  });

  it('keeps the words that came before an error', () => {
    const { lines, log } = setUp(forPeople());
    log.error('Cron job failed', new Error('no such table'));
    expect(lines[0]).toContain('Cron job failed');
    expect(lines[0]).toContain('log-format.test.ts');
  });
});

describe('the id of a request', () => {
  it.each(['3e1c2f608a0b4b0e9d398a3c7f1c5e01', ID, 'a.b-c_d.1', 'x'.repeat(128)])(
    'is the one that came: %s',
    (given) => expect(requestIdFrom(given)).toBe(given),
  );

  it.each([
    '',
    'short',
    'x'.repeat(129),
    'with a space',
    'a\nforged: line',
    'é'.repeat(10),
    '{"a":1}xx',
  ])('is a new one instead of: %j', (given) => {
    const id = requestIdFrom(given);
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(requestIdFrom(given)).not.toBe(id);
  });
});
