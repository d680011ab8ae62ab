import { extractXml } from '@stackforge-eu/factur-x';
import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { said, schemaFaults } from '../../helpers/factur-x';
import { brokenRules } from '../../helpers/invoice-rules';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Calls that carry the data of an invoice: for the bodies that ask for it, once all is there. */

const STAFF = { type: 'admin' as const, id: '1' };
const ADDRESS = { lines: 'Hôtel de ville', postalCode: '78470', city: 'Exemple', country: 'FR' };
const INVOICED = { facturX: true, siret: '35600000049837', address: ADDRESS };
const VAT = { vatTreatment: 'outside-scope', vatMention: 'Hors du champ de la TVA' };

let strapi: Core.Strapi;
let server: MailServer;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object) =>
  service('commands').run(id, name, input, STAFF);
const issue = async (id: string, more: object = {}) => {
  const { terms } = await view(id);
  await run(id, 'issue-call', { termId: terms[0].id, ...more });
  return (await view(id)).dues[0];
};
const bytesOf = async (paperId: string): Promise<Buffer> =>
  (await service('papers').read(paperId)).bytes;
const dataOf = async (paperId: string): Promise<string> =>
  (await extractXml(await bytesOf(paperId))).xml;
const organisation = async (id: string, data: object): Promise<void> => {
  const { organisation: owner } = await view(id);
  await strapi
    .documents('api::organisation.organisation')
    .update({ documentId: owner.documentId, data: data as never });
};
const refusalOf = async (id: string) => {
  try {
    await issue(id);
  } catch (error) {
    const { reason, message } = error as Error & { reason?: string };
    return { reason, message };
  }
  throw new Error('Nothing was refused');
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi, VAT);
  members = await manyMembers(strapi, 5);
  server = await startMailServer();
  useMailServer(strapi, server.port);
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(() => setToday(strapi, JOINED_ON));

test('a body that asks for it gets a paper that carries the data, by its message too', async () => {
  await organisation(members[0], INVOICED);
  // As on a body that was saved before there was a choice.
  await strapi.db.connection('organisations').update({ invoices_to: null });
  const call = await issue(members[0], { engagementNumber: 'EJ-1', serviceCode: 'SVC' });
  expect(call.papers).toMatchObject([{ edition: 1, format: 'factur-x' }]);
  const bytes = await bytesOf(call.papers[0].id);
  const xml = await dataOf(call.papers[0].id);
  expect(await schemaFaults([xml])).toEqual([[]]);
  expect(said(xml, 'BuyerTradeParty', 'GlobalID')).toEqual(['35600000049837']);
  expect(said(xml, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID')).toEqual(['A1']);
  expect(said(xml, 'BuyerReference')).toEqual(['SVC']);
  expect(said(xml, 'BuyerOrderReferencedDocument', 'IssuerAssignedID')).toEqual(['EJ-1']);
  const cents = said(xml, 'DuePayableAmount').map((text) => Number(text.replace('.', '')));
  expect(cents).toEqual([call.amount.amount]);
  await service('messages').flush();
  expect(server.received.at(-1)?.attachments[0].content.equals(bytes)).toBe(true);
});

test('others get a PDF alone', async () => {
  const call = await issue(members[1]);
  expect(call.papers).toMatchObject([{ format: 'pdf' }]);
  await expect(dataOf(call.papers[0].id)).rejects.toThrow('EmbeddedFiles');
});

test('a correction is a credit note and another call, each with its data from then on', async () => {
  await organisation(members[1], { ...INVOICED, siret: '73282932000074' });
  const [call] = (await view(members[1])).dues;
  setToday(strapi, '2021-02-03');
  await run(members[1], 'reissue-call', { duesId: call.id, reason: 'Dépôt sur Chorus Pro' });
  const { dues } = await view(members[1]);
  const again = dues.find(({ id }) => id !== call.id);
  // The first call was a PDF, and what cancels it is one too.
  expect(dues.find(({ id }) => id === call.id)?.creditNote?.paper).toMatchObject({ format: 'pdf' });
  expect(again?.papers).toMatchObject([{ format: 'factur-x' }]);
  await run(members[1], 'reissue-call', { duesId: again?.id, reason: 'Encore' });
  const note = (await view(members[1])).dues.find(({ id }) => id === again?.id)?.creditNote;
  const xml = await dataOf(note?.paper?.id ?? '');
  expect(await schemaFaults([xml])).toEqual([[]]);
  expect(xml).toContain('<ram:TypeCode>381</ram:TypeCode>');
  expect(said(xml, 'InvoiceReferencedDocument', 'IssuerAssignedID')).toEqual([again?.number]);
  expect(brokenRules(xml, ['european', 'chorus'])).toEqual([]);
});

test('a body of a platform gets what platforms ask for, and one abroad what the norm asks for', async () => {
  await organisation(members[4], {
    facturX: true,
    invoicesTo: 'platform',
    siren: '356000000',
    siret: null,
    address: ADDRESS,
    electronicAddress: '356000000_SERVICE',
  });
  const [paper] = (await issue(members[4])).papers;
  const xml = await dataOf(paper.id);
  expect(said(xml, 'BuyerTradeParty', 'URIID')).toEqual(['356000000_SERVICE']);
  expect(brokenRules(xml, ['european', 'french'])).toEqual([]);
  await organisation(members[4], {
    invoicesTo: 'email-only',
    siren: null,
    electronicAddress: null,
    address: { ...ADDRESS, postalCode: null, country: 'BE' },
  });
  const [call] = (await view(members[4])).dues;
  await run(members[4], 'reissue-call', { duesId: call.id, reason: 'Siège à l’étranger' });
  const again = (await view(members[4])).dues.find(({ id }) => id !== call.id);
  expect(brokenRules(await dataOf(again?.papers[0].id ?? ''), ['european'])).toEqual([]);
});

test('an address on the platforms that is not of the body is refused where it is typed', async () => {
  await expect(
    organisation(members[0], { electronicAddress: '999000000_SERVICE' }),
  ).rejects.toMatchObject({
    details: { errors: [{ path: ['electronicAddress'], reason: 'not-an-electronic-address' }] },
  });
  await organisation(members[0], { electronicAddress: ' ' });
});

test('what lacks is said before anything is issued, and whose it is to fill in', async () => {
  const messages = async () => (await strapi.db.connection('adh_message')).length;
  const before = await messages();
  await organisation(members[2], { facturX: true, siret: '44306184100047' });
  const noAddress = await refusalOf(members[2]);
  expect(noAddress.reason).toBe('call-lacks');
  expect(noAddress.message).toContain('l’adresse entière');
  await organisation(members[2], { siret: null, address: ADDRESS });
  expect((await refusalOf(members[2])).message).toContain('SIRET');
  await organisation(members[2], { ...INVOICED, siret: '44306184100047' });
  await presentAssociation(strapi, { vatTreatment: '', vatMention: '' });
  const unsaid = await refusalOf(members[2]);
  expect(unsaid.reason).toBe('call-lacks-identity');
  expect(unsaid.message).toContain('la situation de la cotisation au regard de la TVA');
  expect(unsaid.message).toContain('la mention de TVA');
  await presentAssociation(strapi, { ...VAT, vatTreatment: 'exempt' });
  expect((await refusalOf(members[2])).message).toContain('le numéro de TVA ou fiscal');
  expect(await messages()).toBe(before);
  await presentAssociation(strapi, {
    ...VAT,
    vatTreatment: 'exempt',
    taxNumber: 'fr 00 990000101',
  });
  const call = await issue(members[2]);
  expect(said(await dataOf(call.papers[0].id), 'SpecifiedTaxRegistration', 'ID')).toEqual([
    'FR00990000101',
  ]);
});

test('a paper that is older than the choice is a PDF', async () => {
  await presentAssociation(strapi, VAT);
  const call = await issue(members[3]);
  await strapi.db
    .connection('adh_paper')
    .where('document_id', call.papers[0].id)
    .update({ format: null });
  expect((await view(members[3])).dues[0].papers).toMatchObject([{ format: 'pdf' }]);
});
