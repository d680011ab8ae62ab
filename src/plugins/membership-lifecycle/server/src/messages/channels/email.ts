import { isEmail } from '../../../../shared/kernel/email';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import { inOneLine, type Channel, type Failure } from '../channel';
import { OLDEST_CHANNEL } from '../tables/message';
import { explain } from './email-failures';

/** Messages by e-mail, which Strapi's provider hands over to the mail server of SMTP_HOST. */

/** A failure of the mail server, as nodemailer describes it. */
interface SendError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/** When the server refuses the connection or login, its code says nothing about the message. */
const kindOfFailure = ({ responseCode, command, code }: SendError): Failure['kind'] => {
  const atTheDoor = code === 'EAUTH' || command === 'CONN' || command?.startsWith('AUTH') === true;
  if (responseCode === undefined || atTheDoor) {
    return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable';
  }
  return responseCode >= 500 ? 'refused' : 'later';
};

const mailbox = (name: string, email: string): string => {
  const plain = name.replace(/[\s\p{Cc}"\\<>]+/gu, ' ').trim();
  return plain ? `"${plain}" <${email}>` : email;
};

/** E-mail carries whatever goes with a message, as text and as HTML. */
export const EMAIL: Channel = {
  name: OLDEST_CHANNEL,
  words: {
    address: { fr: 'Courriel', en: 'E-mail' },
    kept: {
      fr: 'Aucun serveur d’envoi n’est réglé : ces messages ne sont pas partis. L’administrateur peut régler SMTP\u202f; vous pourrez alors les envoyer.',
      en: 'No mail server is set: these messages did not leave. The administrator can set SMTP; you can then send them.',
    },
    notSetUp: {
      fr: 'Aucun serveur d’envoi n’est réglé : les messages sont gardés ici, sans être envoyés.',
      en: 'No mail server is configured: messages are kept without being sent.',
    },
  },
  addressOf: ({ email }) => (email && isEmail(email) ? email : null),
  isSetUp: (strapi) => strapi.config.get<boolean>(`plugin::${PLUGIN_ID}.smtpConfigured`, false),
  compose: (rendered) => rendered,
  handOver: (strapi, identity, { toName, toEmail, subject, text, html, messageId }, attachments) =>
    strapi
      .plugin('email')
      .service('email')
      .send({
        to: mailbox(toName, toEmail),
        // Without an address in the identity, the e-mail provider's settings apply.
        ...(identity.senderEmail
          ? { from: mailbox(identity.senderName || identity.name, identity.senderEmail) }
          : {}),
        ...(identity.replyTo ? { replyTo: identity.replyTo } : {}),
        subject,
        text,
        html,
        ...(attachments.length > 0 ? { attachments } : {}),
        headers: {
          ...(messageId === null ? {} : { 'Message-ID': messageId }),
          'Auto-Submitted': 'auto-generated',
        },
      }),
  failureOf(caught) {
    const error = (caught ?? {}) as SendError;
    const answer = inOneLine(error.response ?? error.message ?? String(caught));
    return { kind: kindOfFailure(error), answer };
  },
  explain,
};
