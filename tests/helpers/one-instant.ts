/**
 * Does something while no time passes: settings and versions are read again a second later, which a
 * slow machine takes for one call.
 */
export const atOneInstant = async <T>(work: () => Promise<T>): Promise<T> => {
  const now = jest.spyOn(performance, 'now').mockReturnValue(performance.now());
  try {
    return await work();
  } finally {
    now.mockRestore();
  }
};
