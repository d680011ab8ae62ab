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
import { SPACE_MARK } from './texts/space-variables';

/** The templates that let a person in, by what their link does. */
export const LETTING_IN: Record<string, LinkKind> = {
  'member-invitation': 'invitation',
  'member-sign-in': 'sign-in',
};

/** Inserts the links of the member space into messages when they are sent. */
const createAccountLinksService = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = () => clockIn(strapi);

  const granted = (account: Account | null, expiresAt: number) =>
    account && { accountId: String(account.id), accountStamp: account.stamp, expiresAt };

  /** The account for a message's link, and the link's end; null when the link would no longer work. */
  const opened = async (message: Message, kind: LinkKind) => {
    const db = await executorOf(strapi);
    const expiresAt = message.queuedAt + LIFETIMES[kind];
    if (expiresAt <= clock().now()) return null;
    if (kind === 'invitation') {
      const invited = await findInvited(db, message.id);
      return invited && granted(await findAccountById(strapi, invited.accountId), expiresAt);
    }
    const account = await findAccount(strapi, message.toEmail);
    return account?.blocked ? null : granted(account, expiresAt);
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
