import { APPLICATION_ANNOUNCED } from './applying';
import { CONVENING } from './convening';
import { ENTERING } from './entering';
import { JOINING } from './joining';
import type { DefaultTemplate } from './letter';
import { PARTICIPATING } from './participating';
import { PAYING } from './paying';
import { RENEWING } from './renewing';

export type { DefaultTemplate } from './letter';

/** Every template that the plugin ships, in the order of a membership's life. */
export const DEFAULT_TEMPLATES: readonly DefaultTemplate[] = [
  ...JOINING.slice(0, 3),
  ...RENEWING,
  ...PAYING,
  ...CONVENING,
  ...PARTICIPATING,
  ...JOINING.slice(3),
  ...ENTERING,
  APPLICATION_ANNOUNCED,
];

/** The shipped template of a code. */
export const defaultTemplate = (code: string): DefaultTemplate | undefined =>
  DEFAULT_TEMPLATES.find((template) => template.code === code);
