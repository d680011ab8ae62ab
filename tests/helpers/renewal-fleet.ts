import type { Core } from '@strapi/strapi';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type { CampaignRange } from '../../src/plugins/membership-lifecycle/server/src/renewals/rules/campaign';
import type { BulkResult } from '../../src/plugins/membership-lifecycle/shared/kernel/common';
import type {
  CampaignPlan,
  CampaignSelected,
} from '../../src/plugins/membership-lifecycle/shared/renewals/campaign';
import { ensure, plusDays } from './days';
import { RenewalModel } from './renewal-model';
import type { CampaignAct, RenewalAct } from './renewal-operations';

/** Many members on one calendar, each with its model, in the application and on its database. */

type Row = Record<string, unknown>;

const STAFF = { type: 'admin' as const, id: '1' };
const REMINDERS = ['renewal-reminder', 'renewal-overdue'];

/** Rows by what a column of theirs says, in their order; none where nobody has that. */
const by = (rows: readonly Row[], column: string): ((value: unknown) => readonly Row[]) => {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return (value) => groups.get(value) ?? [];
};

export class Fleet {
  readonly members: { id: string; model: RenewalModel }[];
  operations = 0;
  /** How often each act was done, and refused. */
  readonly told = new Map<string, number>();

  constructor(
    readonly strapi: Core.Strapi,
    ids: readonly string[],
    public today: Day,
  ) {
    this.members = ids.map((id) => ({ id, model: new RenewalModel(today) }));
  }

  private get db() {
    return this.strapi.db.connection;
  }
  private plugin(name: string) {
    return this.strapi.plugin('membership-lifecycle').service(name);
  }

  /** Goes to a day and runs it. */
  async day(days: number): Promise<void> {
    this.today = plusDays(this.today, days);
    this.plugin('clock').set(this.today);
    const { failures } = await this.plugin('daily').run();
    ensure(failures.length === 0, failures);
    for (const { model } of this.members) model.day(this.today);
  }

  private async tries(id: string, command: string, input: Row): Promise<boolean> {
    try {
      await this.plugin('commands').run(id, command, input, STAFF);
      return true;
    } catch (error) {
      if ((error as { details?: { reason?: string } }).details?.reason) return false;
      throw error;
    }
  }

  /** The term of a year, its call and the money on it that was not taken back. */
  private async caseOf(id: string, year: number) {
    const term: Row | undefined = await this.db('adh_term')
      .where({ membership_id: id, ends_on: `${year}-12-31` })
      .whereNot('state', 'void')
      .first('document_id');
    const termId = String(term?.document_id ?? 'none');
    const call: Row | undefined = await this.db('adh_dues')
      .where('term_id', termId)
      .whereNull('cancelled_on')
      .first('document_id');
    const duesId = String(call?.document_id ?? 'none');
    const lines: Row[] = await this.db('adh_payment').where('dues_id', duesId).orderBy('id');
    const back = new Set(lines.map((line) => line.reverses_id));
    const standing = lines.filter(
      (line) => Number(line.amount) > 0 && !back.has(line.document_id as string),
    );
    return { termId, duesId, paymentId: standing.at(-1)?.document_id };
  }

  /** Does the same to a member and to its model; both must answer alike. */
  async run(index: number, op: RenewalAct): Promise<void> {
    const { id, model } = this.members[index];
    const reason = { reason: 'x' };
    this.operations += 1;
    const answers = async (): Promise<[boolean, string | null] | null> => {
      switch (op.do) {
        case 'accept':
          return [await this.tries(id, 'accept-renewal', {}), model.accept()];
        case 'decline':
          return [await this.tries(id, 'decline-renewal', reason), model.decline()];
        case 'suspend':
          return [await this.tries(id, 'suspend', reason), model.suspend()];
        case 'withdraw':
          return [
            await this.tries(id, 'withdraw', { lastDay: plusDays(this.today, -1), ...reason }),
            model.withdraw(),
          ];
        case 'reinstate':
          if (model.suspendedSince === null || model.ended) return null;
          return [await this.tries(id, 'reinstate', reason), model.reinstate()];
        default: {
          const year = Number(this.today.slice(0, 4)) + (op.next ? 1 : 0);
          const { termId, duesId, paymentId } = await this.caseOf(id, year);
          if (op.do === 'call') {
            return [await this.tries(id, 'issue-call', { termId }), model.call(year)];
          }
          if (op.do === 'reverse') {
            const line = { paymentId: paymentId ?? 'none', ...reason };
            return [await this.tries(id, 'reverse-payment', line), model.reverse(year)];
          }
          if (paymentId) return null;
          const money = { duesId, amount: 500_000 };
          return [await this.tries(id, 'record-payment', money), model.pay(year)];
        }
      }
    };
    const answered = await answers();
    if (!answered) return;
    const [legal, refused] = answered;
    const name = `${op.do} ${legal ? 'done' : 'refused'}`;
    this.told.set(name, (this.told.get(name) ?? 0) + 1);
    ensure(legal === (refused === null), { op, id, today: this.today, legal, refused });
  }

  /** Opens a campaign over the ends of some years; every third line of its plan is left out. */
  async campaign({ year, years }: CampaignAct): Promise<void> {
    const first = Number(this.today.slice(0, 4)) + year;
    const range: CampaignRange = {
      endsFrom: `${first}-12-31`,
      endsTo: `${first + years}-12-31`,
    };
    const campaigns = this.plugin('campaigns');
    const page = { ...range, page: 1, pageSize: this.members.length, leftOut: [] };
    const { data, meta }: CampaignPlan = await campaigns.plan(page);
    const leftOut = data.filter((_, index) => index % 3 === 2).map((line) => line.membershipId);
    const lines: CampaignSelected[] = await campaigns.selection({
      ...range,
      leftOut,
      seal: meta.seal,
    });
    const bulk: BulkResult = await this.plugin('bulk').campaign({ ...range, lines }, STAFF);
    ensure(bulk.failed.length + bulk.skipped.length === 0, bulk);
    const [shown, out] = [data.map((line) => line.membershipId), new Set(leftOut)];
    const opened = new Set(bulk.done.map((line) => line.membershipId));
    for (const { id, model } of this.members) {
      const planned = shown.includes(id);
      ensure(opened.has(id) === (planned && !out.has(id)), { id, range, planned });
      const ends = `${model.last.year}-12-31`;
      // Who is left out was to be asked as well: the model is asked, and put back.
      const before = model.proposal;
      const asked = model.campaign(range.endsFrom, range.endsTo);
      ensure(asked === planned, { id, range, today: this.today, planned, ends });
      if (out.has(id)) model.proposal = before;
    }
    this.told.set('campaign opened', (this.told.get('campaign opened') ?? 0) + opened.size);
  }

  /** Nobody is asked for a year after one that they were not asked for, nor twice for one. */
  async checkAsked(): Promise<void> {
    const terms: Row[] = await this.db('adh_term').whereNot('state', 'void');
    const open: Row[] = await this.db('adh_renewal').whereNull('closed_on');
    const [byId, ofMember] = [by(terms, 'document_id'), by(terms, 'membership_id')];
    const from = open.map((renewal) => renewal.from_term_id);
    ensure(new Set(from).size === from.length, ['two open renewals of one term', from]);
    for (const renewal of open) {
      const [term] = byId(renewal.term_id);
      const before = ofMember(renewal.membership_id)
        .filter((one) => String(one.starts_on) < String(term.starts_on))
        .sort((a, b) => (String(a.ends_on) < String(b.ends_on) ? -1 : 1));
      const asked = before.every((one) => one.state === 'issued');
      ensure(asked && before.at(-1)?.document_id === renewal.from_term_id, { term, before });
    }
  }

  /** The rows of every member against its model. */
  async check(): Promise<void> {
    const db = this.db;
    const members = by(
      await db('memberships').select('document_id', 'membership_status'),
      'document_id',
    );
    const terms = by(
      await db('adh_term').whereNot('state', 'void').orderBy('starts_on'),
      'membership_id',
    );
    const renewals = by(await db('adh_renewal').orderBy('id'), 'term_id');
    const calls = by(await db('adh_dues').whereNull('cancelled_on'), 'term_id');
    const paid = by(
      await db('adh_payment').groupBy('dues_id').select('dues_id').sum({ sum: 'amount' }),
      'dues_id',
    );
    const messages = by(
      await db('adh_message').whereIn('template', REMINDERS).select('membership_id'),
      'membership_id',
    );
    const day = (value: unknown) => String(value).slice(0, 10);
    const moneyOf = (term: Row) => {
      const [call] = calls(term.document_id);
      const sum = Number(paid(call?.document_id)[0]?.sum ?? 0);
      return !call ? 'none' : sum >= 500_000 ? 'paid' : 'called';
    };
    for (const { id, model } of this.members) {
      const mine = terms(id);
      const proposed = mine.find((term) => term.state === 'proposed');
      const stored = {
        status: members(id)[0]?.membership_status,
        years: mine
          .filter((term) => term.state === 'issued')
          .map((term) => ({
            from: day(term.starts_on),
            until: day(term.ends_on),
            money: moneyOf(term),
            won: renewals(term.document_id).at(-1)?.stage_id === 'settled',
          })),
        proposal: proposed ? [day(proposed.ends_on), moneyOf(proposed)] : null,
        reminders: messages(id).length,
      };
      const expected = {
        status: model.status,
        years: model.years.map(({ year, from, money, won }) => ({
          ...{ from, until: `${year}-12-31`, money, won },
        })),
        proposal: model.proposal && [`${model.proposal.year}-12-31`, model.proposal.money],
        reminders: model.sent.length,
      };
      const [are, should] = [stored, expected].map((one) => JSON.stringify(one));
      ensure(are === should, { id, today: this.today, are, should });
    }
  }
}
