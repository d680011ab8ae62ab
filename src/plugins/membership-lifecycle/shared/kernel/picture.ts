import type { PictureFormat, PublicPicture } from './content-api';

/** A picture as the media library keeps it. */
export type StoredPicture = Omit<PublicPicture, 'formats'> & {
  /** With more of each size than is told: hashes, paths. */
  formats: Record<string, PictureFormat> | null;
};

/** The columns that are told of it. */
export const PICTURE_FIELDS = ['url', 'alternativeText', 'width', 'height', 'formats'] as const;

/** A picture as the public sees it. */
export const publicPicture = ({
  url,
  alternativeText,
  width,
  height,
  formats,
}: StoredPicture): PublicPicture => ({
  url,
  alternativeText,
  width,
  height,
  formats: Object.fromEntries(
    Object.entries(formats ?? {}).map(([name, size]) => [
      name,
      { url: size.url, width: size.width, height: size.height },
    ]),
  ),
});
