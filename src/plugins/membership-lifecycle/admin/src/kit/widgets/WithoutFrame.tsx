import { createGlobalStyle } from 'styled-components';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';

/** Strapi always draws a widget's frame: this hides the frame of an empty one. */
export const WithoutFrame = createGlobalStyle<{ id: string }>`
  div:has(> [data-strapi-widget-id='plugin::${PLUGIN_ID}.${({ id }) => id}']) {
    display: none !important;
  }
`;
