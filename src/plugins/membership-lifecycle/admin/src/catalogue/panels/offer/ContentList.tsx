import { Flex, Typography } from '@strapi/design-system';
import type { ListedContent } from '../../../../../shared/catalogue/offers';
import { Section } from '../../../kit/components/Section';
import { ContentItem, remarkOn } from './ContentItem';

interface Props<T extends ListedContent> {
  title: string;
  empty: string;
  uid: string;
  kind: 'tier' | 'benefit';
  items: T[];
  /** Whether the list is published: items added since are then not visible. */
  listIsPublished: boolean;
  beside?: (item: T) => string;
}

/** The items of an offer or tier, each with its state. */
export const ContentList = <T extends ListedContent>({
  title,
  empty,
  uid,
  kind,
  items,
  listIsPublished,
  beside,
}: Props<T>) => (
  <Section title={title}>
    {items.length === 0 ? (
      <Typography variant="pi" textColor="neutral600">
        {empty}
      </Typography>
    ) : (
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {items.map((item) => (
          <ContentItem
            key={item.documentId}
            uid={uid}
            kind={kind}
            item={item}
            remark={remarkOn(item, listIsPublished)}
            beside={beside?.(item)}
          />
        ))}
      </Flex>
    )}
  </Section>
);
