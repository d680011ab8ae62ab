import { isDay, isEmpty } from '../../../documents/checks';
import { missing } from '../../../documents/common';
import { problem, type Problem } from '../../../documents/errors';
import { draftsOf } from '../../../documents/rows';
import type { DocumentRules, Publication, Write } from '../../../documents/rules';
import { WAS_PUBLISHED } from '../../../documents/withdrawn';

const uid = 'api::resource.resource';

const onWrite = ({ data }: Write): Problem[] =>
  isEmpty(data.publishedOn) || isDay(data.publishedOn)
    ? []
    : [problem(['publishedOn'], 'not-a-day')];

const onPublish = async ({ strapi, documentId, locales }: Publication): Promise<Problem[]> => {
  const drafts = await draftsOf(strapi, uid, documentId, locales);
  return drafts.flatMap((draft) => missing(draft, ['title', 'publishedOn']));
};

/** The rules for a resource: a title, and the day by which lists are ordered, to be published. */
export const resourceRules: DocumentRules = {
  uid,
  ownFields: [WAS_PUBLISHED],
  onWrite,
  onPublish,
};
