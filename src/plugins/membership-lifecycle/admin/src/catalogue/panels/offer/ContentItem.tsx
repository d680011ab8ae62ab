import { Flex, Typography } from '@strapi/design-system';
import type { ListedContent } from '../../../../../shared/catalogue/offers';
import { ContentLink } from '../../../kit/components/ContentLink';
import { StateBadge } from '../../../kit/components/StateBadge';
import type { Tone } from '../../../kit/components/tones';
import { useTrad } from '../../../kit/utils/trad';

const TONES: Record<ListedContent['state'], Tone> = {
  draft: 'secondary',
  modified: 'alternative',
  published: 'success',
};

export type Remark = 'draft' | 'modified' | 'added' | 'removed';

/** The most serious reason why the public does not see an item; null if it does. */
export const remarkOn = (
  { state, listed, shown }: ListedContent,
  listIsPublished: boolean,
): Remark | null => {
  if (listed && state === 'draft') return 'draft';
  if (!listed) return shown ? 'removed' : null;
  if (listIsPublished && !shown) return 'added';
  return state === 'modified' ? 'modified' : null;
};

interface Props {
  uid: string;
  kind: 'tier' | 'benefit';
  item: ListedContent;
  remark: Remark | null;
  /** Said beside the name: a price. */
  beside?: string;
}

/** One tier or benefit of a list: its name, its state, and what is not seen of it. */
export const ContentItem = ({ uid, kind, item, remark, beside }: Props) => {
  const { t } = useTrad();
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1} width="100%">
      <Flex justifyContent="space-between" alignItems="start" gap={2}>
        <Flex direction="column" alignItems="start">
          <ContentLink uid={uid} id={item.documentId}>
            {item.name || t('offer.unnamed')}
          </ContentLink>
          {beside ? (
            <Typography variant="pi" textColor="neutral600">
              {beside}
            </Typography>
          ) : null}
        </Flex>
        <StateBadge tone={TONES[item.state]}>{t(`offer.state.${item.state}`)}</StateBadge>
      </Flex>
      {remark ? (
        <Typography variant="pi" textColor="danger600">
          {t(`offer.${kind}.${remark}`)}
        </Typography>
      ) : null}
    </Flex>
  );
};
