import { PLUGIN_ID } from '../../../../shared/kernel/ids';

const page = (path: string) => (query: Record<string, string>) =>
  `/plugins/${PLUGIN_ID}/${path}?${new URLSearchParams(query).toString()}`;

/** The lists behind the figures of the home page. */
export const renewalsWith = page('renewals');
export const duesWith = page('dues');
export const callsWith = page('calls');
export const paymentsWith = page('payments');
export const membersWith = page('members');
export const applicationsWith = page('applications');
export const countersWith = page('counters');
export const scheduleWith = page('schedule');
export const dashboardOf = (year: number): string => page('dashboard')({ year: String(year) });

/** Where data that are past their retention are erased. */
export const privacyPage = `/plugins/${PLUGIN_ID}/privacy`;

/** The page to examine late work, or start it at once. */
export const schedulePage = `/plugins/${PLUGIN_ID}/schedule`;
export const messagesWaiting = page('messages')({ state: 'queued' });
