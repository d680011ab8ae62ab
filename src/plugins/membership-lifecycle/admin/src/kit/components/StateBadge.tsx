import { Badge } from '@strapi/design-system';
import type { Tone } from './tones';

interface Props {
  tone: Tone | undefined;
  children: string;
}

/**
 * A state, said in a word and underlined by a colour. The letters are neutral: those of the design
 * system's variants are too pale on their own backgrounds.
 */
export const StateBadge = ({ tone = 'neutral', children }: Props) => (
  <Badge
    size="S"
    backgroundColor={`${tone}200`}
    textColor="neutral800"
    style={{ whiteSpace: 'nowrap', flexShrink: 0 }}
  >
    {children}
  </Badge>
);
