import { useState } from 'react';

interface Props {
  /** What the frame shows, for those who do not see it. */
  title: string;
  html: string;
}

const LEAST = 320;

/** An e-mail as a mailbox draws it; in a frame where nothing of what staff wrote may run. */
export const MailFrame = ({ title, html }: Props) => {
  const [height, setHeight] = useState(LEAST);
  return (
    <iframe
      title={title}
      srcDoc={html}
      // Its own origin lets the page measure it; without `allow-scripts`, nothing in it runs.
      sandbox="allow-same-origin"
      style={{ border: 0, width: '100%', height, background: '#ffffff', borderRadius: 4 }}
      onLoad={({ currentTarget }) => {
        const page = currentTarget.contentDocument?.documentElement;
        if (page) setHeight(Math.max(LEAST, page.scrollHeight));
      }}
    />
  );
};
