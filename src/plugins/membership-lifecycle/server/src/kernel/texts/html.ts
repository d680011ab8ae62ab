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

/** Who writes: the name above the message, and the colours and font that are theirs. */
export interface Sender {
  name: string | null;
  /** Below the signature: where they are found. */
  foot: readonly string[];
  /** Colours are `#rrggbb`. */
  color: string;
  second: string;
  ink: string;
  soft: string;
  line: string;
  /** The radius of a button, as CSS has it. */
  corner: string;
  /** A list of families, as CSS has it. */
  font: string;
}

/** The attribute of a link whose address is inserted as the message is sent. */
export const UNSENT = 'name';

interface Letter {
  locale: Locale;
  subject: string;
  /** The addresses that become links. */
  trusted: ReadonlySet<string>;
  /** The words of the button that an address becomes where it stands alone. */
  buttons: ReadonlyMap<string, string>;
  sender: Sender;
}

const wordsIn = (sender: Sender): string =>
  `font-family:${escapeHtml(sender.font)};font-weight:600;line-height:1.25;color:${sender.color}`;

/** « - Montant : 120 € »: what a line names, and what it says of it. */
const factOf = (line: string): [label: string, value: string] | null => {
  const at = line.indexOf(': ');
  return line.startsWith('- ') && at > 2 ? [line.slice(2, at).trim(), line.slice(at + 2)] : null;
};

/** An amount of money, which is said large where it comes first. */
const SUM = /^[\d\s.,-]*\p{Sc}[\d\s.,]*$/u;

const factsOf = (facts: readonly [string, string][], { trusted, sender }: Letter): string => {
  const rows = facts.map(([label, value], index) => {
    const large = index === 0 && SUM.test(value) ? `;font-size:22px;${wordsIn(sender)}` : '';
    return `<tr><th scope="row" style="font-weight:400;color:${sender.soft}">${escapeHtml(label)}</th><td style="font-weight:600${large}">${inline(value, trusted)}</td></tr>`;
  });
  return `<table class="facts">${rows.join('')}</table>`;
};

/** What the address below a button is for. */
const TO_COPY: Record<Locale, string> = {
  fr: 'Si le bouton n’ouvre rien, copiez cette adresse\u00a0:',
  en: 'If the button opens nothing, copy this address:',
};

const buttonOf = (address: string, words: string, letter: Letter): string => {
  const { sender, trusted, locale } = letter;
  // What stands for the address until the message is sent leads nowhere.
  const to = address.includes('://') ? 'href' : UNSENT;
  const style = `display:inline-block;padding:12px 22px;background:${sender.color};color:#ffffff;font-weight:600;text-decoration:none;border-radius:${sender.corner}`;
  return [
    `<p style="margin:24px 0 16px"><a ${to}="${escapeHtml(address)}" style="${style}">${escapeHtml(words)}</a></p>`,
    `<p style="margin:0 0 24px;font-size:13px;color:${sender.soft}">${TO_COPY[locale]}<br>${inline(address, trusted)}</p>`,
  ].join('\n');
};

const block = (text: string, letter: Letter): string => {
  const { trusted, buttons, sender } = letter;
  const words = buttons.get(text);
  if (words !== undefined) return buttonOf(text, words, letter);
  const lines = text.split('\n');
  const facts = lines.map(factOf).filter((fact) => fact !== null);
  if (facts.length === lines.length) return factsOf(facts, letter);
  if (lines.every((line) => line.startsWith('- '))) {
    const items = lines.map((line) => `<li>${inline(line.slice(2), trusted)}</li>`);
    return `<ul>${items.join('')}</ul>`;
  }
  const html = (said: readonly string[]) => said.map((line) => inline(line, trusted)).join('<br>');
  if (lines.length > 1 && lines.at(-1) === sender.name) {
    return `<p style="border-top:1px solid ${sender.line};margin-top:32px;padding-top:16px;font-size:14px;color:${sender.soft}">${html([...lines, ...sender.foot])}</p>`;
  }
  return `<p>${html(lines)}</p>`;
};

/** The share of the ribbon in the first colour, as on the pages of the site. */
const RIBBON = 72;

const headOf = (sender: Sender): string[] => {
  if (sender.name === null) return [];
  const cell = (color: string, share: number) =>
    `<td width="${share}%" height="6" bgcolor="${color}" style="font-size:0;line-height:0">&nbsp;</td>`;
  return [
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>${cell(sender.color, RIBBON)}${cell(sender.second, 100 - RIBBON)}</tr></table>`,
    `<p style="font-size:22px;${wordsIn(sender)};margin:14px 0 24px">${escapeHtml(sender.name)}</p>`,
  ];
};

/**
 * What cannot stand in an element: the colour of the personal link, which is inserted as the message
 * is sent, and facts one below the other where the screen is narrow.
 */
const styleOf = ({ color }: Sender): string =>
  `a{color:${color}}.facts{border-collapse:collapse}.facts th,.facts td{padding:3px 24px 3px 0;text-align:left;vertical-align:baseline}` +
  '@media(max-width:480px){.facts th,.facts td{display:block;padding:0}.facts td{padding-bottom:8px}}';

/**
 * The HTML part of a message. Only trusted addresses become links: an address that an applicant
 * wrote as the name of an organisation must not become one in our own message.
 */
export const toHtml = (text: string, letter: Letter): string => {
  const { locale, subject, sender } = letter;
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(subject)}</title><style>${styleOf(sender)}</style></head>`,
    // An address is longer than a telephone is wide, which then shrinks the whole letter.
    `<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:${sender.ink};max-width:40em;margin:0 auto;padding:1em;overflow-wrap:anywhere">`,
    ...headOf(sender),
    ...text.split(/\n{2,}/).map((one) => block(one, letter)),
    '</body>',
    '</html>',
  ].join('\n');
};
