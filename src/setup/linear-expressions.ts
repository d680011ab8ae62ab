import { yup } from '@strapi/utils';

/**
 * Regular expressions for e-mails and web addresses that run in linear time. Those of yup
 * backtrack: `a@a.a.a…` of 60 characters took nine seconds, in a call for a new password that
 * anybody can send. They accept the same texts, except for unusual ends of a domain.
 */

/** Letters of every script, as yup takes them. */
const BEYOND = '\\u00a0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef';
const ATOM = `[a-z\\d!#$%&'*+/=?^_\`{|}~${BEYOND}-]+`;
const QUOTED = '"(?:[^"\\\\\\r\\n\\0]|\\\\[^\\r\\n\\0])*"';
const SIGNS = `a-z\\d${BEYOND}`;
// Each character of a label can match in one place only: no backtracking.
const LABEL = `[${SIGNS}]+(?:[-_~]+[${SIGNS}]+)*`;
const LAST_LABEL = `[a-z${BEYOND}][${SIGNS}]*(?:[-_~]+[${SIGNS}]+)*`;

/** Replaces yup's expression for e-mails. */
export const EMAIL = new RegExp(
  `^(?:${ATOM}(?:\\.${ATOM})*|${QUOTED})@(?:${LABEL}\\.)+${LAST_LABEL}$`,
  'i',
);

/** Replaces yup's expression for web addresses. */
export const WEB_ADDRESS = /^(?:(?:https?|ftp):)?\/\/[^\s/?#]+(?:[/?#]\S*)?$/i;

/** The regular expression of a yup schema; all schemas of a kind share one object. */
const expressionOf = (schema: yup.StringSchema): RegExp => {
  const regex = schema.tests.at(-1)?.OPTIONS.params?.regex;
  if (regex instanceof RegExp) return regex;
  throw new Error('yup judges addresses in another way: see whether it takes long to.');
};

/** The start of Strapi's expression for addresses of webhooks, which no module exports. */
const OF_WEBHOOKS = '^(?:([a-z0-9+.-]+):\\/\\/)(?:\\S+(?::\\S*)?@)?';

const judgeBy = (slow: RegExp, linear: RegExp): void => {
  Object.defineProperty(slow, 'exec', {
    value: (text: string) => linear.exec(text),
    configurable: true,
  });
};

/** Replaces the expression for webhooks in schemas built from now on. */
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
 * Makes Strapi's schemas use these expressions. Some schemas exist already, so the shared
 * expression object itself is changed, not yup's method. Strapi's admin has its own expression for
 * webhooks, and must be loaded afterwards.
 */
export const judgeInLinearTime = (): void => {
  judgeBy(expressionOf(yup.string().email()), EMAIL);
  judgeBy(expressionOf(yup.string().url()), WEB_ADDRESS);
  watchMatches();
};
