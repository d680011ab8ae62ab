import { Box } from '@strapi/design-system';

/** A dot of a colour that staff chose; it decorates a name, and so says nothing to screen readers. */
export const ColourDot = ({ colour }: { colour: string }) => (
  <Box
    aria-hidden
    width="1rem"
    height="1rem"
    borderRadius="50%"
    shrink={0}
    style={{ backgroundColor: colour }}
  />
);
