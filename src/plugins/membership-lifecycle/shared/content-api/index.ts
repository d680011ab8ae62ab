/**
 * Requests and answers of the content API, which front-ends call: the OpenAPI file and the types of
 * the client are generated from here. Every answer is `{ data }`; every error is Strapi's, with a
 * stable `details.reason`.
 */
export type * from './applications';
export type * from './association';
export type * from './common';
export type * from './entitlements';
export type * from './me';
export type * from './occasions';
export type * from './privacy';
export type * from './renewal-invitations';
