import { Badge } from '@strapi/design-system';
import type { Tone } from './tones';

interface Props {
  tone: Tone | undefined;
  children: string;
}

/** A state, said in a word and underlined by a colour. */
export const StateBadge = ({ tone = 'neutral', children }: Props) => (
  <Badge size="S" variant={tone} style={{ whiteSpace: 'nowrap' }}>
    {children}
  </Badge>
);
