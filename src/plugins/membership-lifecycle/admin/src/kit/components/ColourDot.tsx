import { Box } from '@strapi/design-system';
import { useStageColour } from '../hooks/useStageColour';

/** A coloured dot beside a name; hidden from screen readers. */
export const ColourDot = ({ colour }: { colour: string }) => {
  const shade = useStageColour();
  return (
    <Box
      aria-hidden
      width="1rem"
      height="1rem"
      borderRadius="50%"
      shrink={0}
      style={{ backgroundColor: shade(colour) }}
    />
  );
};
