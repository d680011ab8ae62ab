import { Badge } from '@strapi/design-system';
import type { Tone } from './tones';

interface Props {
  tone: Tone | undefined;
  /** Whether it may take several lines. */
  breaks?: boolean;
  children: string;
}

/**
 * A state as text with a coloured line. The text itself is neutral: the design system's variants
 * have too little contrast.
 */
export const StateBadge = ({ tone = 'neutral', breaks = false, children }: Props) => (
  <Badge
    size="S"
    backgroundColor={`${tone}200`}
    textColor="neutral800"
    style={breaks ? { height: 'auto' } : { whiteSpace: 'nowrap', flexShrink: 0 }}
  >
    {children}
  </Badge>
);
