import mayCallForDues from '../applications/http/may-call-for-dues';
import mayOneOf from '../kernel/http/may-one-of';
import { readsContacts } from '../kernel/reads-contacts';
import mayReadNamedMember from '../membership/http/may-read-named-member';
import mayRunCommand from '../membership/http/may-run-command';

export default {
  'may-call-for-dues': mayCallForDues,
  'may-one-of': mayOneOf,
  'may-read-contacts': readsContacts,
  'may-read-named-member': mayReadNamedMember,
  'may-run-command': mayRunCommand,
};
