import { ABOUT_PAGING } from '../../kernel/http/about-paging';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { fileQuery, listQuery, oneQuery, partsQuery } from '../inputs/questions';

const RESOURCE = 'r4x8t2k6q0w4z8r2v6b0n4d8';
const FILE = 'f3h7j1k5l9z3x7c1v5b9n3m7';

const LOCALE = 'Language of the texts; French where there is no translation.';
const MEMBERSHIP =
  'The member in whose name a server asks; with an API token alone. Without it, a token reads as a visitor.';

const PUBLIC = {
  documentId: RESOURCE,
  updatedAt: '2026-09-01T08:30:00.000Z',
  title: 'Guide du compagnonnage',
  summary: 'Ce que nous avons appris en dix ans.',
  picture: null,
  topics: ['Compagnonnage'],
  programme: 'Programme 2026',
  language: 'fr',
  publishedOn: '2026-09-01',
  access: { kind: 'members', tiers: ['Organismes publics'], benefit: null },
  allowed: true,
  because: { reason: 'member', text: 'Ouvert par votre adhésion.' },
};

const PART = {
  body: 'Le texte **entier**.',
  html: '<p>Le texte <strong>entier</strong>.</p>\n',
  files: [
    {
      id: FILE,
      name: 'guide.pdf',
      size: 120_000,
      mime: 'application/pdf',
      url: `/api/resources/files/${FILE}?of=api%3A%3Aresource.resource&document=${RESOURCE}&locale=fr&reader=user.12&until=1790000000000&sign=aW1hZ2luYXJ5LXNpZ25hdHVyZS1vZi00My1sZXR0ZXJz`,
    },
  ],
  until: '2026-09-21T16:00:00.000Z',
};

export const RESOURCE_CALLS: ApiCall[] = [
  {
    route: 'GET /api/resources',
    id: 'resources',
    tag: 'resources',
    access: 'public-or-more',
    summary: { en: 'The published resources', fr: 'Les ressources publiées' },
    description:
      'The latest first. Each says who reads its part for members, and whether who asks does: by a member’s sign-in, or by an API token in the name of a member. The part itself is in no list.',
    query: {
      schema: listQuery,
      about: {
        locale: LOCALE,
        search: 'Words in the title or the summary.',
        topic: 'A topic, word for word.',
        ...ABOUT_PAGING,
        membership: MEMBERSHIP,
      },
    },
    answer: { page: 'PublicResource' },
    example: [PUBLIC],
    refusals: ['invalid-input', 'membership-unknown'],
  },
  {
    route: 'GET /api/resources/:documentId',
    id: 'resource',
    tag: 'resources',
    access: 'public-or-more',
    summary: { en: 'One of them', fr: 'L’une d’elles' },
    description: 'With its part for members, to who may read it.',
    path: { documentId: 'The resource.' },
    query: {
      schema: oneQuery,
      about: {
        locale: LOCALE,
        membership: MEMBERSHIP,
        preview:
          'The token of the preview button, for a quarter of an hour: the version that an editor looks at.',
        as: 'With `preview`, in whose place it is read: `visitor` (by default), a member of a tier by `tier.CODE`, a holder of a right by `right.CODE`.',
      },
    },
    answer: { data: 'WholeResource' },
    example: { ...PUBLIC, recorded: false, part: PART },
    refusals: ['invalid-input', 'membership-unknown', 'preview-over', 'resource-unknown'],
  },
  {
    route: 'GET /api/resources/files/:id',
    id: 'resourceFile',
    tag: 'resources',
    access: 'public',
    summary: {
      en: 'A file or picture for members',
      fr: 'Un fichier ou une image pour les membres',
    },
    description:
      'By the signed address of a part, for a quarter of an hour. Whether the reader whom it names may read is decided again. Takes one `Range`.',
    path: { id: 'The file.' },
    query: {
      schema: fileQuery,
      about: {
        of: 'The type of the document.',
        document: 'The document.',
        locale: 'The language of its part.',
        reader: 'Who was given the address.',
        until: 'When it ends, in milliseconds since the epoch.',
        sign: 'The signature of all of it.',
      },
    },
    answer: { file: '*/*' },
    refusals: ['content-file-missing', 'invalid-input', 'link-over', 'membership-unknown'],
  },
  {
    route: 'GET /api/members-parts/:type',
    id: 'membersParts',
    tag: 'resources',
    access: 'public-or-more',
    summary: {
      en: 'The parts for members of documents of any type',
      fr: 'Les parties réservées aux membres de documents de tout type',
    },
    description:
      'For content types of one’s own, named by their plural. Documents that are not published are left out.',
    path: { type: 'The plural name of the content type, such as `resources`.' },
    query: {
      schema: partsQuery,
      about: {
        locale: LOCALE,
        documentId: 'The documents: `documentId=a&documentId=b`, up to 100.',
        membership: MEMBERSHIP,
      },
    },
    answer: { list: 'DocumentPart' },
    example: [
      {
        documentId: RESOURCE,
        access: PUBLIC.access,
        allowed: true,
        because: PUBLIC.because,
        recorded: false,
        part: PART,
      },
    ],
    refusals: ['invalid-input', 'membership-unknown', 'part-type-unknown'],
  },
];
