/**
 * Requests and answers of the plugin's admin API, for the server and the admin alike.
 * Every answer is `{ data }`; every error is Strapi's, with a stable `details.reason`.
 */
export type * from './applications';
export type * from './assemblies';
export type * from './attestations';
export type * from './campaign';
export type * from './common';
export type * from './consents';
export type * from './daily';
export type * from './events';
export type * from './exports';
export type * from './identity';
export type * from './imports';
export type * from './member-access';
export type * from './membership';
export type * from './merge';
export type * from './messages';
export type * from './offers';
export type * from './onboarding';
export type * from './operations';
export type * from './papers';
export type * from './participation';
export type * from './planning';
export type * from './privacy';
export type * from './renewals';
export type * from './schedule';
export type * from './statistics';
export type * from './templates';
export type * from './workflows';
