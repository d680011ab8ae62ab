export { expectAccessible } from './accessible';
export { openMailedSite, type MailedSite } from './mailed-site';
export { openSite, type Api, type Role, type Site, type VisitorOptions } from './site';
