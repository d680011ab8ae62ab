import type { Core } from '@strapi/strapi';
import { presentAssociation } from './association';
import { JOINED_ON, manyMembers, OPENS_ON } from './campaign';
import { boot, setToday } from './strapi';
import { startMailServer, useMailServer, type MailServer } from './smtp';

/** Members who were sent the proposal of their renewal, with the links of the messages that they got. */

export const SITE = 'https://adhesions.example.org';
const LINK = /#([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/g;

/** The tokens that the links of a message carry. */
export const tokensIn = (text: string): string[] => [...text.matchAll(LINK)].map(([, one]) => one);

export interface Invited {
  member: string;
  email: string;
  renewalId: string;
  token: string;
}

/** An association whose messages leave through a mail server of this process. */
export const bootWithMail = async (): Promise<{ strapi: Core.Strapi; server: MailServer }> => {
  const strapi = await boot(JOINED_ON);
  const server = await startMailServer();
  useMailServer(strapi, server.port);
  await presentAssociation(strapi, { siteUrl: SITE });
  return { strapi, server };
};

/** Lets the day come on which members are asked, and reads their messages. */
export const invite = async (
  strapi: Core.Strapi,
  server: MailServer,
  count: number,
): Promise<Invited[]> => {
  const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  const members = await manyMembers(strapi, count);
  setToday(strapi, OPENS_ON);
  await service('daily').run();
  await service('messages').flush();
  const rows: { member: string; email: string; renewalId: string }[] = await strapi.db
    .connection('adh_message')
    .where({ template: 'renewal-proposal', state: 'sent' })
    .whereIn('membership_id', members)
    .orderBy('id')
    .select({ member: 'membership_id', email: 'to_email', renewalId: 'renewal_id' });
  return rows.map((row) => {
    const messages = server.received.filter(({ to }) =>
      [to].flat().some((one) => one?.value.some(({ address }) => address === row.email)),
    );
    const [token] = messages.flatMap(({ text }) => tokensIn(text ?? ''));
    if (!token) throw new Error(`No link was sent to ${row.email}`);
    return { ...row, token };
  });
};
