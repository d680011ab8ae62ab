import { APPLICATION_LETTERS } from './applications/letters/application-variables';
import { ASSEMBLY_LETTERS } from './assemblies/letters/assembly-variables';
import { catalogueOf } from './messages/letters/catalogue';
import { OCCASION_LETTERS } from './occasions/letters/occasion-variables';
import { SPACE_LETTERS } from './access/letters/space-variables';
import { MEMBERSHIP_LETTERS } from './messages/letters/variables';
import { APPLICATION_ANNOUNCED } from './applications/letters/applying-letters';
import { CONVENING } from './assemblies/letters/convening-letters';
import { ENTERING } from './access/letters/entering-letters';
import { JOINING } from './messages/letters/joining-letters';
import { PARTICIPATING } from './occasions/letters/participating-letters';
import { PAYING } from './messages/letters/paying-letters';
import { RENEWING } from './messages/letters/renewing-letters';

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
