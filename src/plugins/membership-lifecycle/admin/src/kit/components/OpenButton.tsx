import { TextButton } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Opens what a row names, in the letters of the links of other rows. */
export const OpenButton = styled(TextButton)`
  text-align: start;
  span {
    font-size: ${({ theme }) => theme.fontSizes[2]};
    line-height: ${({ theme }) => theme.lineHeights[4]};
  }
`;
