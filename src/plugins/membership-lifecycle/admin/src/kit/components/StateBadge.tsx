import { Badge } from '@strapi/design-system';
import type { Tone } from './tones';

interface Props {
  tone: Tone | undefined;
  children: string;
}

/**
 * A state as text with a coloured line. The text itself is neutral: the design system's variants
 * have too little contrast.
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
