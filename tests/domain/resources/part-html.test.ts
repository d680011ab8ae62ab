import { htmlOf } from '../../../src/plugins/membership-lifecycle/server/src/resources/part-html';
import { markdownHtml } from '../../../src/writing/markdown';

/** The HTML of a part beside that of the site's texts: one set of rules, with the part's own files. */

const FILE = '/api/resources/files/1';

it.each([
  ['# Un\n\n#### Quatre', '<h3>Un</h3>\n<h6>Quatre</h6>\n'],
  ['<script>1</script>', '<p>&lt;script&gt;1&lt;/script&gt;</p>\n'],
  ['[a](https://a.fr)', '<p><a href="https://a.fr">a</a></p>\n'],
  ['[a](mailto:a@a.fr)', '<p><a href="mailto:a@a.fr">a</a></p>\n'],
  ['[a](javascript:1)', '<p>[a](javascript:1)</p>\n'],
  ['[a](/admin)', '<p>[a](/admin)</p>\n'],
])('%j is read alike in a part and on the site', (text, html) => {
  expect(htmlOf(text)).toBe(html);
  expect(markdownHtml(text)).toBe(html);
});

it('a part alone links to its files, and shows them as pictures', () => {
  expect(htmlOf(`[a](${FILE})`)).toBe(`<p><a href="${FILE}">a</a></p>\n`);
  expect(markdownHtml(`[a](${FILE})`)).toBe(`<p>[a](${FILE})</p>\n`);
  expect(htmlOf(`![a](${FILE})`)).toBe(`<p><img src="${FILE}" alt="a"></p>\n`);
  expect(htmlOf('![a < b](https://a.fr/a.png)')).toBe('<p>a &lt; b</p>\n');
});
