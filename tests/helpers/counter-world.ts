import type { Core } from '@strapi/strapi';
import {
  CounterModel,
  type Answer,
  type Counter,
  type Line,
  type Tier,
  type Use,
} from './counter-model';
import {
  BENEFITS,
  boundaryAfter,
  FIRST_DAY,
  spelled,
  YEARS,
  type Operation,
  type Sequence,
} from './counter-operations';
import { makeBenefit, makeOffer, makeTier } from './content';
import { ensure, plusDays } from './days';
import { makeMember, rights, someId } from './rights';
import { POLICY } from './facts';

/** The application and the model of it, side by side, one member for each sequence. */

type Row = Record<string, unknown>;

const STAFF = { type: 'admin' as const, id: '1' };
const OPENED = '2021-01-01';
export const TIERS: Record<string, Tier> = {
  large: {
    compagnonnage: { quantity: 6, carryCap: 2, personCap: 3 },
    centre: { quantity: null, carryCap: 0, personCap: null },
  },
  small: {
    compagnonnage: { quantity: 3, carryCap: 1, personCap: null },
    visites: { quantity: 2, carryCap: 0, personCap: 1 },
  },
};
const kindOf = (benefit: string) => (benefit === 'centre' ? 'access' : 'quota');

/** The published offer that tiers are changed and rights are granted by. */
export const publishTiers = async (strapi: Core.Strapi): Promise<void> => {
  const ids = new Map<string, string>();
  for (const code of BENEFITS) {
    ids.set(code, await makeBenefit(strapi, { code, kind: kindOf(code), unit: 'séance' }));
  }
  const tiers: string[] = [];
  for (const [code, tier] of Object.entries(TIERS)) {
    const allowances = Object.entries(tier).map(([benefit, { quantity, carryCap, personCap }]) => ({
      benefit: ids.get(benefit),
      quantity,
      carryOverCap: carryCap,
      perPersonCap: personCap,
    }));
    tiers.push(await makeTier(strapi, { code, termKind: 'calendar-year', allowances }));
  }
  await makeOffer(strapi, { slug: 'modele', tiers, benefits: [...ids.values()] });
};

/** Members without terms, made beforehand: a sequence takes one. */
export class Members {
  private templates: [Row, Row] | null = null;
  private ready: string[] = [];
  constructor(readonly strapi: Core.Strapi) {}

  private async more(): Promise<void> {
    const db = this.strapi.db.connection;
    if (!this.templates) {
      const { membership, organisation } = await makeMember(this.strapi);
      const { id: _, ...member } = await db('memberships').where('document_id', membership).first();
      const { id: __, ...body } = await db('organisations')
        .where('document_id', organisation)
        .first();
      this.templates = [{ ...member, tier_code: 'large' }, body];
    }
    const [member, body] = this.templates;
    const ids = Array.from({ length: 100 }, someId);
    const organisations = ids.map(() => ({ ...body, document_id: someId() }));
    const rows = ids.map((id, index) => ({
      ...{ ...member, document_id: id, reference: `M-${id}` },
      organisation_id: organisations[index].document_id,
    }));
    await db('organisations').insert(organisations);
    await db('memberships').insert(rows);
    this.ready = ids;
  }

  async take(): Promise<string> {
    if (this.ready.length === 0) await this.more();
    return this.ready.pop() as string;
  }
}

/** One member under test. */
export class CounterWorld {
  readonly model = new CounterModel(FIRST_DAY, TIERS);
  private readonly ids = new Map<Counter, string>();
  private readonly lineIds = new Map<Line, string>();
  /** Keyed requests that went through, to be sent again. */
  private readonly sent: { use: Use; spelling: string | null; key: string }[] = [];
  readonly told = new Map<string, number>();

  constructor(
    readonly strapi: Core.Strapi,
    readonly membership: string,
  ) {}

  private get db() {
    return this.strapi.db.connection;
  }

  /** Three years in a row, each with a quota and an access. */
  async open({ quantity, carryCap, personCap }: Sequence): Promise<void> {
    const first: Tier = { ...TIERS.large, compagnonnage: { quantity, carryCap, personCap } };
    const stamp = { created_at: new Date(0), updated_at: new Date(0) };
    const [terms, counters, lines]: Row[][] = [[], [], []];
    for (const year of YEARS) {
      this.model.tiers.set(year, { name: 'large', allowances: first });
      const dates = { starts_on: `${year}-01-01`, ends_on: `${year}-12-31` };
      const termId = someId();
      const allowances = Object.entries(first).map(([benefitCode, allowance]) => ({
        benefitCode,
        kind: kindOf(benefitCode),
        names: { fr: benefitCode, en: benefitCode },
        units: null,
        quantity: allowance.quantity,
        carryOverCap: allowance.carryCap,
        perPersonCap: allowance.personCap,
      }));
      terms.push({
        ...{ ...stamp, ...dates, document_id: termId, membership_id: this.membership },
        ...{ state: 'issued', anchor_on: dates.starts_on, anchor_offset: 0, months: 12 },
        ...{ tier_code: 'large', tier_names: JSON.stringify({ fr: 'Large', en: 'Large' }) },
        ...{ price: 500_000, currency: 'EUR', issued_on: dates.starts_on, imported: false },
        ...{ policy: JSON.stringify(POLICY), allowances: JSON.stringify(allowances) },
        live_key: `${this.membership}:${dates.starts_on}`,
      });
      for (const one of allowances) {
        const counter = this.model.open(one.benefitCode, year, first[one.benefitCode], OPENED);
        const id = someId();
        this.ids.set(counter, id);
        counters.push({
          ...{ ...stamp, ...dates, document_id: id, membership_id: this.membership },
          ...{ term_id: termId, benefit_code: one.benefitCode, kind: one.kind },
          ...{ names: JSON.stringify(one.names), granted: one.quantity, used: 0, seq: 1 },
          ...{ carry_over_cap: one.carryOverCap, per_person_cap: one.perPersonCap },
        });
        lines.push({
          ...{ ...stamp, document_id: someId(), entitlement_id: id, seq: 1, kind: 'grant' },
          ...{ membership_id: this.membership, used_delta: 0, granted_delta: one.quantity ?? 0 },
          ...{ used_after: 0, granted_after: one.quantity, actor_type: 'admin', actor_id: '1' },
          ...{ on: OPENED, at: 0 },
        });
      }
    }
    await this.db('adh_term').insert(terms);
    await this.db('adh_entitlement').insert(counters);
    await this.db('adh_usage').insert(lines);
  }

  /** Sends what the model was asked, and holds the answer to the model's. */
  private async same(what: string, expected: Answer, run: () => Promise<unknown>): Promise<void> {
    const { model } = this;
    let got: { line?: Row; replayed?: boolean } | undefined;
    let reason: string | null = null;
    try {
      got = (await run()) as typeof got;
    } catch (error) {
      reason = (error as { details?: { reason?: string } }).details?.reason ?? null;
      if (reason === null) throw error;
    }
    const told = 'refused' in expected ? expected.refused : expected.replayed ? 'again' : 'done';
    this.told.set(`${what} ${told}`, (this.told.get(`${what} ${told}`) ?? 0) + 1);
    const wanted = 'refused' in expected ? expected.refused : null;
    ensure(reason === wanted, { what, today: model.today, wanted, reason });
    if ('refused' in expected || expected.line === null) return;
    const { line } = expected;
    ensure(got?.replayed === (expected.replayed ?? false), { what, replayed: got?.replayed });
    const { seq, usedAfter, grantedAfter, id } = got?.line as Row;
    const right = seq === line.seq && usedAfter === line.usedAfter;
    ensure(right && grantedAfter === line.grantedAfter, { what, got: got?.line, line });
    const earlier = this.lineIds.get(line);
    ensure(!expected.replayed || earlier === id, { what, earlier, id });
    this.lineIds.set(line, String(id));
  }

  /** Lines that no answer named: their ids are read. */
  private async idOf(counter: Counter, line: Line): Promise<string> {
    const known = this.lineIds.get(line);
    if (known) return known;
    const where = { entitlement_id: await this.counterId(counter), seq: line.seq };
    const { document_id: id } = await this.db('adh_usage').where(where).first('document_id');
    this.lineIds.set(line, id);
    return id;
  }

  private async counterId(counter: Counter): Promise<string> {
    const known = this.ids.get(counter);
    if (known) return known;
    const { benefit, year } = counter;
    const { document_id: id } = await this.db('adh_entitlement')
      .where({ membership_id: this.membership, benefit_code: benefit, starts_on: `${year}-01-01` })
      .first('document_id');
    this.ids.set(counter, id);
    return id;
  }

  private consume(use: Use, spelling: string | null, key: string | null): Promise<unknown> {
    const { benefit, quantity, on } = use;
    const input = { benefit, quantity, on, ...(spelling === null ? {} : { person: spelling }) };
    const by = { actor: STAFF, ...(key === null ? {} : { key }) };
    return rights(this.strapi).consume(this.membership, input, by);
  }

  private command(name: string, input: Row): Promise<unknown> {
    const commands = this.strapi.plugin('membership-lifecycle').service('commands');
    return commands.run(this.membership, name, { ...input, reason: 'x' }, STAFF);
  }

  async run(op: Operation): Promise<void> {
    const { model, strapi } = this;
    const chosen = <T>(rows: readonly T[], pick: number): T => rows[pick % rows.length];
    strapi.plugin('membership-lifecycle').service('clock').set(model.today);
    switch (op.do) {
      case 'use': {
        const { benefit, quantity, person, back } = op;
        const use = { benefit, quantity, person, on: plusDays(model.today, -back) };
        const key = op.key === null ? null : `key-${op.key}`;
        const spelling = person === null ? null : spelled(person, op.spelling);
        // The same person under another spelling is another request: the text is what was sent.
        const asked = model.use(use, key, spelling);
        await this.same('use', asked, () => this.consume(use, spelling, key));
        if (key !== null && 'ok' in asked && !asked.replayed)
          this.sent.push({ use, spelling, key });
        return;
      }
      case 'replay': {
        if (this.sent.length === 0) return;
        const { use: first, spelling, key } = chosen(this.sent, op.pick);
        const use = op.change ? { ...first, quantity: first.quantity + 1 } : first;
        const asked = model.use(use, key, spelling);
        return this.same('replay', asked, () => this.consume(use, spelling, key));
      }
      case 'reverse': {
        const { counter, line } = chosen(model.uses(), op.pick);
        const id = await this.idOf(counter, line);
        const key = op.key === null ? null : `key-${op.key}`;
        const by = { actor: STAFF, ...(key === null ? {} : { key }) };
        return this.same('reverse', model.reverse({ counter, line }, key), () =>
          rights(strapi).reverse(id, 'x', by),
        );
      }
      case 'adjust':
      case 'carry': {
        const counter = chosen(model.counters, op.pick);
        const entitlementId = await this.counterId(counter);
        const input = { entitlementId, quantity: op.quantity, reason: 'x' };
        const service = rights(strapi);
        return op.do === 'adjust'
          ? this.same('adjust', model.adjust(counter, op.quantity), () =>
              service.adjust(this.membership, input, STAFF),
            )
          : this.same('carry', model.carry(counter, op.quantity), () =>
              service.carryOver(this.membership, input, STAFF),
            );
      }
      case 'grant': {
        const { benefit, quantity } = op;
        return this.same('grant', model.grant(benefit, quantity), () =>
          this.command('grant-right', { benefit, quantity }),
        );
      }
      case 'change-tier':
        return this.same('change-tier', model.changeTier(op.tier), () =>
          this.command('change-tier', { tier: op.tier, when: 'now' }),
        );
      case 'suspend':
        return this.same('suspend', model.suspend(), () => this.command('suspend', {}));
      case 'reinstate':
        // Who is not suspended may be taken back into a renewal, which is another model's.
        if (model.suspendedSince === null) return;
        return this.same('reinstate', model.reinstate(), () => this.command('reinstate', {}));
      case 'boundary':
        model.today = boundaryAfter(model.today);
        return;
      case 'days':
        model.today = plusDays(model.today, op.days);
    }
  }

  /** Every row of the member against the model, and the balance of every day on which a line stands. */
  async check(): Promise<void> {
    const { model } = this;
    const rows: Row[] = await this.db('adh_entitlement').where('membership_id', this.membership);
    const lines: Row[] = await this.db('adh_usage')
      .where('membership_id', this.membership)
      .orderBy(['entitlement_id', 'seq']);
    const people: Row[] = await this.db('adh_entitlement_person').whereIn(
      'entitlement_id',
      rows.map((row) => row.document_id as string),
    );
    ensure(rows.length === model.counters.length, { rows, counters: model.counters });
    for (const counter of model.counters) {
      const id = await this.counterId(counter);
      const row = rows.find((one) => one.document_id === id) as Row;
      const stored = {
        granted: row.granted,
        used: row.used,
        seq: row.seq,
        voided: row.voided_on !== null,
        carryCap: row.carry_over_cap,
        personCap: row.per_person_cap,
      };
      const { quantity, used, voided, carryCap, personCap } = counter;
      const seq = counter.lines.length;
      const expected = { granted: quantity, used, seq, voided, carryCap, personCap };
      ensure(JSON.stringify(stored) === JSON.stringify(expected), { counter, stored });
      const mine = lines.filter((line) => line.entitlement_id === id);
      const told = mine.map((line) => [
        ...[line.seq, line.kind, line.used_delta, line.granted_delta],
        ...[line.used_after, line.granted_after],
      ]);
      const wanted = counter.lines.map((line) => [
        ...[line.seq, line.kind, line.used, line.granted, line.usedAfter, line.grantedAfter],
      ]);
      ensure(JSON.stringify(told) === JSON.stringify(wanted), { told, wanted });
      if (counter.personCap !== null) {
        const counted = people.filter((one) => one.entitlement_id === id && one.used !== 0);
        const names = [...new Set(counter.lines.flatMap(({ person }) => person ?? []))];
        const byPerson = names.map((name) => model.usedBy(counter, name)).filter((n) => n !== 0);
        const same = (numbers: unknown[]) => JSON.stringify(numbers.sort());
        ensure(same(counted.map((one) => one.used)) === same(byPerson), { counted, byPerson });
      }
      await this.checkBalances(counter, id);
    }
  }

  private async checkBalances(counter: Counter, id: string): Promise<void> {
    const { model, strapi } = this;
    if (counter.lines.length < 2) return;
    strapi.plugin('membership-lifecycle').service('clock').set(model.today);
    const days = new Set(counter.lines.map(({ on }) => on).filter((on) => on <= model.today));
    for (const day of days) {
      const { granted, used } = await rights(strapi).balanceOn(id, day);
      const expected = model.balanceOn(counter, day);
      ensure(granted === expected.granted && used === expected.used, {
        day,
        granted,
        used,
        expected,
      });
    }
  }
}
