import type { PublicPicture } from '../plugins/membership-lifecycle/shared/kernel/content-api';
import { html, type Html } from './html';

/** A picture of the media library on a page. Pure. */

interface Place {
  className: string;
  /** How wide it is shown, for the browser's choice of a size: `sizes` of HTML. */
  sizes: string;
  /** Whether it is seen as the page opens: the others are loaded when one comes near. */
  isFirst: boolean;
}

/** Wider than this, in pixels, a picture weighs more than a page is to: its smaller sizes serve. */
const WIDEST = 2_000;

/** The sizes that Strapi made, with what was uploaded unless it is much larger than any place. */
const sourcesOf = ({ url, width, formats }: PublicPicture): { url: string; width: number }[] => {
  const smaller = Object.values(formats);
  const whole = width !== null && (width <= WIDEST || smaller.length === 0);
  return [...smaller, ...(whole ? [{ url, width }] : [])].sort((a, b) => a.width - b.width);
};

/** Its width and height keep the place, so that nothing moves when it comes. */
export const pictureOf = (picture: PublicPicture, { className, sizes, isFirst }: Place): Html => {
  const { url, alternativeText, width, height } = picture;
  const sources = sourcesOf(picture);
  return html`<img
    class="${className}"
    src="${sources.at(-1)?.url ?? url}"
    ${
      sources.length > 1 &&
      html`srcset="${sources.map((one) => `${one.url} ${one.width}w`).join(', ')}" sizes="${sizes}"`
    }
    alt="${alternativeText ?? ''}"
    ${width && html`width="${width}"`}
    ${height && html`height="${height}"`}
    ${isFirst ? html`fetchpriority="high"` : html`loading="lazy"`}
    decoding="async"
  />`;
};

/** The addresses from which it may be loaded. */
export const addressesOf = (picture: PublicPicture | null): string[] =>
  picture ? [picture.url, ...sourcesOf(picture).map(({ url }) => url)] : [];
