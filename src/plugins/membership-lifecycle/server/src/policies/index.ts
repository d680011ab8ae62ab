import mayGiveField from '../kernel/http/may-give-field';
import mayOneOf from '../kernel/http/may-one-of';
import { readsContacts } from '../kernel/reads-contacts';
import mayRunCommand from '../membership/http/may-run-command';
import mayEditType from '../resources/http/may-edit-type';

export default {
  'may-edit-type': mayEditType,
  'may-give-field': mayGiveField,
  'may-one-of': mayOneOf,
  'may-read-contacts': readsContacts,
  'may-run-command': mayRunCommand,
};
