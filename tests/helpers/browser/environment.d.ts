export const TODAY: string;
export const root: string;
export const folder: string;
export const demoDatabase: string;
export const accountsFile: string;
/** What a server of the browser tests runs with, for one database file. */
export function environment(database: string, more?: Record<string, string>): NodeJS.ProcessEnv;
