import { useState } from 'react';

interface Props {
  /** The title for screen readers. */
  title: string;
  html: string;
}

const LEAST = 320;

/** An e-mail as mailboxes show it, in a sandboxed frame: staff's HTML must not run scripts. */
export const MailFrame = ({ title, html }: Props) => {
  const [height, setHeight] = useState(LEAST);
  return (
    <iframe
      title={title}
      srcDoc={html}
      // The same origin lets the page measure it; without `allow-scripts` no script runs.
      sandbox="allow-same-origin"
      style={{ border: 0, width: '100%', height, background: '#ffffff', borderRadius: 4 }}
      onLoad={({ currentTarget }) => {
        const page = currentTarget.contentDocument?.documentElement;
        if (page) setHeight(Math.max(LEAST, page.scrollHeight));
      }}
    />
  );
};
