import type { Core } from '@strapi/strapi';
import type { PartReaders } from '../../../shared/resources/content-api';
import type { MembersPart, PartChoices } from '../../../shared/resources/members-part';
import { serviceOf } from '../kernel/made-once';
import type { Locale } from '../kernel/rules/values';
import type { Reader, Version } from './readers';
import { refuse } from './refusals/resources';
import { decideAll, type Decision, type StoredAccess } from './rules/access';
import { ENDINGS } from './rules/kinds';
import { accessOf } from './rules/part';
import { findNames, PUBLISHED, type Named } from './store/names';
import { findParts, type StoredPart } from './store/parts';
import { typesWithPart, type TypeWithPart } from './types';

/** The most that a file may weigh: it is held in memory while its digest is made. */
export const MOST_FILE_BYTES = 50 * 1024 * 1024;

/** The decision on one document. */
export interface Decided extends Decision {
  documentId: string;
  /** The rule that closes, else that of the part. */
  rule: StoredAccess;
  /** Null without one, and to who may not read it. */
  part: MembersPart | null;
}

/** A type with a part, by its UID or its plural name; refused when there is none. */
const typeNamed = (strapi: Core.Strapi, name: string): TypeWithPart => {
  const type = typesWithPart(strapi).find(({ uid, plural }) => uid === name || plural === name);
  if (!type) throw refuse('part-type-unknown');
  return type;
};

/** The row of a version that answers in a language: French, or the only one, where there is none. */
const rowIn = (
  rows: readonly StoredPart[],
  locale: Locale,
  version: Version,
): StoredPart | undefined => {
  const those = rows.filter(({ isPublished }) => isPublished === (version === 'published'));
  return (
    those.find((row) => row.locale === locale) ??
    those.find((row) => row.locale === 'fr') ??
    those.find((row) => row.locale === null)
  );
};

/** The rows whose rules count: of a draft, those that would be there once it is published. */
const countedWith = (shown: StoredPart, rows: readonly StoredPart[]): StoredPart[] => [
  shown,
  ...rows.filter((row) => shown.isPublished || !row.isPublished || row.locale !== shown.locale),
];

/**
 * The one door to parts for members. Of documents that are published in the language or in French,
 * decides whether a reader may read the part, by every rule that any version stores.
 */
const read = async (
  strapi: Core.Strapi,
  name: string,
  documentIds: readonly string[],
  locale: Locale,
  reader: Reader,
): Promise<Decided[]> => {
  const { uid, field } = typeNamed(strapi, name);
  const stored = await findParts(strapi, uid, field, documentIds);
  const needsReader = stored.some(({ part }) => part !== null && accessOf(part) !== null);
  const standings = needsReader ? await reader.standings() : null;
  return documentIds.flatMap((documentId) => {
    const rows = stored.filter((row) => row.documentId === documentId);
    // A translation without a part of its own has that of the French version.
    const written = rows.filter(({ part }) => part !== null);
    const shown = rowIn(written, locale, reader.version) ?? rowIn(rows, locale, reader.version);
    if (!shown) return [];
    const rules = countedWith(shown, rows).flatMap(({ part }) => accessOf(part) ?? []);
    const { rule, allowed, reason } = decideAll(rules, standings);
    const isOpen = allowed && shown.part !== 'unreadable';
    return [
      { documentId, rule, allowed, reason, part: isOpen ? (shown.part as MembersPart) : null },
    ];
  });
};

const nameIn = (all: readonly Named[], code: string, locale: Locale): string =>
  all.find((one) => one.code === code)?.names[locale] ?? code;

/** The readers of a part, by name; the names are read once for many documents. */
const readersIn = async (
  strapi: Core.Strapi,
  decided: readonly Decided[],
  locale: Locale,
): Promise<(rule: StoredAccess) => PartReaders> => {
  const isNamed = decided.some(({ rule }) => rule !== 'unreadable' && rule.kind !== 'everyone');
  const { tiers, rights } = isNamed
    ? await findNames(strapi, PUBLISHED)
    : { tiers: [], rights: [] };
  return (rule) => {
    if (rule === 'unreadable') return { kind: 'members', tiers: [], benefit: null };
    if (rule.kind === 'everyone') return { kind: 'everyone', tiers: [], benefit: null };
    return rule.kind === 'right'
      ? { kind: 'right', tiers: [], benefit: nameIn(rights, rule.benefit, locale) }
      : {
          kind: 'members',
          tiers: rule.tiers.map((code) => nameIn(tiers, code, locale)),
          benefit: null,
        };
  };
};

/** The tiers and rights that the form of a part chooses among; refused for a type without one. */
const choices = async (strapi: Core.Strapi, uid: string): Promise<PartChoices> => {
  typeNamed(strapi, uid);
  return {
    ...(await findNames(strapi)),
    mostBytes: MOST_FILE_BYTES,
    endings: [...ENDINGS],
  };
};

/** Reads parts for members, and only to those who may. */
export const membersPartsIn = serviceOf({ read, readersIn, choices, typeNamed });
