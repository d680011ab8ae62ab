import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import fresh from 'fresh';
import type { Context } from 'koa';
import { acceptedEncoding, type Encoding } from './accepted-encoding';

type Headers = Readonly<Record<string, string>>;

/** An answer that is the same for every reader. */
export interface AnswerContent {
  status: number;
  /** Headers of every form; headers that depend on the form are added later. */
  headers: Headers;
  text: string;
  /** Goes into the strong ETag of each form; null for an answer without an ETag. */
  version: string | null;
}

/** One encoded form of an answer; the headers are an array, which Node writes fastest. */
interface Form {
  status: number;
  etag: string | null;
  headers: string[];
  /** The headers of a 304, for a reader who has this form already. */
  unchanged: string[];
  bytes: Buffer;
}

/** An answer ready to be sent; each form is compressed once, on first demand. */
export interface ReadyAnswer {
  form(encoding: Encoding): Form | Promise<Form>;
}

/** Headers that a 304 leaves out. */
const OF_CONTENT = ['content-type', 'content-language', 'content-encoding', 'content-length'];
/** Below this size, the additional headers weigh more than compression saves. */
const WORTH_COMPRESSING = 1_024;

const compressors: Record<Exclude<Encoding, 'identity'>, (text: Buffer) => Promise<Buffer>> = {
  gzip: (text) => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
  br: (text) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
};

const flat = (headers: Headers): string[] => Object.entries(headers).flat();

const formOf = (content: AnswerContent, encoding: Encoding, bytes: Buffer): Form => {
  const suffix = encoding === 'identity' ? '' : `-${encoding}`;
  const etag = content.version === null ? null : `"${content.version}${suffix}"`;
  const headers: Record<string, string> = {
    ...content.headers,
    Vary: 'Accept-Encoding',
    ...(etag === null ? {} : { ETag: etag }),
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    'Content-Length': String(bytes.length),
  };
  const kept = Object.entries(headers).filter(([name]) => !OF_CONTENT.includes(name.toLowerCase()));
  return { status: content.status, etag, headers: flat(headers), unchanged: kept.flat(), bytes };
};

/** Prepares an answer. */
export const readyAnswer = (content: AnswerContent): ReadyAnswer => {
  const text = Buffer.from(content.text);
  const forms = new Map<Encoding, Form | Promise<Form>>([
    ['identity', formOf(content, 'identity', text)],
  ]);
  const compressed = (encoding: Exclude<Encoding, 'identity'>): Promise<Form> => {
    const making = compressors[encoding](text).then((bytes) => {
      const form = formOf(content, encoding, bytes);
      forms.set(encoding, form);
      return form;
    });
    forms.set(encoding, making);
    return making;
  };
  return {
    form: (encoding) => {
      const wanted = text.length < WORTH_COMPRESSING ? 'identity' : encoding;
      return forms.get(wanted) ?? compressed(wanted as Exclude<Encoding, 'identity'>);
    },
  };
};

/**
 * Whether the reader has this form already. The request's `Cache-Control` is ignored: Node's
 * `fetch` sends `no-cache` with every ETag that a program sets, and would then never get a 304.
 */
const isFresh = ({ headers }: IncomingMessage, etag: string | null): boolean => {
  const known = headers['if-none-match'];
  return etag !== null && known !== undefined && fresh({ 'if-none-match': known }, { etag });
};

const write = (
  request: IncomingMessage,
  response: ServerResponse,
  form: Form,
  more: string[],
): void => {
  if (isFresh(request, form.etag)) {
    response.writeHead(304, more.length > 0 ? [...form.unchanged, ...more] : form.unchanged);
    response.end();
    return;
  }
  response.writeHead(form.status, more.length > 0 ? [...form.headers, ...more] : form.headers);
  if (request.method === 'HEAD') response.end();
  else response.end(form.bytes);
};

/**
 * Sends an answer through Node's response and bypasses Koa: for a middleware that runs before all
 * others.
 */
export const send = async (
  ctx: Context,
  answer: ReadyAnswer,
  more: Headers | null = null,
): Promise<void> => {
  const chosen = answer.form(acceptedEncoding(ctx.req.headers['accept-encoding']));
  const form = 'bytes' in chosen ? chosen : await chosen;
  ctx.respond = false;
  write(ctx.req, ctx.res, form, more === null ? [] : flat(more));
};
