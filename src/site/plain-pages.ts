import type { PublicAssociation } from '../plugins/membership-lifecycle/shared/settings/content-api';
import { html, type Html } from './html';
import { contactLines, documentOf, inColumns, type Document } from './layout';
import { links } from './links';
import { sayIn, type Say, type TextKey } from './texts';
import type { Page } from './types';

/** The pages besides the offer: those filled by a browser module, and those for errors. Pure. */

const contact = (association: PublicAssociation, say: Say): Html | false => {
  const lines = contactLines(association, say);
  return lines.length > 0 && html`<dl class="contact">${lines}</dl>`;
};

interface Shell {
  path: Document['path'];
  script: string;
  title: TextKey;
  lead?: TextKey;
  without: TextKey;
  here?: Document['here'];
  unlisted?: boolean;
  /** Whether it shows tables. */
  wide?: boolean;
}

const SHELLS = {
  '/adhesion': {
    path: links.apply,
    script: 'adhesion.js',
    title: 'apply.title',
    lead: 'apply.lead',
    without: 'apply.without',
    here: 'apply',
  },
  '/repondre': {
    path: links.answer,
    script: 'repondre.js',
    title: 'answer.title',
    without: 'answer.without',
    unlisted: true,
  },
  '/espace': {
    path: links.space,
    script: 'espace.js',
    title: 'space.title',
    without: 'space.without',
    here: 'space',
    unlisted: true,
    wide: true,
  },
} as const satisfies Record<string, Shell>;

export type ShellPath = keyof typeof SHELLS;
export const isShell = (path: string): path is ShellPath => Object.hasOwn(SHELLS, path);

/**
 * A page filled by its module. It says what to do without JavaScript, and also when the module
 * does not load: the network may have failed, or the browser is too old.
 */
export const shellPage = (page: Page, path: ShellPath): string => {
  const say = sayIn(page.language);
  const shell: Shell = SHELLS[path];
  const head = html`<h1>${say(shell.title)}</h1>
    ${shell.lead && html`<p class="lead">${say(shell.lead)}</p>`}`;
  const body = html`<noscript>
      <div class="notice">
        <p>${say('script.needed')}</p>
        <p>${say(shell.without)}</p>
        ${contact(page.association, say)}
      </div>
    </noscript>
    <div id="page" data-loading="${say('loading')}">
      <div class="late notice">
        <p>${say('script.late')}</p>
        <p>${say(shell.without)}</p>
        ${contact(page.association, say)}
      </div>
    </div>`;
  return documentOf(page, {
    title: say(shell.title),
    description: say(shell.lead ?? shell.title),
    path: (language) => shell.path(language),
    script: shell.script,
    here: shell.here,
    unlisted: shell.unlisted,
    main: shell.wide ? html`<div>${head}${body}</div>` : inColumns(head, body),
  });
};

/** The messages of pages without contents. */
export type Notice =
  'none' | 'missing' | 'nowhere' | 'resource.missing' | 'trouble' | 'preview.refused';

const NOTICES = {
  none: ['none.title', 'none.text'],
  missing: ['missing.title', 'missing.text'],
  nowhere: ['nowhere.title', 'missing.text'],
  'resource.missing': ['resource.missing.title', 'missing.text'],
  trouble: ['trouble.title', 'trouble.text'],
  'preview.refused': ['preview.refused.title', 'preview.refused'],
} as const satisfies Record<Notice, readonly [TextKey, TextKey]>;

/** A page that says why it has no contents, and what to do. */
export const noticePage = (page: Page, notice: Notice): string => {
  const say = sayIn(page.language);
  const [title, text] = NOTICES[notice].map((key) => say(key));
  return documentOf(page, {
    title,
    description: text,
    path: links.home,
    unlisted: true,
    main: inColumns(
      html`<h1>${title}</h1>`,
      html`<p class="lead">${text}</p>
        ${
          (notice === 'missing' || notice === 'nowhere') &&
          html`<p class="actions">
            <a class="button" href="${links.home(page.language)}">${say('offer.see-current')}</a>
          </p>`
        }`,
    ),
  });
};
