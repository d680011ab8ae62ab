import type {
  AssemblyAttendance,
  AssemblyRow,
  RollRow,
} from '../../../shared/assemblies/assemblies';
import type { Tone } from '../kit/components/tones';

/** Colours of an assembly's states; each badge also has a text. */
export const ASSEMBLY_TONES: Record<AssemblyRow['state'], Tone> = {
  drafted: 'secondary',
  convened: 'primary',
  closed: 'success',
  cancelled: 'neutral',
};

export const ATTENDANCE_TONES: Record<AssemblyAttendance, Tone> = {
  present: 'success',
  represented: 'primary',
  absent: 'danger',
  expected: 'neutral',
};

export const LISTING_TONES: Record<RollRow['listing'], Tone> = {
  voting: 'success',
  attending: 'secondary',
  out: 'neutral',
};
