import {
  commandKey,
  knownValues,
} from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/candidates';
import { ownEvent } from '../../../src/plugins/membership-lifecycle/server/src/access/own-history';
import { neverJoined } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/membership';
import { statusOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import { statusSentence } from '../../../src/plugins/membership-lifecycle/server/src/core/status-sentence';
import type { Activity } from '../../../src/plugins/membership-lifecycle/server/src/kernel/store/activities';
import { factsOf, Life, membership, workflow } from '../../helpers/facts';

/** The end of a membership that never began is told as that of an application, and is at once. */

const reason = 'Projet abandonné';

const candidate = () => new Life();
const accepted = () =>
  new Life(factsOf({ workflows: [workflow({ activation: 'payment' })] })).do('approve');
const member = () => new Life().do('approve');

const ended = (life: Life) => {
  const standing = { neverJoined: neverJoined(life.facts), today: life.today };
  const { lastDay } = knownValues('withdraw', standing);
  life.do('withdraw', { lastDay: lastDay ?? life.today, reason }).day(life.today);
  const { status, because } = statusOf(life.facts, life.today);
  return {
    title: commandKey('withdraw', standing),
    asked: lastDay === undefined,
    status,
    rule: because.rule,
    why: statusSentence(life.facts, because).text.fr,
  };
};

test.each([
  ['an applicant', candidate],
  ['one that was accepted, and never paid', accepted],
])('%s is asked no day, and is out at once', (_who, life) => {
  expect(ended(life())).toEqual({
    title: 'command.withdraw-application',
    asked: false,
    status: 'ended',
    // Events and lists keep their one reason.
    rule: 'withdrawn',
    why: 'Candidature retirée le 4 janvier 2021.',
  });
});

test('a member resigns, for a day that is asked', () => {
  const told = { title: 'command.withdraw', asked: true, status: 'active' };
  expect(ended(member())).toMatchObject(told);
});

describe('one whose first term was issued and has not begun', () => {
  const paid = () => new Life().do('approve', { startsOn: '2021-03-01' });
  const rest = (life: Life) => ({
    messages: life.messages.slice(-1),
    endedOn: life.facts.membership.endedOn,
    why: statusSentence(life.facts, statusOf(life.facts, life.today).because).text.fr,
  });

  test.each(['2021-01-03', '2021-01-04', '2021-02-28'])(
    'is asked its last day, and by %s never joined: it is out at once',
    (lastDay) => {
      const life = paid();
      expect(neverJoined(life.facts)).toBe(false);
      life.do('withdraw', { lastDay, reason });
      expect(rest(life)).toEqual({
        messages: ['application-withdrawn'],
        endedOn: '2021-01-04',
        why: 'Candidature retirée le 4 janvier 2021.',
      });
    },
  );

  test('resigns for a day within it', () => {
    const life = paid().do('withdraw', { lastDay: '2021-03-01', reason });
    expect(rest(life)).toMatchObject({ messages: ['membership-ending'], endedOn: '2021-03-02' });
  });
});

test('other commands keep their words', () => {
  const standing = { neverJoined: true, today: '2021-01-04' };
  expect(commandKey('refuse', standing)).toBe('command.refuse');
  expect(knownValues('exclude', standing)).toEqual({});
});

test.each([
  [{ neverJoined: true }, 'Demande d’adhésion retirée.', 'Application withdrawn.'],
  [
    {},
    'Démission enregistrée, au 31 décembre 2021.',
    'Withdrawal recorded, as of 31 December 2021.',
  ],
])('the member reads of the line with %j: %s', (after, fr, en) => {
  const line = {
    ...{ id: 'line', command: 'withdraw', on: '2021-12-01', actorType: 'admin', before: {}, after },
    input: { lastDay: '2021-12-31', reason },
  } as unknown as Activity;
  const facts = factsOf({ membership: membership() });
  expect(ownEvent(line, facts, 'fr')?.text).toBe(fr);
  expect(ownEvent(line, facts, 'en')?.text).toBe(en);
});
