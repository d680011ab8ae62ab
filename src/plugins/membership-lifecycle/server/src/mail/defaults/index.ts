import { APPLICATION_LETTERS } from '../application-variables';
import { ASSEMBLY_LETTERS } from '../assembly-variables';
import { catalogueOf } from '../catalogue';
import { OCCASION_LETTERS } from '../occasion-variables';
import { SPACE_LETTERS } from '../space-variables';
import { MEMBERSHIP_LETTERS } from '../variables';
import { APPLICATION_ANNOUNCED } from './applying';
import { CONVENING } from './convening';
import { ENTERING } from './entering';
import { JOINING } from './joining';
import { PARTICIPATING } from './participating';
import { PAYING } from './paying';
import { RENEWING } from './renewing';

/** Every letter that the plugin ships, in the order of a membership's life. */
export const LETTERS = catalogueOf(
  [
    ...JOINING.slice(0, 3),
    ...RENEWING,
    ...PAYING,
    ...CONVENING,
    ...PARTICIPATING,
    ...JOINING.slice(3),
    ...ENTERING,
    APPLICATION_ANNOUNCED,
  ],
  [MEMBERSHIP_LETTERS, ASSEMBLY_LETTERS, OCCASION_LETTERS, SPACE_LETTERS, APPLICATION_LETTERS],
);
