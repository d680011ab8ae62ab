import type { Core } from '@strapi/strapi';
import { onceFor } from '../kernel/rules/once-for';
import { partsOf, protectionFaults, type Schema } from './rules/protection';

/** A content type with a part for members. */
export interface TypeWithPart {
  uid: string;
  /** As addresses name it: `resources`. */
  plural: string;
  /** The name of the field. */
  field: string;
  /** The field that names its documents, the first short text that is not private; null without one. */
  name: string | null;
}

const schemas = (all: Core.Strapi['contentTypes'] | Core.Strapi['components']): Schema[] =>
  Object.values(all as unknown as Record<string, Schema>);

const nameField = ({ attributes }: Schema): string | null => {
  const all = Object.entries(attributes as Record<string, { type?: string; private?: boolean }>);
  const [name] = all.find(([, one]) => one.type === 'string' && one.private !== true) ?? [null];
  return name;
};

/** The content types with a part for members; schemas do not change while the application runs. */
export const typesWithPart = onceFor((strapi: Core.Strapi): readonly TypeWithPart[] =>
  schemas(strapi.contentTypes).flatMap((schema) => {
    const [field] = partsOf(schema);
    const { info } = schema as unknown as { info: { pluralName: string } };
    return field === undefined
      ? []
      : [{ uid: schema.uid, plural: info.pluralName, field, name: nameField(schema) }];
  }),
);

/**
 * Stops the start when a part for members is one that Strapi would hand out, and says what to write
 * in the schema.
 */
export const assertProtected = (strapi: Core.Strapi): void => {
  const faults = protectionFaults(schemas(strapi.contentTypes), schemas(strapi.components));
  if (faults.length === 0) return;
  throw new Error(`A part for members is not protected.\n${faults.join('\n')}`);
};
