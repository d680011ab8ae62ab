import type { Core } from '@strapi/strapi';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type { MembersPart } from '../../src/plugins/membership-lifecycle/shared/resources/members-part';
import { plusDays } from './days';

/** The resource centre of the demonstration: one resource for everybody, two for members. */

interface ResourceText {
  title: string;
  summary: string;
  body: string;
  topics: readonly string[];
}

interface DemoResource {
  fr: ResourceText;
  en: ResourceText;
  programme: string | null;
  daysAgo: number;
  access: MembersPart['access'];
}

const RESOURCES: readonly DemoResource[] = [
  {
    programme: 'La rue en commun',
    daysAgo: 18,
    access: { kind: 'right', benefit: 'centre-ressources' },
    fr: {
      title: 'Observer une rue à plusieurs',
      summary: 'La trame d’observation de six collectivités, et ce qu’elles en ont tiré.',
      body: '## Avant de partir\n\nChoisir **un seul** lieu, et y revenir à trois heures du jour.\n\n1. Regarder sans parler pendant dix minutes.\n2. Noter ce qui surprend.\n3. Comparer à trois.\n\n## Et après\n\nLes notes se lisent à voix haute : ce qui revient chez tous est le point de départ.',
      topics: ['Espace public', 'Enquête'],
    },
    en: {
      title: 'Observing a street together',
      summary: 'The observation sheet of six authorities, and what they made of it.',
      body: '## Before you leave\n\nChoose **one** place, and come back at three times of the day.\n\n1. Look without talking for ten minutes.\n2. Note what surprises you.\n3. Compare in threes.\n\n## Afterwards\n\nRead the notes aloud: what comes back in all of them is where to start.',
      topics: ['Public space', 'Enquiry'],
    },
  },
  {
    programme: null,
    daysAgo: 60,
    access: { kind: 'members', tiers: [] },
    fr: {
      title: 'Rédiger une délibération d’adhésion',
      summary: 'Un modèle, et les questions qu’un conseil pose le plus souvent.',
      body: 'Le modèle tient en une page : l’objet, le montant, la durée, qui représente l’organisme.\n\n- Le montant est celui de l’appel de cotisation.\n- La délibération peut être jointe à la réponse au renouvellement.',
      topics: ['Administration'],
    },
    en: {
      title: 'Writing the decision to join',
      summary: 'A model, and the questions that a council asks most often.',
      body: 'The model fits on a page: the subject, the amount, the term, who represents the body.\n\n- The amount is that of the call for dues.\n- The decision may be attached to the answer to the renewal.',
      topics: ['Administration'],
    },
  },
  {
    programme: null,
    daysAgo: 120,
    access: { kind: 'everyone' },
    fr: {
      title: 'Dix questions à se poser avant un projet',
      summary: 'Une fiche à partager avec tous ceux qui commencent.',
      body: 'Qui vivra avec le résultat ? Qui n’est jamais invité ? Que se passe-t-il si nous ne faisons **rien** ?\n\nLe reste vient de là.',
      topics: ['Enquête'],
    },
    en: {
      title: 'Ten questions before a project',
      summary: 'A sheet to share with everybody who begins.',
      body: 'Who will live with the result? Who is never invited? What happens if we do **nothing**?\n\nThe rest follows.',
      topics: ['Enquiry'],
    },
  },
];

const UID = 'api::resource.resource';

const valuesOf = (
  { title, summary, body, topics }: ResourceText,
  access: MembersPart['access'],
) => ({
  title,
  summary,
  topics: topics.map((label) => ({ label })),
  content: { body, files: [], access },
});

/** Writes the resources in both languages and publishes them, unless they are already there. */
export const loadResources = async (strapi: Core.Strapi, today: Day): Promise<void> => {
  if ((await strapi.db.query(UID).count()) > 0) return;
  for (const { fr, en, programme, daysAgo, access } of RESOURCES) {
    const dated = { programme, language: 'fr', publishedOn: plusDays(today, -daysAgo) };
    const documents = strapi.documents(UID);
    await strapi.db.transaction(async () => {
      const data = { ...dated, ...valuesOf(fr, access) };
      const { documentId } = await documents.create({ locale: 'fr', data: data as never });
      const english = valuesOf(en, access);
      await documents.update({ documentId, locale: 'en', data: english as never });
      await documents.publish({ documentId, locale: '*' });
    });
  }
};
