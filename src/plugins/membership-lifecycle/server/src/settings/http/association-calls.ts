import type { ApiCall } from '../../kernel/http/openapi-call';
import { languageQuery } from '../../kernel/inputs/language';
import { NOTICE_EXAMPLE } from './privacy-example-calls';

export const ASSOCIATION_CALLS: ApiCall[] = [
  {
    route: 'GET /api/association',
    id: 'association',
    tag: 'offers',
    access: 'public',
    summary: {
      en: 'Who the association is, for the head and the foot of a page',
      fr: 'Qui est l’association, pour l’en-tête et le pied d’une page',
    },
    query: {
      schema: languageQuery,
      about: { locale: 'Language of a refusal; the answer holds both.' },
    },
    answer: { data: 'PublicAssociation' },
    example: {
      name: 'L’Atelier commun',
      legalName: 'Association L’Atelier commun',
      legalForm: 'Association loi 1901',
      siret: '99000010100016',
      address: {
        lines: '12 rue de l’Invention',
        postalCode: '75020',
        city: 'Paris',
        country: 'FR',
      },
      email: 'adhesions@atelier-commun.example',
      phone: '01 99 00 12 34',
      website: 'https://www.atelier-commun.example',
      rna: 'W759999901',
      publicationDirector: 'Jeanne Martin',
      hosting: 'Hébergeur imaginaire\n1 rue du Port, 44000 Nantes\n02 99 00 12 34',
      links: ['https://social.example/@atelier'],
      accessibility: 'partial',
      accessibilityStatement: 'https://www.atelier-commun.example/accessibilite.pdf',
      face: {
        color: '#a83a1c',
        secondColor: '#2b2140',
        fonts: 'classic',
        headingFont: 'Source Serif 4',
        textFont: 'Source Sans 3',
      },
      logo: {
        url: '/uploads/logo_1f2e3d4c5b.png',
        alternativeText: null,
        width: 480,
        height: 160,
      },
      privacy: NOTICE_EXAMPLE,
    },
    refusals: ['invalid-input'],
  },
];
