import { MailFrame } from './MailFrame';
import { MailView } from './MailView';

interface Props {
  /** The title for screen readers. */
  title: string;
  message: { subject: string; text: string; html: string };
}

/** A message as its recipient reads it: the page of an e-mail, or the text of what has no page. */
export const ReceivedView = ({ title, message: { subject, text, html } }: Props) =>
  html === '' ? (
    <MailView subject={subject} text={text} />
  ) : (
    <MailFrame title={title} html={html} />
  );
