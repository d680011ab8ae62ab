import type { Core } from '@strapi/strapi';
import {
  BENEFIT_UID,
  MEMBERSHIP_UID,
  OFFER_UID,
  ORGANISATION_UID,
  TIER_UID,
} from '../../../shared/kernel/ids';
import { guardsIn } from '../guards';
import { requestActor } from '../kernel/actor';
import { identityIn } from '../membership/identity';
import { refuse } from '../refusals';

/**
 * Guards on documents: the lifecycle of a record changes through commands only, whatever a form
 * posts, and what a record names is not deleted under it.
 */

type Next = () => Promise<unknown>;

interface DocumentContext {
  uid: string;
  action: string;
  params: { documentId?: string; data?: Record<string, unknown>; [key: string]: unknown };
}

type Guard = (strapi: Core.Strapi, context: DocumentContext, next: Next) => Promise<unknown>;

/** The only field of a membership that its form may change. */
const EDITABLE = ['notes'];

const onMembership: Guard = async (strapi, { uid, action, params }, next) => {
  const guards = guardsIn(strapi);
  if (action === 'create') {
    const documentId = await guards.register(params.data ?? {}, requestActor(strapi));
    const { fields, populate } = params;
    return guards.read(uid, { documentId, fields, populate });
  }
  if (action === 'clone') throw refuse('record-not-duplicable');
  if (action === 'delete') await guards.assertMembershipDeletable(String(params.documentId));
  if (action === 'update') {
    const data = params.data ?? {};
    params.data = Object.fromEntries(
      EDITABLE.filter((name) => name in data).map((name) => [name, data[name]]),
    );
  }
  return next();
};

const onOrganisation: Guard = async (strapi, { action, params }, next) => {
  const documentId = String(params.documentId);
  if (action === 'clone') throw refuse('record-not-duplicable');
  if (action === 'delete') {
    await guardsIn(strapi).assertOrganisationDeletable(documentId);
  }
  const result = await (params.data?.siret ? guardsIn(strapi).numbering(next) : next());
  if (action === 'update') await identityIn(strapi).organisationChanged(documentId);
  return result;
};

const CONTENT_CHANGES = ['publish', 'unpublish', 'update', 'create', 'delete'];

const onContent: Guard = async (strapi, { uid, action, params }, next) => {
  if (action === 'delete' && uid !== OFFER_UID) {
    const { documentId } = params;
    const found = await guardsIn(strapi).read(uid, { documentId, fields: ['code'] });
    const code = String(found?.code ?? '');
    const named = uid === TIER_UID ? { tierCode: code } : { benefitCode: code };
    await guardsIn(strapi).assertContentDeletable(named);
  }
  const result = await next();
  if (CONTENT_CHANGES.includes(action)) await guardsIn(strapi).contentChanged();
  return result;
};

const GUARDS: Record<string, Guard> = {
  [MEMBERSHIP_UID]: onMembership,
  [ORGANISATION_UID]: onOrganisation,
  [OFFER_UID]: onContent,
  [TIER_UID]: onContent,
  [BENEFIT_UID]: onContent,
};

/** Registers the guards; reads pass straight through. */
export const guardDocuments = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const guard = GUARDS[context.uid];
    if (!guard) return next();
    const result = await guard(strapi, context as DocumentContext, next as Next);
    return result as Awaited<ReturnType<typeof next>>;
  });
};
