import { createGlobalStyle } from 'styled-components';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';

/** Strapi scrolls what is longer than its frame: this widget is as high as what it tells. */
export const WholeHeight = createGlobalStyle<{ id: string }>`
  [data-strapi-widget-id='plugin::${PLUGIN_ID}.${({ id }) => id}'] main {
    height: auto;
    min-height: 261px;
  }
`;
