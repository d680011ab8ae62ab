import { OFFER_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { useCanExplore } from '../../../kit/utils/can';

const MADE = [OFFER_UID, TIER_UID] as const;

/** Whether the person may create everything that next year's offer needs. */
export const useCanPrepareNextYear = (): boolean => useCanExplore('create', MADE);
