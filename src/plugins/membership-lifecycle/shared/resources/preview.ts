import type { WholeResource } from './content-api';

/** Somebody as whom a preview can be read. */
export interface PreviewReaderChoice {
  /** As addresses name them: `tier.CODE` or `right.CODE`. */
  as: string;
  /** The name of the tier or of the right. */
  name: string;
}

/** A version of a resource as a reader would see it. */
export interface ResourcePreview {
  resource: WholeResource;
  version: 'draft' | 'published';
  /** Who reads it here: `visitor`, or one of the choices. */
  as: string;
  tiers: PreviewReaderChoice[];
  rights: PreviewReaderChoice[];
}
