import membership from '../../../src/api/membership/content-types/membership/schema.json';
import organisation from '../../../src/api/organisation/content-types/organisation/schema.json';
import {
  MEMBERSHIPS,
  ORGANISATIONS,
} from '../../../src/plugins/membership-lifecycle/server/src/core/tables/records';

/** The kind of column in which Strapi stores an attribute. */
const kindOf = ({ type }: { type: string }): string => (type === 'enumeration' ? 'string' : type);

describe('the columns of records that queries read', () => {
  it.each([
    ['memberships', MEMBERSHIPS, membership],
    ['organisations', ORGANISATIONS, organisation],
  ])('are those of the content type: %s', (_, { collection, columns }, schema) => {
    const attributes: Record<string, { type: string }> = schema.attributes;
    const stored = Object.keys(columns).map((name) => [name, kindOf(attributes[name])]);
    expect(collection).toBe(schema.collectionName);
    expect(columns).toEqual(Object.fromEntries(stored));
  });
});
