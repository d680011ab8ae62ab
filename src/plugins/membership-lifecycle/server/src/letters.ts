import { ENTERING } from './access/letters/entering-letters';
import { SPACE_LETTERS } from './access/letters/space-variables';
import { APPLICATION_LETTERS } from './applications/letters/application-variables';
import { APPLICATION_ANNOUNCED } from './applications/letters/applying-letters';
import { ASSEMBLY_LETTERS } from './assemblies/letters/assembly-variables';
import { CONVENING } from './assemblies/letters/convening-letters';
import { catalogueOf } from './messages/letters/catalogue';
import { JOINING } from './messages/letters/joining-letters';
import { PAYING } from './messages/letters/paying-letters';
import { RENEWING } from './messages/letters/renewing-letters';
import { MEMBERSHIP_LETTERS } from './messages/letters/variables';
import { OCCASION_LETTERS } from './occasions/letters/occasion-variables';
import { PARTICIPATING } from './occasions/letters/participating-letters';

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
