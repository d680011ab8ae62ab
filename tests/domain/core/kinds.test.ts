import schema from '../../../src/api/benefit/content-types/benefit/schema.json';
import { KIND_NAMES } from '../../../src/plugins/membership-lifecycle/shared/core/kinds';

describe('the kinds of right', () => {
  it('are those that the form of a benefit offers, in its order', () => {
    expect(KIND_NAMES).toEqual(schema.attributes.kind.enum);
  });
});
