import type { MailServer } from '../smtp';

/** The messages that leave while the site is driven, and the links that they carry. */

/** What a server is started with to send its messages to this process. */
export const sendingTo = ({ port }: MailServer): Record<string, string> => ({
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(port),
  SMTP_FROM: 'adhesions@atelier-commun.example',
});

/** The messages that somebody got, the last one last. */
export const messagesTo = ({ received }: MailServer, email: string): MailServer['received'] =>
  received.filter(({ to }) =>
    [to].flat().some((one) => one?.value.some(({ address }) => address === email)),
  );

/** The last message that somebody got. */
export const messageTo = (server: MailServer, email: string): string => {
  const last = messagesTo(server, email).at(-1);
  if (!last) throw new Error(`Nothing was sent to ${email}`);
  return last.text ?? '';
};

/** The path of a page of the site that a message leads to, secret included. */
export const linkIn = (message: string, page: '/repondre' | '/espace'): string => {
  const [, path] = new RegExp(`https?://[^/\\s]+(${page}\\S*#[\\w=-]+)`).exec(message) ?? [];
  if (!path) throw new Error(`No link to ${page} in:\n${message}`);
  return path;
};
