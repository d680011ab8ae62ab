import type { BrowserContextOptions, LaunchOptions, Page } from 'playwright-core';

export const LAUNCH: LaunchOptions;
/** What a context of the browser is made of, in a language. */
export function contextFor(language: 'fr' | 'en'): BrowserContextOptions;
/** The token of an account of the demonstration. */
export function login(address: string, accountsFile: string, role: string): Promise<string>;
/** Signs a page's person in, in a language, before the page is opened. */
export function signInOn(page: Page, token: string, language: 'fr' | 'en'): Promise<void>;
