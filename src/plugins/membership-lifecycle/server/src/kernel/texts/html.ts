import type { Locale } from '../rules/values';

/** Turns a message's text into the simplest HTML that reads well everywhere. */

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

const URL_PATTERN = /https?:\/\/[^\s<>"'«»“”]+/g;
// A full stop or bracket after an address belongs to the sentence.
const trimmed = (url: string) => url.replace(/[.,;:!?)\]]+$/, '');

/** The web addresses of a text. */
export const urlsOf = (text: string): string[] => (text.match(URL_PATTERN) ?? []).map(trimmed);

const inline = (text: string, trusted: ReadonlySet<string>): string => {
  // Most lines have no address, and searching for one is the costly part.
  if (!text.includes('://')) return escapeHtml(text);
  let html = '';
  let at = 0;
  for (const match of text.matchAll(URL_PATTERN)) {
    const url = trimmed(match[0]);
    html += escapeHtml(text.slice(at, match.index));
    html += trusted.has(url)
      ? `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
      : escapeHtml(url);
    at = match.index + url.length;
  }
  return html + escapeHtml(text.slice(at));
};

const block = (text: string, trusted: ReadonlySet<string>): string => {
  const lines = text.split('\n');
  if (lines.every((line) => line.startsWith('- '))) {
    const items = lines.map((line) => `<li>${inline(line.slice(2), trusted)}</li>`);
    return `<ul>${items.join('')}</ul>`;
  }
  return `<p>${lines.map((line) => inline(line, trusted)).join('<br>')}</p>`;
};

/** Who writes: the name above the message, and the colour and font that are theirs. */
export interface Sender {
  name: string | null;
  /** `#rrggbb` */
  color: string;
  /** A list of families, as CSS has it. */
  font: string;
}

const headOf = ({ name, color, font }: Sender): string[] =>
  name === null
    ? []
    : [
        `<p style="font-family:${escapeHtml(font)};font-size:22px;font-weight:600;line-height:1.25;color:${color};border-top:6px solid ${color};padding-top:14px;margin:0 0 24px">${escapeHtml(name)}</p>`,
      ];

/**
 * The HTML part of a message. Only trusted addresses become links: an address that an applicant
 * wrote as the name of an organisation must not become one in our own message.
 */
export const toHtml = (
  text: string,
  {
    locale,
    subject,
    trusted,
    sender,
  }: { locale: Locale; subject: string; trusted: ReadonlySet<string>; sender: Sender },
): string => {
  const blocks = text.split(/\n{2,}/).map((one) => block(one, trusted));
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    // The personal link is inserted as the message is sent: its colour is that of all links.
    `<title>${escapeHtml(subject)}</title><style>a{color:${sender.color}}</style></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;max-width:40em;margin:0 auto;padding:1em">',
    ...headOf(sender),
    ...blocks,
    '</body>',
    '</html>',
  ].join('\n');
};
