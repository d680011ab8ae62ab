export { expectAccessible } from './accessible';
export { openSite, type Api, type Role, type Site } from './site';
