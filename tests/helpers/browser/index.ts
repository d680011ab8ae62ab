export { expectAccessible, violationsOn } from './accessible';
export { openMailedSite, type MailedSite } from './mailed-site';
export { openSite, staffRoles, type Api, type Role, type Site, type VisitorOptions } from './site';
