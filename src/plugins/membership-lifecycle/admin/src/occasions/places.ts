import { PLUGIN_ID } from '../../../shared/kernel/ids';

export const OCCASIONS = `/plugins/${PLUGIN_ID}/occasions`;
