import type { Core } from '@strapi/strapi';
import { RESOURCE_UID } from '../../src/plugins/membership-lifecycle/shared/kernel/ids';

/**
 * Content types of an association's own, with Strapi's core routes, beside those of the product: two
 * have a part for members, and are reached from each other, from a type without one, from a component,
 * a dynamic zone, a picture and an account.
 */

type Attributes = Record<string, object>;

const PART = { type: 'customField', customField: 'plugin::membership-lifecycle.members-part' };
const PROTECTED = { ...PART, private: true, searchable: false };
const LOCALISED = { pluginOptions: { i18n: { localized: true } } };

const relation = (kind: string, target: string, more: object = {}) => ({
  type: 'relation',
  relation: kind,
  target,
  ...more,
});

export const LESSON = 'api::lesson.lesson';
const COURSE = 'api::course.course';
const USER = 'plugin::users-permissions.user';

interface OwnType {
  name: string;
  attributes: Attributes;
  options?: object;
  pluginOptions?: object;
}

const TYPES: OwnType[] = [
  {
    name: 'lesson',
    options: { draftAndPublish: true },
    ...LOCALISED,
    attributes: {
      title: { type: 'string', required: true, ...LOCALISED },
      summary: { type: 'text', ...LOCALISED },
      picture: { type: 'media', multiple: false, allowedTypes: ['images'] },
      rank: { type: 'integer' },
      course: relation('manyToOne', COURSE, { inversedBy: 'lessons' }),
      reading: relation('oneToOne', RESOURCE_UID),
      box: { type: 'component', component: 'lesson.box', ...LOCALISED },
      zone: { type: 'dynamiczone', components: ['lesson.box'], ...LOCALISED },
      content: { ...PROTECTED, ...LOCALISED },
    },
  },
  {
    name: 'course',
    attributes: {
      title: { type: 'string', required: true },
      lessons: relation('oneToMany', LESSON, { mappedBy: 'course' }),
      picture: { type: 'media', multiple: false, allowedTypes: ['images'] },
      secret: PROTECTED,
    },
  },
  {
    name: 'topic',
    attributes: {
      title: { type: 'string', required: true },
      lessons: relation('manyToMany', LESSON),
      courses: relation('manyToMany', COURSE),
    },
  },
];

const BOX = {
  uid: 'lesson.box',
  collectionName: 'components_lesson_boxes',
  info: { displayName: 'Box' },
  attributes: {
    label: { type: 'string' },
    picture: { type: 'media', multiple: false, allowedTypes: ['images'] },
    course: relation('oneToOne', COURSE),
  },
};

const pluralOf = (name: string): string => `${name}s`;

const apiOf = ({ name, ...schema }: OwnType) => {
  const { factories } = require('@strapi/strapi') as typeof import('@strapi/strapi');
  const uid = `api::${name}.${name}` as 'api::benefit.benefit';
  const plural = pluralOf(name);
  return {
    contentTypes: {
      [name]: {
        schema: {
          kind: 'collectionType',
          collectionName: plural,
          apiName: name,
          globalId: name,
          info: { singularName: name, pluralName: plural, displayName: name },
          ...schema,
        },
        actions: {},
        lifecycles: {},
      },
    },
    routes: { [name]: factories.createCoreRouter(uid) },
    controllers: { [name]: factories.createCoreController(uid) },
    services: { [name]: factories.createCoreService(uid) },
  };
};

/** Adds them to an application that is not loaded yet. */
export const withOwnTypes = (strapi: Core.Strapi): void => {
  const component = {
    modelType: 'component',
    category: 'lesson',
    modelName: 'box',
    globalId: 'Box',
  };
  strapi.get('components').add({ [BOX.uid]: { ...BOX, __schema__: BOX, ...component } });
  for (const type of TYPES) strapi.get('apis').add(type.name, apiOf(type));
  strapi.get('apis').add('favourites', {
    register() {
      const { attributes } = strapi.contentTypes[USER] as unknown as { attributes: Attributes };
      attributes.favourites = relation('manyToMany', LESSON);
    },
  });
};

/** The calls that a role is given: every one of theirs, files, and accounts' own. */
const CALLS = [
  ...TYPES.flatMap(({ name }) =>
    ['find', 'findOne', 'create', 'update', 'delete'].map((call) => `api::${name}.${name}.${call}`),
  ),
  'plugin::upload.content-api.find',
  'plugin::upload.content-api.findPage',
  'plugin::upload.content-api.findOne',
  'plugin::users-permissions.user.me',
];

/** Lets everybody, signed in or not, ask and write all that Strapi's routes of theirs do. */
export const openToAll = async (strapi: Core.Strapi): Promise<void> => {
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  for (const type of ['public', 'authenticated']) {
    const role = await strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type } });
    for (const action of CALLS) {
      const known = await permissions.count({ where: { action, role: role.id } });
      if (known === 0) await permissions.create({ data: { action, role: role.id } });
    }
  }
};
