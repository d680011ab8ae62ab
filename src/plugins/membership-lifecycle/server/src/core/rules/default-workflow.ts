import type { CallReminder } from '../../../../shared/core/call-reminders';
import type { Reminder, Stage, Workflow } from './types';

/**
 * The shipped renewal workflow of a public body. Staff may edit it; its ids never change, because
 * the records of sent messages refer to them.
 */

const stage = (
  id: string,
  [fr, en]: [string, string],
  more: Omit<Stage, 'id' | 'names' | 'issuesCall'> & { issuesCall?: boolean },
): Stage => ({ id, names: { fr, en }, issuesCall: false, ...more });

const STAGES: Stage[] = [
  stage('to-prepare', ['À préparer', 'To prepare'], {
    kind: 'todo',
    color: '#8e8ea9',
    expectedDays: 15,
    messageTemplate: null,
  }),
  stage('proposed', ['Proposition envoyée', 'Proposal sent'], {
    kind: 'waiting',
    color: '#4945ff',
    expectedDays: 45,
    messageTemplate: 'renewal-proposal',
  }),
  stage('council', ['Délibération attendue', 'Awaiting the council'], {
    kind: 'deciding',
    color: '#7b4dff',
    expectedDays: 60,
    messageTemplate: null,
  }),
  stage('awaiting-decision', ['Accord reçu', 'Agreed'], {
    kind: 'committed',
    color: '#9736e8',
    // For bodies that are to give an engagement number: any other waits for staff from the first day.
    expectedDays: 60,
    messageTemplate: 'renewal-accepted',
  }),
  stage('call-issued', ['Appel de cotisation émis', 'Call for dues issued'], {
    kind: 'committed',
    color: '#0c75af',
    expectedDays: 30,
    messageTemplate: 'call-issued',
    issuesCall: true,
  }),
  stage('payment-order', ['Mandatement en cours', 'Payment order in progress'], {
    kind: 'committed',
    color: '#be5d01',
    expectedDays: 30,
    messageTemplate: null,
  }),
  stage('settled', ['Réglé', 'Settled'], {
    kind: 'won',
    color: '#328048',
    expectedDays: null,
    messageTemplate: null,
  }),
  stage('not-renewed', ['Non renouvelé', 'Not renewed'], {
    kind: 'lost',
    color: '#d02b20',
    expectedDays: null,
    messageTemplate: 'renewal-lapsed',
  }),
];

const reminder = (offsetDays: number): Reminder => ({
  id: offsetDays < 0 ? `before-${-offsetDays}` : `after-${offsetDays}`,
  base: 'end',
  offsetDays,
  messageTemplate: offsetDays < 0 ? 'renewal-reminder' : 'renewal-overdue',
  contactRole: 'representative',
  // Older than any renewal, so that no default step ever counts as added later.
  addedOn: '2000-01-01',
});

/** Of an unpaid call; the formal notice is left to staff, who decide on it each time. */
const ofCall = (offsetDays: number, messageTemplate: CallReminder): Reminder => ({
  id: `due-${offsetDays}`,
  base: 'due',
  offsetDays,
  messageTemplate,
  contactRole: 'billing',
  addedOn: '2000-01-01',
});

export const DEFAULT_WORKFLOW: Workflow = {
  // Fixed, so that two instances that seed at once meet on the unique index of document ids.
  id: 'adhesionsdefaultworkflow',
  name: 'Renouvellement d’un organisme public',
  isDefault: true,
  tierCodes: [],
  windowDays: 90,
  graceDays: 60,
  activation: 'decision',
  dueDays: 30,
  leastReminded: 100,
  stages: STAGES,
  pastStages: [],
  reminders: [
    ...[-60, -30, -7, 15, 30].map(reminder),
    ofCall(15, 'dues-reminder'),
    ofCall(45, 'dues-second-reminder'),
  ],
};

/** The name that the stage of a yes was shipped with: it said that every body gives a number. */
const FORMER_YES = { fr: 'Accord reçu, engagement attendu', en: 'Agreed, awaiting purchase order' };

/** A workflow whose stage of a yes has its present name, unless staff gave it one of their own. */
export const withPresentNames = <W extends Pick<Workflow, 'stages'>>(workflow: W): W => {
  const yes = STAGES.find(({ id }) => id === 'awaiting-decision');
  const isFormer = ({ id, names: { fr, en } }: Stage): boolean =>
    id === yes?.id && fr === FORMER_YES.fr && en === FORMER_YES.en;
  if (!yes || !workflow.stages.some(isFormer)) return workflow;
  const stages = workflow.stages.map((one) => (isFormer(one) ? { ...one, names: yes.names } : one));
  return { ...workflow, stages };
};
