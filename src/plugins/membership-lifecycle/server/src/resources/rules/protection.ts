import { MEMBERS_PART } from '../../../../shared/resources/members-part';

/** Whether Strapi keeps a part for members to itself, as a schema says. Pure. */

const CUSTOM_FIELD = `plugin::membership-lifecycle.${MEMBERS_PART}`;

interface Attribute {
  customField?: string;
  private?: boolean;
  searchable?: boolean;
  targetField?: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/** A content type or a component, as Strapi knows it. */
export interface Schema {
  uid: string;
  attributes: Readonly<Record<string, unknown>>;
  pluginOptions?: unknown;
}

const attributesOf = ({ attributes }: Schema) =>
  Object.entries(attributes as Record<string, Attribute>);

const isLocalised = (options: unknown): boolean =>
  (options as Attribute['pluginOptions'])?.i18n?.localized === true;

/** The names of the fields of a type that keep a part for members. */
export const partsOf = (schema: Schema): string[] =>
  attributesOf(schema)
    .filter(([, { customField }]) => customField === CUSTOM_FIELD)
    .map(([name]) => name);

const faultsOfField = (schema: Schema, name: string): string[] => {
  const attribute = schema.attributes[name] as Attribute;
  const copies = attributesOf(schema).filter(([, { targetField }]) => targetField === name);
  return [
    ...(attribute.private === true
      ? []
      : ['write "private": true, or the content API hands it to everybody']),
    ...(attribute.searchable === false
      ? []
      : ['write "searchable": false, or a search tells what it contains']),
    ...(isLocalised(schema.pluginOptions) && !isLocalised(attribute.pluginOptions)
      ? [
          'write "pluginOptions": { "i18n": { "localized": true } }, as the type has: otherwise publishing one language puts an older rule back in the others',
        ]
      : []),
    ...copies.map(
      ([copy]) => `remove "targetField" from “${copy}”, which would copy it where all may read`,
    ),
  ].map((what) => `${schema.uid}, field “${name}”: ${what}.`);
};

/** The faults that leave fields unprotected, each with what to write instead; empty for none. */
export const protectionFaults = (
  types: readonly Schema[],
  components: readonly Schema[],
): string[] => [
  ...components.flatMap((component) =>
    partsOf(component).map(
      (name) =>
        `${component.uid}, field “${name}”: put it on the content type itself, not in a component: its rule is looked up by document.`,
    ),
  ),
  ...types.flatMap((type) => {
    const [first, ...others] = partsOf(type);
    if (first === undefined) return [];
    return [
      ...faultsOfField(type, first),
      ...others.map(
        (name) =>
          `${type.uid}, field “${name}”: keep one part for members a type; “${first}” is there already.`,
      ),
    ];
  }),
];
