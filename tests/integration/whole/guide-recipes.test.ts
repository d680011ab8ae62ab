import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import contentFr from '../../../src/admin/translations/fr.json';
import strapiFr from '../../../src/admin/translations/strapi-fr.json';
import { STATUS_SENTENCES } from '../../../src/plugins/membership-lifecycle/server/src/core/status-sentences';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import { newCandidate, prepareTable } from '../../helpers/command-table';
import { publishOccasion } from '../../helpers/participation';
import { refusalOf } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/**
 * The recipes of the guide, run word for word: each command is found by the name that the guide gives
 * it, and each line of « Réparer une erreur » leaves what it promises.
 */

const STAFF = { type: 'admin' as const, id: '1' };
const reason = 'Erreur de saisie';
const PRICE = 500_000;
const texts = textsIn('fr');

/** Texts of the guide and of screens alike, whatever the width of their spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const guide = plain(
  fs.readFileSync(path.resolve(__dirname, '../../../docs/guide-equipe.md'), 'utf8'),
);
const chapter = (title: string): string => {
  const [, rest] = guide.split(`\n## ${title}\n`);
  return rest.split('\n## ')[0];
};
const mistakes = chapter('Réparer une erreur')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, mistake, remedy]) => ({ mistake, remedy }));
/** Something that happens to a member, and what is done then: a paragraph that begins with it, in whichever task. */
const questions = guide.split('\n\n').flatMap((block) => {
  const [, mistake, remedy] = /^\s*\*\*(.+?[.?])\*\* (.*)$/s.exec(block) ?? [];
  return mistake ? [{ mistake, remedy: remedy.replace(/\s+/g, ' ') }] : [];
});

const quoted = (text: string): string[] => [...text.matchAll(/« ([^»]+) »/g)].map(([, one]) => one);
const said = new Set([
  ...[texts, contentFr, strapiFr].flatMap((one) => Object.values(one)).map(plain),
  ...Object.values(STATUS_SENTENCES).map(({ fr }) => plain(fr)),
  ...DEFAULT_WORKFLOW.stages.map(({ names }) => plain(names.fr)),
]);
const commandNamed = (label: string): string => {
  const found = Object.keys(texts).find(
    (key) => /^command\.[a-z-]+$/.test(key) && plain(texts[key]) === label,
  );
  if (!found) throw new Error(`No command is called « ${label} »`);
  return found.slice('command.'.length);
};

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot('2021-01-04');
  await prepareTable(strapi);
  await followMoney();
});
afterAll(() => stop(strapi));

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object) =>
  service('commands').run(id, name, input, STAFF);
const daily = async (day: string): Promise<void> => {
  setToday(strapi, day);
  await service('daily').run();
};

/** The tier « petites » opens its rights with the payment. */
const followMoney = async (): Promise<void> => {
  const [{ id: from }] = await service('workflows').list();
  const { id } = await service('workflows').copy({ name: 'Au paiement', from }, STAFF);
  const {
    usage: _u,
    renewals: _r,
    version: _v,
    id: _i,
    ...form
  } = await service('workflows').view(id);
  const input = {
    ...form,
    isDefault: false,
    tierCodes: ['petites'],
    activation: 'payment',
    moves: [],
  };
  await service('workflows').save(id, input, { actor: STAFF });
};

/** A member of 2021, on the first of June. */
const member = async (tier = 'publics'): Promise<string> => {
  setToday(strapi, '2021-01-04');
  const id = await newCandidate(strapi, STAFF);
  await run(id, 'approve', { tier });
  setToday(strapi, '2021-06-01');
  return id;
};
const called = async (tier?: string): Promise<string> => {
  const id = await member(tier);
  await run(id, 'issue-call', { termId: (await view(id)).terms[0].id });
  return id;
};
const pay = async (id: string, amount = PRICE): Promise<void> => {
  const call = (await view(id)).dues.find(({ creditNote }) => creditNote === null);
  await run(id, 'record-payment', { duesId: call?.id, amount, confirmed: true });
};
const paid = async (tier?: string): Promise<string> => {
  const id = await called(tier);
  await pay(id, (await view(id)).dues[0].amount.amount);
  return id;
};
const lineOf = async (id: string) => {
  const { dues, account } = await view(id);
  return [...dues.flatMap(({ payments }) => payments), ...account.payments].find(
    ({ reversible }) => reversible,
  );
};
/** A member to whom the proposal of 2022 was sent. */
const proposed = async (): Promise<string> => {
  const id = await paid();
  await daily('2021-10-05');
  return id;
};
/** A member who said yes, paid, and whose renewal is « Réglé ». */
const renewed = async (): Promise<string> => {
  const id = await proposed();
  await run(id, 'accept-renewal', {});
  const next = (await view(id)).terms.find(({ startsOn }) => startsOn === '2022-01-01');
  await run(id, 'issue-call', { termId: next?.id });
  const call = (await view(id)).dues.find(({ termId }) => termId === next?.id);
  await run(id, 'record-payment', { duesId: call?.id, amount: PRICE });
  return id;
};
const callOf = async (id: string) => {
  const call = (await view(id)).dues.find(({ creditNote }) => creditNote === null);
  if (!call) throw new Error('No call stands');
  return call;
};
const stageOf = async (id: string) => (await view(id)).renewal?.stage.id;
const right = async (id: string) => {
  const found = (await view(id)).entitlements.find(({ benefit }) => benefit === 'compagnonnage');
  if (!found) throw new Error('No such right');
  return found;
};

/** Runs the command that the guide names so, in the recipe that names it. */
type Act = (label: string, id: string, input: object, command?: string) => Promise<void>;

const MISTAKES: Record<string, (act: Act) => Promise<void>> = {
  'Règlement saisi deux fois, ou d’un montant faux': async (act) => {
    const id = await called();
    await pay(id, 50_000);
    await act('Annuler un règlement', id, { paymentId: (await lineOf(id))?.id, reason });
    await pay(id);
    expect((await view(id)).account).toMatchObject({ due: 0, paid: PRICE, credit: 0 });
  },
  'Règlement noté sur le mauvais membre': async (act) => {
    const [wrong, good] = [await paid(), await called()];
    const { number } = await callOf(good);
    const move = { paymentId: (await lineOf(wrong))?.id, intoMembershipId: good, reason };
    const { id: toDuesId } = await callOf(good);
    await act('Déplacer un règlement', wrong, { ...move, toDuesId, confirmed: true });
    expect((await view(wrong)).account).toMatchObject({ due: PRICE, paid: 0 });
    expect((await view(good)).dues).toMatchObject([{ number, paid: PRICE, remaining: 0 }]);
  },
  'Chèque sans provision, virement rejeté': async (act) => {
    const id = await renewed();
    expect((await view(id)).pastRenewals[0].stage.kind).toBe('won');
    const line = (await view(id)).dues.find(
      ({ paid: sum, payments }) => sum > 0 && payments[0].on >= '2021-10',
    );
    await act('Noter le rejet d’un règlement', id, { paymentId: line?.payments[0].id });
    expect((await view(id)).renewal).toMatchObject({
      closedOn: null,
      stage: { kind: 'committed' },
    });
    const other = await paid('petites');
    expect((await right(other)).running).toBe(true);
    await act('Noter le rejet d’un règlement', other, { paymentId: (await lineOf(other))?.id });
    expect((await view(other)).status).toBe('pending');
    expect(await refusalOf(run(other, 'consume', { benefit: 'compagnonnage', quantity: 1 }))).toBe(
      'not-active',
    );
  },
  'Remboursement ou rejet noté par erreur': async (act) => {
    const id = await called();
    await pay(id, PRICE + 10_000);
    await run(id, 'refund-payment', { amount: 10_000, reason });
    const refund = (await view(id)).account.payments.find(({ kind }) => kind === 'refund');
    await act('Annuler un règlement', id, { paymentId: refund?.id, reason });
    expect((await view(id)).account).toMatchObject({ paid: PRICE + 10_000, credit: 10_000 });
    await run(id, 'reject-payment', { paymentId: (await lineOf(id))?.id });
    const { account, dues } = await view(id);
    const lines = [account, ...dues].flatMap(({ payments }) => payments);
    const rejection = lines.find(({ kind }) => kind === 'rejection');
    await act('Annuler un règlement', id, { paymentId: rejection?.id, reason });
    expect((await view(id)).account).toMatchObject({ paid: PRICE + 10_000, credit: 10_000 });
  },
  'Prix faux': async (act) => {
    const id = await called();
    const { number } = await callOf(id);
    await act('Changer le prix d’une période', id, {
      termId: (await view(id)).terms[0].id,
      amount: 300_000,
      reason,
    });
    const { dues } = await view(id);
    expect(dues.find((one) => one.number === number)?.creditNote).toMatchObject({
      cause: 'corrected',
    });
    expect(await callOf(id)).toMatchObject({ amount: { amount: 300_000 }, replaces: number });
  },
  'Utilisation notée par erreur': async (act) => {
    const id = await member();
    await run(id, 'consume', { benefit: 'compagnonnage', quantity: 2 });
    const usageId = (await right(id)).usages?.at(-1)?.id;
    await act('Annuler', id, { usageId, reason }, 'reverse-usage');
    expect(await right(id)).toMatchObject({ used: 0, granted: 6 });
  },
  'Droit accordé par erreur': async (act) => {
    const id = await member();
    await run(id, 'grant-right', { benefit: 'compagnonnage', quantity: 4, reason });
    await run(id, 'consume', { benefit: 'compagnonnage', quantity: 7 });
    await act('Retirer', id, { grantId: (await right(id)).grants[0].id, reason }, 'withdraw-grant');
    expect(await right(id)).toMatchObject({ used: 7, granted: 7, grants: [] });
  },
  'Inscription à un rendez-vous faite par erreur': async () => {
    const id = await member();
    const occasion = await publishOccasion(strapi, { benefitCode: 'compagnonnage', capacity: 1 });
    const registrations = service('registrations');
    const { registration } = await registrations.register(
      occasion,
      { membershipId: id, name: 'Ana Martin' },
      { actor: STAFF },
    );
    expect((await right(id)).used).toBe(1);
    await registrations.cancel(registration.id, { reason }, { actor: STAFF });
    expect((await right(id)).used).toBe(0);
    const { taken } = await strapi.db
      .connection('adh_occasion')
      .where('document_id', occasion)
      .first();
    expect(taken).toBe(0);
  },
  'Compteur faux depuis longtemps': async (act) => {
    const id = await member();
    await act('Ajuster les utilisations', id, {
      entitlementId: (await right(id)).id,
      quantity: 3,
      reason,
    });
    expect(await right(id)).toMatchObject({ used: 3, remaining: 3 });
  },
  'Période ouverte aux mauvaises dates': async (act) => {
    const id = await member();
    const [{ id: term }] = (await view(id)).terms;
    await act('Corriger une date', id, {
      field: 'term-ends-on',
      id: term,
      date: '2021-11-30',
      reason,
    });
    expect((await view(id)).terms[0].endsOn).toBe('2021-11-30');
    await act('Corriger une date', id, {
      field: 'term-starts-on',
      id: term,
      date: '2021-02-01',
      reason,
    });
    expect((await view(id)).terms[0].startsOn).toBe('2021-02-01');
  },
  'Période qui n’aurait pas dû exister': async (act) => {
    const first = await paid();
    const { number } = await callOf(first);
    await act('Annuler une période', first, { termId: (await view(first)).terms[0].id, reason });
    const left = await view(first);
    expect(left.dues.find((one) => one.number === number)?.creditNote).toMatchObject({
      cause: 'withdrawn',
    });
    expect(left.account).toMatchObject({ due: 0, credit: PRICE });
    await act('Préparer une période', first, {});
    expect((await view(first)).terms.filter(({ state }) => state !== 'void')).toHaveLength(1);
    const later = await proposed();
    await run(later, 'accept-renewal', {});
    const next = (await view(later)).terms.find(({ startsOn }) => startsOn === '2022-01-01');
    await act('Annuler une période', later, { termId: next?.id, reason });
    expect((await view(later)).renewal).toMatchObject({ closedOn: null, stage: { kind: 'todo' } });
  },
  'Échéance, adresse ou engagement faux sur un appel': async (act) => {
    const id = await called();
    const { id: duesId, number } = await callOf(id);
    const right = { dueOn: '2021-07-31', engagementNumber: 'EJ-12' };
    await act('Corriger l’appel', id, { duesId, ...right, reason });
    expect(await callOf(id)).toMatchObject({ ...right, replaces: number });
  },
  'Échéance, délibération ou ancienneté fausse': async (act) => {
    const id = await called();
    await act('Corriger une date', id, { field: 'member-since', date: '2015-03-01', reason });
    expect((await view(id)).memberSince).toBe('2015-03-01');
  },
  'Réponse notée sur le mauvais membre, oui trop tôt': async (act) => {
    const id = await proposed();
    const stage = await stageOf(id);
    await run(id, 'accept-renewal', {});
    await act('Rouvrir le renouvellement', id, { stageId: stage, reason });
    expect((await view(id)).renewal).toMatchObject({ answer: null, stage: { id: stage } });
  },
  'Renouvellement clos trop vite': async (act) => {
    const id = await proposed();
    const stage = await stageOf(id);
    await run(id, 'lose-renewal', { reason });
    await act('Rouvrir le renouvellement', id, { stageId: stage, reason });
    expect((await view(id)).renewal).toMatchObject({ closedOn: null, stage: { id: stage } });
  },
  'Démission ou radiation notée par erreur': async (act) => {
    const id = await proposed();
    await run(id, 'accept-renewal', {});
    const stage = await stageOf(id);
    const next = (await view(id)).terms.find(({ startsOn }) => startsOn === '2022-01-01');
    await run(id, 'issue-call', { termId: next?.id });
    const at = await stageOf(id);
    await run(id, 'withdraw', { lastDay: '2021-10-05', reason });
    expect((await view(id)).renewal).toBeNull();
    await act('Rétablir l’adhésion', id, { reason });
    expect([stage, at]).toContain(await stageOf(id));
    const { callable } = await view(id);
    expect(callable.map(({ termId }) => termId)).toContain(next?.id);
  },
  'Suspension notée par erreur': async (act) => {
    const id = await member();
    await run(id, 'suspend', { reason });
    await act('Rétablir l’adhésion', id, { reason });
    expect((await view(id)).status).toBe('active');
  },
  'Candidature refusée par erreur': async (act) => {
    setToday(strapi, '2021-06-01');
    const id = await newCandidate(strapi, STAFF);
    await run(id, 'refuse', { reason });
    await act('Enregistrer une candidature', id, {});
    await run(id, 'approve', {});
    expect((await view(id)).status).toBe('active');
  },
  'Deux fiches pour le même organisme': async (act) => {
    const [double, kept] = [await member(), await paid()];
    await act('Réunir à une autre adhésion', double, { intoMembershipId: kept, reason });
    expect((await view(double)).mergedInto?.documentId).toBe(kept);
  },
  'Nom ou SIRET de l’organisme changé': async (act) => {
    const id = await member();
    await act('Changer l’identité de l’organisme', id, { name: 'Commune nouvelle', reason });
    expect((await view(id)).organisation.name).toBe('Commune nouvelle');
  },
  'Un contact demande qu’on efface ses données': async (act) => {
    const id = await member();
    const [{ id: contactId, email }] = (await view(id)).contacts;
    await act('Anonymiser un contact', id, { contactId, reason });
    expect((await view(id)).contacts.map((one) => one.email)).not.toContain(email);
  },
  'Statut qui ne convient pas, pour quelques jours': async (act) => {
    const id = await member();
    await act('Imposer un statut jusqu’à une date', id, {
      status: 'lapsed',
      until: '2021-06-10',
      reason,
    });
    expect((await view(id)).status).toBe('lapsed');
    await act('Revenir au statut calculé', id, { reason });
    expect((await view(id)).status).toBe('active');
  },
  'Membre à qui ne rien écrire pour un temps': async (act) => {
    const id = await paid();
    await act('Laisser hors des envois', id, { until: '2021-12-20', reason });
    const sent = async () =>
      (await service('messages').list({ membershipId: id, page: 1, pageSize: 50 })).meta.pagination
        .total;
    const before = await sent();
    await daily('2021-10-05');
    expect(await sent()).toBe(before);
    await act('Reprendre les envois', id, {});
    await daily('2021-10-05');
    expect(await sent()).toBe(before + 1);
  },
  'Lettre partie avec une faute': async () => {
    const id = await paid();
    const texts = () =>
      strapi.db
        .connection('adh_message')
        .where('membership_id', id)
        .orderBy('id')
        .select('subject', 'text');
    const written = await texts();
    const template = (await service('templates').list()).find(
      ({ code }: { code: string }) => code === 'call-issued',
    );
    const { subjectFr, bodyFr, subjectEn, bodyEn } = template;
    const mended = { subjectFr: `${subjectFr} !`, bodyFr, subjectEn, bodyEn };
    await service('templates').save('call-issued', mended, STAFF);
    expect(await texts()).toEqual(written);
    expect(written.length).toBeGreaterThan(0);
  },
};

const QUESTIONS: Record<string, (act: Act) => Promise<void>> = {
  'Le membre paie en retard. Perd-il ses droits ?': async () => {
    const id = await called();
    await daily('2021-11-30');
    expect(await view(id)).toMatchObject({ status: 'active', duesState: 'overdue' });
    expect((await right(id)).running).toBe(true);
    await pay(id);
    const { upToDate, terms } = await view(id);
    expect([upToDate, terms.at(-1)?.endsOn]).toEqual([true, '2021-12-31']);
    // The same for a term that begins unpaid, once the member said yes.
    const next = await proposed();
    await run(next, 'accept-renewal', {});
    await daily('2022-02-01');
    expect((await view(next)).status).toBe('active');
  },
  'Un ancien membre revient.': async (act) => {
    const lapsed = await proposed();
    await daily('2022-03-15');
    expect((await view(lapsed)).status).toBe('lapsed');
    await act('Rétablir l’adhésion', lapsed, { reason });
    expect((await view(lapsed)).status).toBe('active');
    const gone = await paid();
    await run(gone, 'withdraw', { lastDay: '2021-06-01', reason });
    setToday(strapi, '2022-02-01');
    await act('Enregistrer une candidature', gone, {});
    const { status, terms } = await view(gone);
    expect([status, terms]).toMatchObject(['applied', [{ endsOn: '2021-12-31' }]]);
  },
  'Un membre change de formule.': async (act) => {
    const id = await proposed();
    await run(id, 'accept-renewal', {});
    const next = (await view(id)).terms.find(({ startsOn }) => startsOn === '2022-01-01');
    await run(id, 'issue-call', { termId: next?.id });
    await act('Changer de formule', id, { tier: 'petites', when: 'renewal', reason });
    const after = await view(id);
    const calls = after.dues.filter(({ termId }) => termId === next?.id);
    expect(after.terms).toMatchObject([
      { tierCode: 'petites', price: { amount: 200_000 } },
      { tierCode: 'publics', price: { amount: PRICE } },
    ]);
    const cancelled = calls.filter(({ creditNote }) => creditNote);
    const stands = calls.filter(({ creditNote }) => !creditNote);
    expect([cancelled.length, stands.map(({ amount }) => amount.amount)]).toEqual([1, [200_000]]);
    const now = await member();
    await run(now, 'consume', { benefit: 'compagnonnage', quantity: 5 });
    await act('Changer de formule', now, { tier: 'petites', when: 'now', reason });
    expect(await right(now)).toMatchObject({ used: 5, granted: 5 });
    expect((await view(now)).terms).toMatchObject([
      { startsOn: '2021-01-04', endsOn: '2021-12-31' },
    ]);
  },
  'Un membre démissionne.': async (act) => {
    const id = await called();
    await act('Enregistrer une démission', id, { lastDay: '2021-06-30', reason });
    await daily('2021-06-30');
    expect((await view(id)).status).toBe('active');
    await daily('2021-07-01');
    expect(await view(id)).toMatchObject({ status: 'ended', account: { due: PRICE } });
  },
  'Il dit seulement qu’il ne renouvellera pas.': async (act) => {
    const id = await proposed();
    await act('Le membre ne renouvelle pas', id, { reason });
    await daily('2021-12-31');
    expect((await view(id)).status).toBe('active');
    await daily('2022-01-01');
    expect((await view(id)).status).toBe('lapsed');
  },
};

const lived = (
  recipes: Record<string, (act: Act) => Promise<void>>,
  { mistake, remedy }: { mistake: string; remedy: string },
) => {
  const act: Act = async (label, id, input, command = commandNamed(label)) => {
    expect(quoted(remedy)).toContain(label);
    await run(id, command, input);
  };
  return recipes[mistake](act);
};

describe('what happens to a member', () => {
  it.each(questions.filter(({ mistake }) => mistake in QUESTIONS))('$mistake', (line) =>
    lived(QUESTIONS, line),
  );

  it('has the questions that are answered here', () => {
    const asked = questions.map(({ mistake }) => mistake);
    expect(Object.keys(QUESTIONS).filter((one) => !asked.includes(one))).toEqual([]);
  });
});

describe('« Réparer une erreur »', () => {
  it('has a recipe here for each of its lines', () => {
    expect(Object.keys(MISTAKES)).toEqual(mistakes.map(({ mistake }) => mistake));
  });

  it.each(mistakes)('$mistake', (line) => lived(MISTAKES, line));
});

it('« Délibération attendue » : rien ne part et rien ne tombe avant, et la fiche le dit', async () => {
  const id = await proposed();
  await run(id, 'move-renewal', { stageId: 'council', decidesOn: '2022-02-15' });
  const states = ((await view(id)).renewal?.reminders ?? []).map(({ state }) => state);
  expect([states.length, states.includes('coming')]).toEqual([5, false]);
  const { total } = (await service('messages').list({ membershipId: id, page: 1, pageSize: 50 }))
    .meta.pagination;
  await daily('2022-02-15');
  expect((await view(id)).status).toBe('grace');
  const after = await service('messages').list({ membershipId: id, page: 1, pageSize: 50 });
  expect(after.meta.pagination.total).toBe(total);
});

it('names buttons, stages and pages as screens do', () => {
  const named = [...new Set([...mistakes, ...questions].flatMap(({ remedy }) => quoted(remedy)))];
  expect(named.length).toBeGreaterThan(30);
  // A part of a sentence is quoted without its capital.
  const isSaid = (one: string) =>
    said.has(one) || (/^\p{Ll}/u.test(one) && [...said].some((text) => text.includes(one)));
  expect(named.filter((one) => !isSaid(one))).toEqual([]);
});
