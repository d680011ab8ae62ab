import { createGlobalStyle } from 'styled-components';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';

/** Strapi draws the frame of a widget and lets none be absent: one with nothing to say takes no room. */
export const WithoutFrame = createGlobalStyle<{ id: string }>`
  div:has(> [data-strapi-widget-id='plugin::${PLUGIN_ID}.${({ id }) => id}']) {
    display: none !important;
  }
`;
