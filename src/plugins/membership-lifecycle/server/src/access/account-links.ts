import type { Core } from '@strapi/strapi';
import { clockIn } from '../kernel/clock';
import { madeOnce } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { hashOfSecret, newSecret } from '../kernel/secret-link';
import { executorOf } from '../kernel/store/database';
import { LinkOver } from '../messages/enclosures';
import type { Message } from '../messages/store/messages';
import { withLink } from '../messages/texts/link-mark';
import { siteLinksIn } from '../settings/site-links';
import { LIFETIMES } from './rules/member-links';
import { findAccount, findAccountById, type Account } from './store/accounts';
import { addLink, findInvited, sweepLinks, type LinkKind } from './store/member-access';
import { findActingFor } from './store/member-users';
import { SPACE_MARK } from './texts/space-variables';

/** The templates that let a person in, by what their link does. */
export const LETTING_IN: Record<string, LinkKind> = {
  'member-invitation': 'invitation',
  'member-sign-in': 'sign-in',
};

/** Inserts the links of the member space into messages when they are sent. */
const createAccountLinksService = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = () => clockIn(strapi);

  /** Whether an account acts for somebody today: a link of another would be refused. */
  const acts = async ({ id, email }: Account): Promise<boolean> => {
    const account = { id: String(id), email };
    const db = await executorOf(strapi);
    return (await findActingFor(db, account, clock().today())).memberships.length > 0;
  };

  /** The account for a message's link, and the link's end; null when the link would no longer work. */
  const opened = async (message: Message, kind: LinkKind) => {
    const db = await executorOf(strapi);
    const expiresAt = message.queuedAt + LIFETIMES[kind];
    if (expiresAt <= clock().now()) return null;
    const invited = kind === 'invitation' ? await findInvited(db, message.id) : null;
    const account =
      kind === 'invitation'
        ? invited && (await findAccountById(strapi, invited.accountId))
        : await findAccount(strapi, message.toEmail);
    if (!account || account.blocked || !(await acts(account))) return null;
    return { accountId: String(account.id), accountStamp: account.stamp, expiresAt };
  };

  return {
    /** A message with a new link in place of the mark; other messages unchanged. */
    async addressed<T extends Message>(message: T): Promise<T> {
      const kind = LETTING_IN[message.template];
      if (!kind) return message;
      const grant = await opened(message, kind);
      if (!grant) throw new LinkOver();
      const token = newSecret();
      const [db, now] = [await executorOf(strapi), clock().now()];
      await sweepLinks(db, now);
      await addLink(
        db,
        { id: newId(), tokenHash: hashOfSecret(token), kind, messageId: message.id, ...grant },
        now,
      );
      const links = await siteLinksIn(strapi).links();
      const url =
        kind === 'invitation'
          ? links.invitation(token, message.locale)
          : links.signIn(token, message.locale);
      return SPACE_MARK.filled(withLink(message, url), links.space(message.locale));
    },
  };
};

export const accountLinksIn = madeOnce(createAccountLinksService);
