import { useTheme } from 'styled-components';
import { visibleOn } from '../utils/contrast';

/** A stage's colour with enough contrast in the current theme, also on the board. */
export const useStageColour = (): ((colour: string) => string) => {
  const { colors } = useTheme();
  return (colour) => visibleOn(colors.neutral150, colour);
};
