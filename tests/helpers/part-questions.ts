import fc from 'fast-check';

/** Random questions to Strapi's core routes that would tell two parts apart, if they reached them. */

interface Asked {
  plural: string;
  /** Fields that may be asked for, and those that keep a part or lead to one. */
  open: string[];
  hidden: string[];
  populates: unknown[];
}

const ASKED: Asked[] = [
  {
    plural: 'lessons',
    open: [
      ...['title', 'summary', 'course.title', 'picture.name', 'box.label'],
      ...['localizations.title', 'box.course.title', 'course.picture.name'],
    ],
    hidden: [
      ...['content', 'content.body', 'content.access', 'localizations.content', 'course.secret'],
      ...['box.course.secret', 'reading.content', 'picture.related.content', 'createdBy.content'],
    ],
    populates: [
      ...['*', 'course', ['course', 'picture'], { course: { populate: '*' } }],
      ...[{ localizations: true }, { zone: { populate: '*' } }, { box: { populate: '*' } }],
      ...[{ course: { fields: ['title'] } }, { picture: { populate: '*' } }, { zone: true }],
    ],
  },
  {
    plural: 'courses',
    open: ['title', 'lessons.title', 'lessons.summary', 'picture.name'],
    hidden: ['secret', 'secret.body', 'secret.files', 'lessons.content', 'lessons.course.secret'],
    populates: ['*', 'lessons', { lessons: { populate: '*' } }, { lessons: { count: true } }],
  },
  {
    plural: 'topics',
    open: ['title', 'lessons.title', 'courses.title', 'lessons.course.title'],
    hidden: ['lessons.content', 'courses.secret', 'courses.secret.body'],
    populates: ['*', { lessons: { populate: '*' } }, { courses: { populate: { lessons: true } } }],
  },
];

const HIDDEN_POPULATES = [
  ...['content', ['content'], { content: true }, { course: { populate: 'secret' } }],
  ...[{ localizations: { fields: ['content'] } }, { picture: { populate: 'related' } }],
];

/** Words that are in titles, more often than words that are in parts alone. */
const words = fc.oneof(
  { arbitrary: fc.constantFrom('Guide', 'guide', 'Gui', 'e', 'i', 'm', 'r'), weight: 5 },
  { arbitrary: fc.constantFrom('canari', 'canari-lesson-members', 'toute autre', 'c'), weight: 1 },
);
const FINDING = ['$contains', '$containsi', '$startsWith', '$startsWithi', '$ne', '$lte'];
const OTHERS = [
  ...['$eq', '$eqi', '$nei', '$endsWith', '$endsWithi', '$notContains', '$notContainsi', '$lt'],
  ...['$gt', '$gte', '$in', '$notIn', '$jsonSupersetOf'],
];
const comparison = fc.oneof(
  { arbitrary: fc.tuple(fc.constantFrom(...FINDING), words), weight: 5 },
  { arbitrary: fc.constant(['$notNull', true] as const), weight: 2 },
  { arbitrary: fc.tuple(fc.constantFrom(...OTHERS), words), weight: 2 },
);

const nested = (path: string, value: unknown): object =>
  path
    .split('.')
    .reverse()
    .reduce<unknown>((inner, name) => ({ [name]: inner }), value) as object;

/** Filters no deeper than an address may be: a choice among several is of a type's own fields. */
const filtersOf = (paths: readonly string[]): fc.Arbitrary<object> => {
  const testing = (among: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...among), comparison)
      .map(([path, [operator, word]]) => nested(path, { [operator]: word }));
  const shallow = paths.filter((path) => path.split('.').length <= 2);
  const own = testing(paths.filter((path) => !path.includes('.')).concat(shallow[0]!));
  return fc.oneof(
    { arbitrary: testing(paths), weight: 4 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom('$or', '$or', '$and'), fc.array(own, { minLength: 1, maxLength: 2 }))
        .map(([operator, inner]) => ({ [operator]: inner })),
      weight: 3,
    },
    { arbitrary: testing(shallow).map((inner) => ({ $not: inner })), weight: 1 },
  );
};

const questionsTo = (
  plural: string,
  paths: readonly string[],
  populates: readonly unknown[],
): fc.Arbitrary<{ plural: string; query: object }> => {
  const sort = fc
    .tuple(fc.constantFrom(...paths), fc.constantFrom('', ':asc', ':desc'))
    .map(([path, order]) => `${path}${order}`);
  const query = fc.record(
    {
      filters: filtersOf(paths),
      sort,
      populate: fc.constantFrom(...populates),
      status: fc.constantFrom('draft', 'published'),
      locale: fc.constantFrom('fr', 'en', '*'),
      pagination: fc.constantFrom({ withCount: true }, { pageSize: 3 }, { page: 2, pageSize: 2 }),
    },
    { requiredKeys: [] },
  );
  // A search together with a filter seldom finds anything.
  const searched = fc.tuple(query, words).map(([one, word]) => ({ ...one, _q: word }));
  const either = fc.oneof({ arbitrary: query, weight: 7 }, { arbitrary: searched, weight: 1 });
  return either.map((one) => ({ plural, query: one }));
};

/** A question to one of the types; every fifth may name what it may not, or what is behind it. */
export const question = fc.oneof(
  ...ASKED.flatMap(({ plural, open, hidden, populates }) => [
    { arbitrary: questionsTo(plural, open, populates), weight: 4 },
    {
      arbitrary: questionsTo(plural, [...open, ...hidden], [...populates, ...HIDDEN_POPULATES]),
      weight: 1,
    },
  ]),
);
