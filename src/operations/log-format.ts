import { winston } from '@strapi/logger';
import { currentRequestId } from './request-id';

type Line = Parameters<Parameters<typeof winston.format>[0]>[0];
type Format = ReturnType<typeof winston.format.combine>;

/** Secrets in addresses: a reader of the log must not be able to use them. */
const SECRET_IN_ADDRESS = /(\/api\/renewal-invitations\/)[^/?#\s"]+/gi;
/**
 * Fields that a line may have. Other fields of an error are dropped: drivers add whole statements
 * with their values.
 */
const KEPT = ['code', 'method', 'url', 'status', 'ms'];

const withoutSecrets = (text: string): string => text.replace(SECRET_IN_ADDRESS, '$1…');

const plain = (value: unknown): unknown =>
  typeof value === 'string' ? withoutSecrets(value) : value;

/** Reduces a line to plain fields and adds its request id. An error's fields are not enumerable. */
const asFacts = winston.format((info) => {
  const { level, message, stack } = info as Line & { stack?: string };
  const id = currentRequestId();
  // Winston stores the level under a symbol, which must be copied too.
  const symbols = Object.fromEntries(
    Object.getOwnPropertySymbols(info).map((symbol) => [symbol, info[symbol]]),
  );
  return {
    ...symbols,
    timestamp: new Date().toISOString(),
    level,
    message: plain(typeof message === 'object' ? JSON.stringify(message) : message),
    ...(id === undefined ? {} : { requestId: id }),
    ...Object.fromEntries(
      KEPT.filter((key) => info[key] !== undefined).map((key) => [key, plain(info[key])]),
    ),
    ...(stack === undefined ? {} : { stack: plain(stack) }),
  } as Line;
});

/** The message of an error and its stack, without repeating the message that starts the stack. */
const words = ({ message, stack }: Line): string => {
  if (typeof stack !== 'string') return String(message);
  return stack.includes(String(message)) ? stack : `${String(message)}\n${stack}`;
};

const readable = winston.format.printf((line) => {
  const id = typeof line.requestId === 'string' ? ` (${line.requestId.slice(0, 8)})` : '';
  return `[${String(line.timestamp)}] ${line.level}${id}: ${words(line)}`;
});

/** A line for programs: JSON, and nothing but. */
export const forPrograms = (): Format => winston.format.combine(asFacts(), winston.format.json());

/** A line for a person at a terminal. */
export const forPeople = (): Format =>
  winston.format.combine(asFacts(), winston.format.colorize(), readable);
