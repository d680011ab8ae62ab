import type { MessageWriter } from '../../../src/plugins/membership-lifecycle/server/src/core/decided';
import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { addDays } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import { formatDay } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/format';
import { callsBetween } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/command-effects';
import { noticesOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/plan-notices';
import {
  NOTHING,
  planOf,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/planned-effects';
import type { ScheduledCommand } from '../../../src/plugins/membership-lifecycle/server/src/membership/store/scheduled-commands';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { Life } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** What a plan warns of without refusing it. */

const called = new Life().do('approve').call();
const [call] = called.facts.dues;
const told = (
  name: string,
  values: object,
  scheduled: readonly object[],
  today = called.today,
  {
    after = called.facts,
    facts = called.facts,
    held = 0,
    isAhead = false,
    effects = NOTHING,
    closedThrough = null as Day | null,
  } = {},
) =>
  noticesOf(
    { name, values: { ...values }, facts, after, isAhead, effects },
    { scheduled: scheduled as ScheduledCommand[], held, closedThrough },
    today,
  );

test('a reminder of a call says when it is due, until it is late', () => {
  const values = { duesId: call.id };
  const [notice] = told('remind-call', values, [], call.dueOn);
  expect(notice.fr).toMatch(/n’est pas encore échu\u00a0: échéance le /);
  const { facts } = called;
  const unnumbered = { ...facts, dues: [{ ...call, number: null }] };
  const [ofHistory] = told('remind-call', values, [], call.dueOn, { facts: unnumbered });
  expect(ofHistory.fr).toMatch(/^L’appel sans numéro n’est pas encore échu/);
  expect(told('remind-call', values, [], '2099-01-01')).toEqual([]);
  expect(told('hold-call', values, [], call.dueOn)).toEqual([]);
});

test.each(['record-payment', 'refund-payment', 'reject-payment', 'reverse-payment'])(
  '%s of a closed day says where it is written',
  (name) => {
    const closed = { closedThrough: '2020-12-31' as const };
    const ofDay = (on: string) => told(name, { on }, [], called.today, closed);
    const [notice] = ofDay('2020-12-31');
    expect(notice.fr).toBe(
      'La comptabilité est clôturée jusqu’au 31 décembre 2020\u00a0: l’écriture ira au 1er janvier 2021, premier jour ouvert, avec la date de sa pièce, 31 décembre 2020.',
    );
    expect(ofDay('2021-01-01')).toEqual([]);
    expect(told(name, {}, [], called.today, closed)).toEqual([]);
    expect(told(name, { on: '2020-12-31' }, [])).toEqual([]);
  },
);

test('issuing a call says for which day the same one is noted', () => {
  const values = { termId: call.termId };
  const noted = {
    ...{ command: 'issue-call', state: 'pending', on: '2098-01-04' },
    input: { termId: call.termId },
  };
  const [notice] = told('issue-call', values, [noted]);
  expect([notice.fr, notice.en]).toEqual([
    expect.stringContaining('4 janvier 2098'),
    expect.stringContaining('2098'),
  ]);
  const others = [
    { ...noted, state: 'waiting' },
    { ...noted, command: 'change-tier' },
    { ...noted, input: { termId: 'another' } },
    { ...noted, on: called.today },
  ];
  expect(told('issue-call', values, others)).toEqual([]);
});

const suspended = new Life(called.facts, called.today).do('suspend', { reason: 'x' }).facts;

test('a suspension and an imposed status say what is planned and will wait, and what stays here', () => {
  const noted = { command: 'issue-call', state: 'pending', on: '2021-03-15', input: {} };
  const scheduled = [
    noted,
    { ...noted, command: 'change-identity' },
    { ...noted, state: 'waiting' },
  ];
  const [owed, held, waits, ...more] = told('suspend', {}, scheduled, called.today, {
    after: suspended,
    held: 2,
  });
  expect(more).toEqual([]);
  expect(owed).toEqual({
    fr: `Reste dû à la même échéance, sans rappel pendant la suspension\u00a0: ${call.number}. Au rétablissement, un rappel encore vrai part, ou attend l’équipe s’il a plus de 14 jours de retard.`,
    en: `Stays due on the same day, without a reminder during the suspension: ${call.number}. Once it is reinstated, a reminder that still holds leaves, or waits for staff if it is over 14 days late.`,
  });
  expect(held.fr).toMatch(/^Messages écrits et pas encore partis\u00a0: 2\./);
  expect(waits).toEqual({
    fr: 'Ce qui est prévu le 15 mars 2021 attendra l’équipe\u00a0: «\u00a0Émettre l’appel de cotisation\u00a0».',
    en: 'What is scheduled for 15 March 2021 will wait for staff: “Issue the call for dues”.',
  });
  const until = (day: string) =>
    new Life(called.facts, called.today).do('override-status', {
      ...{ status: 'active', until: day, reason: 'x' },
    }).facts;
  const imposed = (day: string) =>
    told('override-status', {}, scheduled, called.today, { after: until(day) });
  expect(imposed('2021-03-15')).toEqual([waits]);
  expect(imposed('2021-03-14')).toEqual([]);
});

const ofSuspension = (state: string): string[] => {
  const { facts, today } = STATES[state]();
  const after = new Life(facts, today).do('suspend', { reason: 'x' }).facts;
  return told('suspend', {}, [], today, { facts, after }).map(({ en }) => en);
};

test('a suspension says what becomes of the open renewal, which no day of it moves', () => {
  const rests = (what: string) =>
    `While the membership is suspended, the open renewal ${what}, and these days do not count in the grace.`;
  const after =
    'Once it is reinstated, a reminder that still holds leaves, or waits for staff if it is over 14 days late.';
  const waits = rests('is neither reminded of nor closed for want of an answer');
  expect(ofSuspension('waiting')).toEqual([`${waits} ${after}`]);
  expect(ofSuspension('grace')).toEqual([`${waits} ${after}`]);
  expect(ofSuspension('todo')).toEqual([rests('is not proposed')]);
  expect(ofSuspension('deciding')).toEqual([rests('is not closed for want of an answer')]);
  for (const state of ['paid', 'waived', 'won', 'lapsed']) {
    expect([state, ofSuspension(state)]).toEqual([state, []]);
  }
  expect(ofSuspension('committed').join()).toMatch(/^Stays due on the same day/);
});

test('planning for a day on which the member is held back says that it will wait', () => {
  const ahead = { facts: suspended, after: suspended, isAhead: true };
  const [notice] = told('open-renewal', {}, [], '2021-03-15', ahead);
  expect(notice.fr).toBe(
    'Adhésion suspendue depuis le 4 janvier 2021\u00a0: rien ne lui est écrit. Ce jour-là, ce que vous prévoyez attendra l’équipe.',
  );
  expect(told('open-renewal', {}, [], '2021-03-15', { ...ahead, isAhead: false })).toEqual([]);
});

const waiting = STATES.waiting();
const heldBy = (command: RuleName, values: object) =>
  new Life(waiting.facts, waiting.today).do(command, { ...values, reason: 'x' });
const noticesOfMove = (life: Life) => {
  const input = { stageId: 'call-issued' };
  const decision = decide(life.facts, 'move-renewal', input, life.ctx);
  if (!decision.ok) throw new Error(decision.reason);
  const { outcome } = decision;
  const step = { before: life.facts, outcome, command: 'move-renewal', input };
  const write = () => ({
    ok: true as const,
    message: { toName: '', toEmail: '', subject: '', text: '', paperId: null, state: 'pending' },
  });
  const effects = planOf(
    'move-renewal',
    [{ ...step, organisationName: 'Commune' }],
    write as unknown as MessageWriter['write'],
    life.today,
  );
  const after = outcome.facts;
  return told('move-renewal', input, [], life.today, { facts: life.facts, after, effects }).map(
    ({ fr }) => fr.replace(/[\u00a0\u202f]/g, ' '),
  );
};

test('what staff do to a member held back is told apart, with what becomes of its letter', () => {
  const until = addDays(waiting.today, 20);
  const on = formatDay(waiting.today, 'fr');
  const day = formatDay(until, 'fr');
  const all =
    'Puisque vous le demandez, cela se fait quand même : son renouvellement avance et un appel est émis et';
  expect(noticesOfMove(waiting)).toEqual([]);
  expect(noticesOfMove(heldBy('suspend', {}))).toEqual([
    `Adhésion suspendue depuis le ${on} : rien ne lui est écrit. ${all} une lettre lui est écrite.`,
  ]);
  expect(noticesOfMove(heldBy('override-status', { status: 'active', until }))).toEqual([
    `Un statut est imposé jusqu’au ${day} : rien ne part d’ici là. ${all} une lettre lui est écrite.`,
  ]);
  expect(noticesOfMove(heldBy('mute', { until }))).toEqual([
    `Le membre est laissé hors des envois jusqu’au ${day} : rien ne part d’ici là. ${all} une lettre est écrite, mais retenue jusqu’à ce que vous l’envoyiez.`,
  ]);
});

test('a call that is made again for a member that left says that it left', () => {
  const left = { ...called.facts.membership, endedOn: called.today };
  const facts = { ...called.facts, membership: left };
  const [issued] = callsBetween({ ...called.facts, dues: [] }, called.facts);
  const calls = { effects: { ...NOTHING, calls: [issued] }, facts, after: facts };
  const [notice, ...more] = told('reissue-call', {}, [], called.today, calls);
  expect(more).toEqual([]);
  expect(notice.fr).toMatch(
    /^L’adhésion a pris fin le .* cela se fait quand même\u00a0: un appel est émis\.$/,
  );
  expect(told('reissue-call', {}, [], called.today, { ...calls, effects: NOTHING })).toEqual([]);
});

describe('an end', () => {
  const leaving = (life: Life, lastDay: Day): string[] => {
    const { facts } = life;
    const decision = decide(facts, 'withdraw', { lastDay, reason: 'x' }, life.ctx);
    if (!decision.ok) throw new Error(decision.reason);
    const after = decision.outcome.facts;
    return told('withdraw', { lastDay }, [], life.today, { facts, after }).map(({ fr }) => fr);
  };
  const plain = (notices: string[]): string => notices.join(' ').replace(/[\u00a0\u202f]/g, ' ');

  test('says what stays due, and nothing where nothing does', () => {
    expect(plain(leaving(STATES['part-paid'](), '2021-12-31'))).toBe(
      'Reste dû : 2021-1 (4 000 €).',
    );
    expect(leaving(STATES.paid(), '2021-12-31')).toEqual([]);
  });

  test('says which year after it stays, since a part of it was paid', () => {
    const life = STATES.committed().pay(200_000);
    expect(plain(leaving(life, '2021-12-31'))).toBe(
      'Reste dû : 2021-2 (3 000 €). La période du 1er janvier 2022 commence après le départ, et reste, parce que 2 000 € en sont réglés : « Annuler une période » annule son appel, et rend la somme au crédit du compte.',
    );
  });

  test('says which year before it was not called for', () => {
    expect(plain(leaving(STATES.uncalled(), '2021-10-31'))).toBe(
      'La période du 4 janvier 2021 n’a pas encore été appelée : 5 000 €.',
    );
  });
});
