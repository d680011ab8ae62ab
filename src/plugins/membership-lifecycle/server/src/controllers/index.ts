import entrance from '../access/http/content-api-entrance-controller';
import apply from '../applications/http/content-api-applications-controller';
import offers from '../catalogue/http/content-api-offers-controller';
import entitlements from '../entitlements/http/content-api-entitlements-controller';
import occasions from '../occasions/http/content-api-occasions-controller';
import renewalInvitations from '../renewals/http/content-api-renewal-invitations-controller';
import { membersParts, resources } from '../resources/http/content-api-resources-controller';
import association from '../settings/http/content-api-association-controller';
import me from '../space/http/content-api-me-controller';

export default {
  apply,
  association,
  entitlements,
  entrance,
  me,
  membersParts,
  occasions,
  offers,
  renewalInvitations,
  resources,
};
