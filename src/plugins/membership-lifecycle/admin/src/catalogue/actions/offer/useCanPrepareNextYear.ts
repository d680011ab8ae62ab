import { OFFER_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { useCanExplore } from '../../../kit/utils/can';

const MADE = [OFFER_UID, TIER_UID] as const;

/** Whether the signed-in person may make what next year's offer is made of. */
export const useCanPrepareNextYear = (): boolean => useCanExplore('create', MADE);
