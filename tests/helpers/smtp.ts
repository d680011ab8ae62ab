import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';
import nodemailerProvider from '@strapi/provider-email-nodemailer';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * What a mail server does with a message: takes it, refuses it for now or for good, falls silent,
 * takes it and is gone before it says so, or takes it and says so when nobody listens any more.
 */
export type Fate = 'take' | 'defer' | 'refuse' | 'hang' | 'die' | 'late';

/** A mail server in this process, which answers as the test decides. */
export interface MailServer {
  port: number;
  received: ParsedMail[];
  /** The message of that number, from 0: at once, or when it comes. */
  message: (at: number) => Promise<ParsedMail>;
  /** What the server answers to the next recipients; null accepts. */
  answer: { code: number; text: string } | null;
  /** What becomes of a message that it was given. */
  fateOf: (mail: ParsedMail) => Fate;
  /** Called while a message waits for its fate. */
  meanwhile: ((mail: ParsedMail) => Promise<unknown>) | null;
  /** How long it says nothing of a message that it takes late, in milliseconds; null: until it is left. */
  lateBy: number | null;
  /** Ends the connections that it left hanging. */
  hangUp: () => void;
  close: () => Promise<void>;
}

/** Ends a connection without a word. */
const cut = (server: SMTPServer, id: string): void => {
  const { connections } = server as unknown as {
    connections: Set<{ id: string; _socket: { destroy: () => void } }>;
  };
  for (const one of connections) if (one.id === id) one._socket.destroy();
};

/** Starts a mail server on a port, or on any free one. */
export const startMailServer = async (port = 0): Promise<MailServer> => {
  const arrivals = new EventEmitter();
  const state: MailServer = {
    port,
    received: [],
    message: async (at) => {
      while (state.received.length <= at) await once(arrivals, 'message');
      return state.received[at];
    },
    answer: null,
    fateOf: () => 'take',
    meanwhile: null,
    lateBy: null,
    hangUp: () => {},
    close: async () => {},
  };
  const left = new Map<string, () => void>();
  const hanging: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // Those whom it left hanging are not waited for.
    closeTimeout: 100,
    onRcptTo(_address, _session, callback) {
      const { answer } = state;
      callback(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }));
    },
    onClose: ({ id }) => left.get(id)?.(),
    onData(stream, session, callback) {
      simpleParser(stream)
        .then(async (mail) => {
          await state.meanwhile?.(mail);
          const fate = state.fateOf(mail);
          if (fate === 'hang') {
            hanging.push(session.id);
            return;
          }
          if (fate === 'defer' || fate === 'refuse') {
            const responseCode = fate === 'defer' ? 451 : 550;
            callback(Object.assign(new Error(`This letter: ${fate}`), { responseCode }));
            return;
          }
          state.received.push(mail);
          arrivals.emit('message');
          if (fate === 'die') cut(server, session.id);
          else if (fate === 'late' && state.lateBy === null) left.set(session.id, callback);
          else if (fate === 'late') setTimeout(callback, state.lateBy ?? 0).unref();
          else callback();
        })
        .catch(callback);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  state.port = (server.server.address() as AddressInfo).port;
  state.hangUp = () => {
    for (const id of hanging.splice(0)) cut(server, id);
  };
  state.close = () => new Promise((resolve) => server.close(() => resolve()));
  return state;
};

/**
 * Makes the application send through a mail server, as SMTP_HOST in the environment would; `silence`
 * is how long it waits for a server that says nothing, in milliseconds.
 */
export const useMailServer = (strapi: Core.Strapi, port: number, silence = 30_000): void => {
  strapi.config.set('plugin::membership-lifecycle.smtpConfigured', true);
  strapi.plugin('email').provider = nodemailerProvider.init(
    // Its type knows nodemailer's options of every transport but SMTP's own.
    { host: '127.0.0.1', port, secure: false, ignoreTLS: true, socketTimeout: silence } as never,
    { defaultFrom: 'defaut@example.org', defaultReplyTo: 'defaut@example.org' },
  );
};
