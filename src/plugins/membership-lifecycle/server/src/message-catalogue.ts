import { ENTERING } from './access/texts/entering';
import { SPACE_MESSAGES } from './access/texts/space-variables';
import { APPLICATION_MESSAGES } from './applications/texts/application-variables';
import { APPLICATION_ANNOUNCED } from './applications/texts/applying';
import { ASSEMBLY_MESSAGES } from './assemblies/texts/assembly-variables';
import { CONVENING } from './assemblies/texts/convening';
import { catalogueOf } from './messages/texts/catalogue';
import { JOINING } from './messages/texts/joining';
import { PAYING } from './messages/texts/paying';
import { REMINDING } from './messages/texts/reminding';
import { RENEWING } from './messages/texts/renewing';
import { USING } from './messages/texts/using';
import { MEMBERSHIP_MESSAGES } from './messages/texts/variables';
import { OCCASION_MESSAGES } from './occasions/texts/occasion-variables';
import { PARTICIPATING } from './occasions/texts/participating';

/** Every template that the plugin ships, in the order of a membership's life. */
export const MESSAGES = catalogueOf(
  [
    ...JOINING.slice(0, 3),
    ...RENEWING,
    ...PAYING,
    ...REMINDING,
    ...CONVENING,
    ...PARTICIPATING,
    ...USING,
    ...JOINING.slice(3),
    ...ENTERING,
    APPLICATION_ANNOUNCED,
  ],
  [MEMBERSHIP_MESSAGES, ASSEMBLY_MESSAGES, OCCASION_MESSAGES, SPACE_MESSAGES, APPLICATION_MESSAGES],
);
