export const TODAY: string;
export const root: string;
export const folder: string;
export const demoDatabase: string;
export const accountsFile: string;
/** The data of the demonstration with the people of the staff signed in. */
export const signedInDatabase: string;
/** Their tokens, by role. */
export const tokensFile: string;
/** What a server of the browser tests runs with, for one database file. */
export function environment(database: string, more?: Record<string, string>): NodeJS.ProcessEnv;
