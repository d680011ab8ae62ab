import mayRunCommand from './may-run-command';

export default { 'may-run-command': mayRunCommand };
