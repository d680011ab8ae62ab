'use strict';

const { Buffer } = require('node:buffer');

/** A middleware before all others that only sends what it was given: nothing can answer sooner. */
const PATH = '/bench/bytes';
let answer = null;

const first = () => (ctx, next) => {
  if (ctx.req.url !== PATH) return next();
  ctx.respond = false;
  ctx.res.writeHead(answer.status, answer.headers);
  ctx.res.end(answer.bytes);
};

module.exports = first;
/** What it sends from now on. */
module.exports.sendAlways = ({ status, headers, body }) => {
  answer = { status, headers, bytes: Buffer.from(body) };
};
