'use strict';

/**
 * A process of its own that holds texts to the schemas of EN 16931 that the library of Factur-X
 * brings, and says the faults of each: the validator is an ES module, which Jest cannot load.
 */
const { validateXsd, Profile } = require('@stackforge-eu/factur-x');

process.once('message', async (texts) => {
  const faults = [];
  for (const text of texts) {
    const { errors } = await validateXsd(text, Profile.EN16931);
    faults.push(errors.map(({ message }) => message));
  }
  process.send(faults, () => process.disconnect());
});
