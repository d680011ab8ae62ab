import { PLUGIN_ID } from '../../../shared/ids';

export const OCCASIONS = `/plugins/${PLUGIN_ID}/occasions`;
