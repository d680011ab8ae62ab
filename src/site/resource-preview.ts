import type {
  PreviewReaderChoice,
  ResourcePreview,
} from '../plugins/membership-lifecycle/shared/resources/preview';
import { html, type Html } from './html';
import type { Say } from './texts';
import type { Language } from './types';

/** The bar above the preview of a resource, in which an editor chooses who reads it. Pure. */

const option = ({ as, name }: PreviewReaderChoice, chosen: string): Html =>
  html`<option value="${as}" ${as === chosen && 'selected'}>${name}</option>`;

const group = (label: string, choices: readonly PreviewReaderChoice[], chosen: string) =>
  choices.length > 0 &&
  html`<optgroup label="${label}">${choices.map((one) => option(one, chosen))}</optgroup>`;

/** What the chosen reader gets, in words: an empty part looks like a closed one. */
const outcome = ({ resource: { allowed, part, because } }: ResourcePreview, say: Say): string => {
  if (!allowed) return say('preview.closed', { because: because.text });
  return say(part ? 'preview.opened' : 'preview.nothing');
};

export const previewBar = (
  preview: ResourcePreview,
  { token, language, say }: { token: string; language: Language; say: Say },
): Html => {
  const { as, version, tiers, rights } = preview;
  return html`<div class="preview-banner">
    <p>${say(version === 'draft' ? 'preview.banner' : 'preview.banner.published')}</p>
    <form class="preview-reader" method="get" target="_self">
      ${language !== 'fr' && html`<input type="hidden" name="lang" value="${language}" />`}
      <input type="hidden" name="preview" value="${token}" />
      <label for="lecteur">${say('preview.as')}</label>
      <select class="input" id="lecteur" name="as">
        ${option({ as: 'visitor', name: say('preview.visitor') }, as)}
        ${group(say('preview.tiers'), tiers, as)} ${group(say('preview.rights'), rights, as)}
      </select>
      <button class="button quiet" type="submit">${say('preview.show')}</button>
    </form>
    <p role="status">${outcome(preview, say)}</p>
  </div>`;
};
