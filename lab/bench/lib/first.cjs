'use strict';

const { Buffer } = require('node:buffer');

/** A middleware before all others that only sends what it was given: nothing can answer sooner. */
const PATH = '/bench/bytes';
/** The same, with the line that Strapi's logger writes for a request. */
const LOGGED = '/bench/logged';
let answer = null;

const first =
  (_config, { strapi }) =>
  (ctx, next) => {
    const { url } = ctx.req;
    if (url !== PATH && url !== LOGGED) return next();
    ctx.respond = false;
    ctx.res.writeHead(answer.status, answer.headers);
    ctx.res.end(answer.bytes);
    if (url === LOGGED) strapi.log.http(`GET ${url} (1 ms) ${answer.status}`);
  };

module.exports = first;
/** What it sends from now on. */
module.exports.sendAlways = ({ status, headers, body }) => {
  answer = { status, headers, bytes: Buffer.from(body) };
};
