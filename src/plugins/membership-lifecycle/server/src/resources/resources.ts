import type { Core } from '@strapi/strapi';
import type { Page } from '../../../shared/kernel/common';
import { RESOURCE_UID } from '../../../shared/kernel/ids';
import type {
  DocumentPart,
  PartAnswer,
  PublicResource,
  WholeResource,
} from '../../../shared/resources/content-api';
import { serviceOf } from '../kernel/made-once';
import { pageOf, type Paging } from '../kernel/rules/pages';
import type { Locale } from '../kernel/rules/values';
import { contentFilesIn } from './content-files';
import { membersPartsIn, type Decided } from './members-parts';
import { visitor, type Reader } from './readers';
import { recordReadings } from './readings';
import { refuse } from './refusals/resources';
import { findResource, findResources, findTopics, type ResourceFilters } from './store/resources';
import { textOfReason } from './texts-of-reading';

interface Asked {
  locale: Locale;
  /** A visitor, unless somebody is known. */
  reader?: Reader;
}

const EVERYONE: Pick<Decided, 'rule' | 'allowed' | 'reason'> = {
  rule: { kind: 'everyone' },
  allowed: true,
  reason: 'everyone',
};

/** The answer to a decision, beside the part itself. */
const answers = async (strapi: Core.Strapi, decided: readonly Decided[], locale: Locale) => {
  const readers = await membersPartsIn(strapi).readersIn(decided, locale);
  return ({ rule, allowed, reason }: typeof EVERYONE): PartAnswer => ({
    access: readers(rule),
    allowed,
    because: { reason, text: textOfReason(reason, locale) },
  });
};

/** A page of the published resources, the latest first, each with whether its part is open. */
const list = async (
  strapi: Core.Strapi,
  filters: ResourceFilters & { paging: Paging },
  { locale, reader = visitor() }: Asked,
): Promise<Page<PublicResource>> => {
  const { rows, total } = await findResources(strapi, locale, filters, filters.paging);
  const ids = rows.map(({ documentId }) => documentId);
  const decided = await membersPartsIn(strapi).read(RESOURCE_UID, ids, locale, reader);
  const byId = new Map(decided.map((one) => [one.documentId, one]));
  const answer = await answers(strapi, decided, locale);
  const shown = rows.map((row) => ({ ...row, ...answer(byId.get(row.documentId) ?? EVERYONE) }));
  return pageOf(shown, total, filters.paging);
};

const partOf = async (
  strapi: Core.Strapi,
  uid: string,
  { part, documentId }: Decided,
  { locale, reader = visitor() }: Asked,
) => part && contentFilesIn(strapi).shown(part, { uid, documentId, locale }, reader);

/** A resource, with its part for who may read it; null when there is none of the reader's version. */
const found = async (
  strapi: Core.Strapi,
  documentId: string,
  asked: Asked,
): Promise<WholeResource | null> => {
  const { locale, reader = visitor() } = asked;
  const row = await findResource(strapi, documentId, locale, reader.version);
  const [decided] = row ? await parts(strapi, RESOURCE_UID, [documentId], asked) : [];
  return row && decided ? { ...row, ...decided } : null;
};

/** The same; refused when there is none. */
const one = async (
  strapi: Core.Strapi,
  documentId: string,
  asked: Asked,
): Promise<WholeResource> => {
  const resource = await found(strapi, documentId, asked);
  if (!resource) throw refuse('resource-unknown');
  return resource;
};

/** The parts of some published documents of a type; those that are not published are left out. */
const parts = async (
  strapi: Core.Strapi,
  type: string,
  documentIds: readonly string[],
  asked: Asked,
): Promise<DocumentPart[]> => {
  const { locale, reader = visitor() } = asked;
  const { uid } = membersPartsIn(strapi).typeNamed(type);
  const decided = await membersPartsIn(strapi).read(uid, documentIds, locale, reader);
  const recorded = await recordReadings(strapi, uid, decided, reader);
  const answer = await answers(strapi, decided, locale);
  const shown: DocumentPart[] = [];
  for (const one of decided) {
    const part = await partOf(strapi, uid, one, asked);
    const { documentId } = one;
    shown.push({ documentId, ...answer(one), recorded: recorded.has(documentId), part });
  }
  return shown;
};

/** Resources and parts for members, as front-ends read them. */
export const resourcesIn = serviceOf({ list, topics: findTopics, found, one, parts });
