import { useTheme } from 'styled-components';
import { visibleOn } from '../utils/contrast';

/** A stage's colour as it stands out in the reader's theme, also on the columns of the board. */
export const useStageColour = (): ((colour: string) => string) => {
  const { colors } = useTheme();
  return (colour) => visibleOn(colors.neutral150, colour);
};
