/**
 * `npm run daily [-- --on=AAAA-MM-JJ]`: the daily run from the command line, then the messages and
 * the webhook events that wait. For schedulers of one's own, and to try a day out.
 */
import { parseArgs } from 'node:util';
import { boot } from './lib/boot.mjs';

const USAGE = 'Usage : npm run daily [-- --on=AAAA-MM-JJ]';

const readDay = () => {
  try {
    return parseArgs({ options: { on: { type: 'string' } } }).values.on;
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
};

const count = (n, one, many) => `${n} ${n < 2 ? one : many}`;

const summary = ({ on, processed, actions, failures }, { sent, retried, failed }, events) =>
  [
    `Journée du ${on}`,
    `  ${count(processed, 'membre traité', 'membres traités')}`,
    `  ${count(actions, 'action', 'actions')}`,
    `  ${count(sent, 'message envoyé', 'messages envoyés')}, ${retried} à renvoyer plus tard, ${failed} en échec`,
    `  ${count(events.sent, 'événement transmis', 'événements transmis')}, ${events.retried} à renvoyer plus tard, ${events.failed} en échec`,
    `  ${count(failures.length, 'échec', 'échecs')}`,
    ...failures.map(({ membershipId, error }) => `    ${membershipId} : ${error}`),
  ].join('\n');

const runDay = async (strapi, on) => {
  const service = (name) => strapi.plugin('membership-lifecycle').service(name);
  if (on !== undefined) {
    if (process.env.NODE_ENV === 'production' && on > service('clock').today()) {
      throw new Error(`Refusé : le ${on} n’est pas encore venu, et NODE_ENV=production.`);
    }
    service('clock').set(on);
  }
  const run = await service('daily').run({ on });
  const messages = await service('messages').flush();
  return { run, messages, events: await service('events').flush() };
};

const on = readDay();
const strapi = await boot();
let code = 0;
try {
  const { run, messages, events } = await runDay(strapi, on);
  console.log(summary(run, messages, events));
  if (run.failures.length + messages.failed + events.failed > 0) code = 1;
} catch (error) {
  console.error(error.details?.text?.fr ?? error.message);
  code = 1;
}
await strapi.destroy();
process.exit(code);
