import { yup } from '@strapi/utils';

/**
 * Addresses of messages and of pages, judged in a time that grows with their length and no faster. The
 * expressions of yup try each way to cut an address into its parts: `a@a.a.a…` of 60 characters, which
 * could be somebody's, took nine seconds, for whoever asked Strapi for a new password. What is taken is
 * the same, but for odd ends of a domain.
 */

/** Letters of every script, as yup takes them. */
const BEYOND = '\\u00a0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef';
const ATOM = `[a-z\\d!#$%&'*+/=?^_\`{|}~${BEYOND}-]+`;
const QUOTED = '"(?:[^"\\\\\\r\\n\\0]|\\\\[^\\r\\n\\0])*"';
const SIGNS = `a-z\\d${BEYOND}`;
// Each sign of a label can stand in one place of the expression alone: there is one way to read it.
const LABEL = `[${SIGNS}]+(?:[-_~]+[${SIGNS}]+)*`;
const LAST_LABEL = `[a-z${BEYOND}][${SIGNS}]*(?:[-_~]+[${SIGNS}]+)*`;

/** An e-mail, as schemas judge one. */
export const EMAIL = new RegExp(
  `^(?:${ATOM}(?:\\.${ATOM})*|${QUOTED})@(?:${LABEL}\\.)+${LAST_LABEL}$`,
  'i',
);

/** An address of the web, as schemas judge one. */
export const WEB_ADDRESS = /^(?:(?:https?|ftp):)?\/\/[^\s/?#]+(?:[/?#]\S*)?$/i;

/** The expression that a schema judges with: one object, which all schemas of its kind share. */
const expressionOf = (schema: yup.StringSchema): RegExp => {
  const regex = schema.tests.at(-1)?.OPTIONS.params?.regex;
  if (regex instanceof RegExp) return regex;
  throw new Error('yup judges addresses in another way: see whether it takes long to.');
};

/** How the expression begins with which Strapi judges where a webhook sends to; no module hands it out. */
const OF_WEBHOOKS = '^(?:([a-z0-9+.-]+):\\/\\/)(?:\\S+(?::\\S*)?@)?';

const judgeBy = (slow: RegExp, linear: RegExp): void => {
  Object.defineProperty(slow, 'exec', {
    value: (text: string) => linear.exec(text),
    configurable: true,
  });
};

/** Schemas that are built from now on get webhooks judged by an address of the web. */
const watchMatches = (): void => {
  const { matches } = yup.StringSchema.prototype;
  yup.addMethod(
    yup.string,
    'matches',
    function (this: yup.StringSchema, ...[regex, options]: Parameters<typeof matches>) {
      if (regex.source.startsWith(OF_WEBHOOKS)) judgeBy(regex, WEB_ADDRESS);
      return matches.call(this, regex, options);
    },
  );
};

/**
 * Makes the schemas of Strapi judge by these expressions. Some of them are built by now, with the
 * expression in them: what it does is replaced, and not the method that puts it there. Strapi's admin,
 * whose expression of webhooks is its own, has to be loaded afterwards.
 */
export const judgeInLinearTime = (): void => {
  judgeBy(expressionOf(yup.string().email()), EMAIL);
  judgeBy(expressionOf(yup.string().url()), WEB_ADDRESS);
  watchMatches();
};
