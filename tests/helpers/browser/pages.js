'use strict';

/** Describes the open pages and their requests when a test fails. */

/** The parts of a page that say why it does not go on: dialogs, alerts, refused fields. */
const TELLING =
  '[role=dialog], [role=alertdialog], [role=alert], [role=status], [aria-invalid=true]';
const SENT = 6;
const LONGEST = 1_500;
/** A page that does not answer is told as such. */
const ANSWER_MS = 5_000;

/** The last requests of a page that changed something, with their answers. */
const sent = new WeakMap();

/** Notes what a page sends, from now on. */
const watchSent = (page) => {
  const lines = [];
  sent.set(page, lines);
  page.on('response', (response) => {
    const method = response.request().method();
    if (method === 'GET') return;
    lines.push(`${method} ${response.url()} ${response.status()}`);
    lines.splice(0, lines.length - SENT);
  });
};

const textsOf = (page) =>
  page.locator(TELLING).evaluateAll((elements) =>
    elements.map((element) => {
      const text = (element.innerText || element.value || '').replace(/\s+/g, ' ').trim();
      return `${element.role ?? `refused ${element.name}`}: ${text}`;
    }),
  );

const describePage = async (page) => {
  const late = new Promise((resolve) => setTimeout(resolve, ANSWER_MS, ['(no answer)']).unref());
  const texts = await Promise.race([textsOf(page), late]).catch(({ message }) => [message]);
  const lines = [...texts, ...(sent.get(page) ?? [])];
  return [`On ${page.url()}:`, ...lines.map((line) => `  ${line.slice(0, LONGEST)}`)];
};

/** Describes every open page of a browser. */
const describePages = async (browser) => {
  const pages = browser.contexts().flatMap((context) => context.pages());
  return (await Promise.all(pages.map(describePage))).flat().join('\n');
};

module.exports = { describePages, watchSent };
