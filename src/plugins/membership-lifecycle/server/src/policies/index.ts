import mayReadNamedMember from './may-read-named-member';
import mayRunCommand from './may-run-command';

export default {
  'may-read-named-member': mayReadNamedMember,
  'may-run-command': mayRunCommand,
};
