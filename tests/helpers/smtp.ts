import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';
import nodemailerProvider from '@strapi/provider-email-nodemailer';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server in this process, which answers as the test decides. */
export interface MailServer {
  port: number;
  received: ParsedMail[];
  /** What the server answers to the next recipients; null accepts. */
  answer: { code: number; text: string } | null;
  close: () => Promise<void>;
}

/** Starts a mail server on a port, or on any free one. */
export const startMailServer = async (port = 0): Promise<MailServer> => {
  const state: MailServer = { port, received: [], answer: null, close: async () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, callback) {
      const { answer } = state;
      callback(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }));
    },
    onData(stream, _session, callback) {
      simpleParser(stream).then((mail) => {
        state.received.push(mail);
        callback();
      }, callback);
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  state.port = (server.server.address() as AddressInfo).port;
  state.close = () => new Promise((resolve) => server.close(() => resolve()));
  return state;
};

/** Makes the application send through a mail server, as SMTP_HOST in the environment would. */
export const useMailServer = (strapi: Core.Strapi, port: number): void => {
  strapi.config.set('plugin::membership-lifecycle.smtpConfigured', true);
  strapi.plugin('email').provider = nodemailerProvider.init(
    // Its type knows nodemailer's options of every transport but SMTP's own.
    { host: '127.0.0.1', port, secure: false, ignoreTLS: true } as never,
    { defaultFrom: 'defaut@example.org', defaultReplyTo: 'defaut@example.org' },
  );
};
