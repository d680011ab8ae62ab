import clock from './clock';
import settings from './settings';

export default { clock, settings };
