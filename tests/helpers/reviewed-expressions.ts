/** What cannot stand in a raw text. */
const TICK = '`';

/**
 * Expressions that `recheck` calls slow, or cannot judge in time since they look around, refer back or
 * are large; by the reason for which each may stay.
 */
const BY_REASON: [reason: string, expressions: string[]][] = [
  [
    'An address, which Node takes up to 16 kB with its headers; anchored, with one repeat that what follows ends.',
    [
      String.raw`/^\/api\/offers\/[^/]+(\/sheet\.pdf)?$/`,
      String.raw`/^\/api\/occasions\/[^/]+\/calendar\.ics$/`,
      String.raw`/^(\/+api\/+renewal-invitations\/+)[^/?]+/i`,
    ],
  ],
  [
    'Each reading begins with a path and ends before the next slash: no two go over the same characters.',
    [String.raw`/(\/api\/renewal-invitations\/)[^/?#\s"]+/gi`],
  ],
  ['The first 200 characters of a text.', [String.raw`/\s+\S*$/`]],
  ['The unit of a right, a column of 255 characters.', [String.raw`/\S+$/`]],
  [
    'The last 1 000 characters of what was sent as a name.',
    [String.raw`/(\.pdf)+\s*$/i`, String.raw`/^[\s.]+|[\s.]+$/g`],
  ],
  [
    'The last kilobytes of a file, or the first at an address in it.',
    [
      String.raw`/[\0\s]+$/`,
      String.raw`/\/Root\s+\d+\s+\d+\s+R/`,
      String.raw`/\/Encrypt\s+\d+\s+\d+\s+R/`,
      String.raw`/\/Encrypt\s*<</`,
    ],
  ],
  [
    'Ours: the address of the site, which staff write and a field bounds. Strapi’s: its own configuration.',
    [String.raw`/\/+$/`],
  ],
  [
    'A run of quotes is read from one place alone, the comma or the line end before it.',
    [
      String.raw`/^(?='*[=+\-@\t\r\n])|(?<=[,\t\r\n])(?=['"]*[=+\-@])/g`,
      String.raw`/^(?='+[=+\-@\t\r\n])|(?<=[,\t\r\n])(?='['"]*[=+\-@])/g`,
      String.raw`/^'(?='*[=+\-@\t\r\n])|(?<=[,\t\r\n])'(?=['"]*[=+\-@])/g`,
    ],
  ],
  [
    'What a mail server replied, which no request holds.',
    [
      String.raw`/\b[45]\.7\.1 .*greylist|greylist|try again|too many|rate limit|\b421\b/i`,
      String.raw`/\b5\.7\.\d+\b|\b554\b|spam|blocked|blacklist|policy|dmarc|spf/i`,
    ],
  ],
  ['A whole number, of twenty digits at most.', [String.raw`/\B(?=(\d{3})+$)/g`]],
  [
    'A template that staff write, with a right to the settings; kept under 50 000 characters by its entrance.',
    [
      String.raw`/[.,;:!?)\]]+$/`,
      String.raw`/\{\{-?([^]*?)-?\}\}|\{%-?([^]*?)-?%\}/g`,
      String.raw`/[\w-]+\.[\w-]+/g`,
      String.raw`/\s+(?:and|or)\s+/`,
      String.raw`/[ \t]+$/gm`,
    ],
  ],
  [
    'Names and sentences that stand in the code.',
    [
      String.raw`/"#\/components\/schemas\/([^"]+)"/g`,
      String.raw`/\[([^\]]*)\]/g`,
      String.raw`/^(?![0-9])[a-zA-Z0-9$_-]+$/g`,
      String.raw`/^([.]?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i`,
    ],
  ],
  [
    'A paragraph of the offer, written by those who may write it; drawn once for a version, and no visitor’s text.',
    [
      String.raw`/!\[[^\]]*\]\([^)]*\)/g`,
      String.raw`/\[([^\]]+)\]\([^)]*\)/g`,
      String.raw`/<(https?:[^>\s]+|[^>\s@]+@[^>\s]+)>/g`,
      String.raw`/<\/?[a-z][^>]*>/gi`,
      String.raw`/(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\*)/`,
      String.raw`/(?<![*\p{L}\p{N}])([*_])(?=[^\s*_])(.+?)(?<=\S)\1(?![*\p{L}\p{N}])/u`,
      String.raw`/^#{1,6}\s+(.*?)\s*#*$/`,
      String.raw`/^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/`,
      String.raw`/^\s*([-*_])(?:\s*\1){2,}\s*$/`,
    ],
  ],
  [
    'Replaced where it stands by one that takes linear time (`src/setup/linear-expressions.ts`).',
    [
      String.raw`/^((([a-z]|\d|[!#\$%&'\*\+\-\/=\?\^_${TICK}{\|}~]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])+(\.([a-z]|\d|[!#\$%&'\*\+\-\/=\?\^_${TICK}{\|}~]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])+)*)|((\x22)((((\x20|\x09)*(\x0d\x0a))?(\x20|\x09)+)?(([\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|\x21|[\x23-\x5b]|[\x5d-\x7e]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(\\([\x01-\x09\x0b\x0c\x0d-\x7f]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]))))*(((\x20|\x09)*(\x0d\x0a))?(\x20|\x09)+)?(\x22)))@((([a-z]|\d|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(([a-z]|\d|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])*([a-z]|\d|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])))\.)+(([a-z]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(([a-z]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])*([a-z]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])))$/i`,
      String.raw`/^((https?|ftp):)?\/\/(((([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(%[\da-f]{2})|[!\$&'\(\)\*\+,;=]|:)*@)?(((\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5]))|((([a-z]|\d|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(([a-z]|\d|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])*([a-z]|\d|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])))\.)+(([a-z]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(([a-z]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])*([a-z]|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])))\.?)(:\d*)?)(\/((([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(%[\da-f]{2})|[!\$&'\(\)\*\+,;=]|:|@)+(\/(([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(%[\da-f]{2})|[!\$&'\(\)\*\+,;=]|:|@)*)*)?)?(\?((([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(%[\da-f]{2})|[!\$&'\(\)\*\+,;=]|:|@)|[\uE000-\uF8FF]|\/|\?)*)?(\#((([a-z]|\d|-|\.|_|~|[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])|(%[\da-f]{2})|[!\$&'\(\)\*\+,;=]|:|@)|\/|\?)*)?$/i`,
      String.raw`/^(?:([a-z0-9+.-]+):\/\/)(?:\S+(?::\S*)?@)?(?:(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z\u00a1-\uffff0-9_]-*)*[a-z\u00a1-\uffff0-9_]+)(?:\.(?:[a-z\u00a1-\uffff0-9_]-*)*[a-z\u00a1-\uffff0-9_]+)*\.?)(?::\d{2,5})?(?:[/?#]\S*)?$/`,
    ],
  ],
  [
    'Anchored; a number of digits is given everywhere but for the fraction, which ends at the zone.',
    [
      String.raw`/^(\d{4}|[+\-]\d{6})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[ T]?(\d{2}):?(\d{2})(?::?(\d{2})(?:[,\.](\d{1,}))?)?(?:(Z)|([+\-])(\d{2})(?::?(\d{2}))?)?)?$/`,
    ],
  ],
  ['The name of a symbol, which JSON has none of.', [String.raw`/^Symbol\((.*)\)(.*)$/`]],
  [
    'Sent to the browser of an editor as a script, and not run here.',
    [
      String.raw`/([^/?#&=\s]+\.(?:jpg|jpeg|png|gif|webp|avif|svg|mp4|mov|webm|ogg|m4v|mp3|wav|m4a|aac|flac|opus))(?:[?#&]|$)/i`,
    ],
  ],
  [
    'A message about accounts, written by staff with that right; 20 000 characters at its entrance.',
    [
      String.raw`/<%[^=]([\s\S]*?)%>/m`,
      String.raw`/<%=([\s\S]+?)%>/`,
      String.raw`/<%=([\s\S]+?)%>/g`,
      String.raw`/<%-([\s\S]+?)%>/g`,
      String.raw`/<%([\s\S]+?)%>/g`,
      String.raw`/\$\{([^\\}]*(?:\\.[^\\}]*)*)\}/g`,
      String.raw`/(__e\(.*?\)|\b__t\)) \+\n'';/g`,
    ],
  ],
  [
    'Kept from headers over 200 characters (`kernel/http/bounds.ts`).',
    [String.raw`/^\s*(gzip|compress|deflate|br|identity|\*)\s*(?:;\s*q\s*=\s*(\d(?:\.\d)?))?\s*$/`],
  ],
  [
    'What a question is filtered by, of 1 000 signs at most (`kernel/rules/body-bounds.ts`); in bodies the first ten.',
    [String.raw`/([Z+-].*)$/`],
  ],
  [
    'The format of an instant, which stands in the code of Strapi.',
    [String.raw`/[yYQqMLwIdDecihHKkms]o|(\w)\1*|''|'(''|[^'])+('|$)|./g`],
  ],
  [
    'A header; anchored, with two names of 127 characters at most between the blanks.',
    [
      String.raw`/^ *([A-Za-z0-9][A-Za-z0-9!#$&^_-]{0,126})\/([A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}) *$/`,
    ],
  ],
  [
    'The path of a field: a bracket ends before the next, and a quoted name at the next quote.',
    [
      String.raw`/\.|\[(?:[^[\]]*|(["'])(?:(?!\1)[^\\]|\\.)*?\1)\]/`,
      String.raw`/[^.[\]]+|\[(?:(-?\d+(?:\.\d+)?)|(["'])((?:(?!\2)[^\\]|\\.)*?)\2)\]|(?=(?:\.|\[\])(?:\.|\[\]|$))/g`,
    ],
  ],
  [
    'What lodash reads of functions and expressions of the code.',
    [
      String.raw`/hasOwnProperty|(function).*?(?=\\\()| for .+?(?=\\\])/g`,
      String.raw`/\w*$/`,
      String.raw`/[^.]+$/`,
    ],
  ],
  [
    'An e-mail; anchored, and each label of its domain ends at a dot, so that there is one way to read it.',
    [
      String.raw`/^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/`,
    ],
  ],
  [
    'Of zod, asked for by no schema of Strapi’s or ours.',
    [
      String.raw`/^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/`,
      String.raw`/^[-+]?P(?!$)(?:(?:[-+]?\d+Y)|(?:[-+]?\d+[.,]\d+Y$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:(?:[-+]?\d+W)|(?:[-+]?\d+[.,]\d+W$))?(?:(?:[-+]?\d+D)|(?:[-+]?\d+[.,]\d+D$))?(?:T(?=[\d+-])(?:(?:[-+]?\d+H)|(?:[-+]?\d+[.,]\d+H$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:[-+]?\d+(?:[.,]\d+)?S)?)??$/`,
      String.raw`/^[a-zA-Z0-9.!#$%&'*+/=?^_${TICK}{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/`,
      String.raw`/^(\p{Extended_Pictographic}|\p{Emoji_Component})+$/u`,
      String.raw`/^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-0-9a-zA-Z]{0,61}[0-9a-zA-Z])?)*\.?$/`,
      String.raw`/^([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,}$/`,
    ],
  ],
  ['For the GraphQL plugin, which is not installed.', [String.raw`/^\/+|\/+$/g`]],
  [
    'A header of an answer to the server, which Node takes up to 16 kB.',
    [String.raw`/filename\*?=['"]?(?:UTF-\d['"]*)?([^;\r\n"']*)['"]?/i`],
  ],
  ['Anchored; one repeat, whose end is looked at once.', [String.raw`/^(?! ).+(?<! )$/`]],
  [
    'A header, which Node takes up to 16 kB.',
    [String.raw`/\bVersion\/[\d.]+ (?:Mobile\/\S+ )?Safari\//`],
  ],
  [
    'Kept from headers over 1 024 characters (`src/setup/part-headers.ts`).',
    [String.raw`/\bfilename=("(.*?)"|([^()<>{}[\]@,;:"?=\s/\t]+))($|;\s)/i`],
  ],
  [
    'A header, which Node takes up to 16 kB.',
    [
      String.raw`/boundary=(?:"([^"]+)"|([^;]+))/i`,
      String.raw`/; *([!#$%&'*+.^_${TICK}|~0-9A-Za-z-]+) *= *("(?:[\u000b\u0020\u0021\u0023-\u005b\u005d-\u007e\u0080-\u00ff]|\\[\u000b\u0020-\u00ff])*"|[!#$%&'*+.^_${TICK}|~0-9A-Za-z-]+) */g`,
    ],
  ],
  [
    'A quoted name ends at the next quote, another before any sign: no two readings overlap.',
    [String.raw`/\bname=("([^"]*)"|([^\(\)<>@,;:\\"\/\[\]\?=\{\}\s\t/]+))/i`],
  ],
  [
    'The title of a document, which staff with a right to write it send to have an address made of it.',
    [
      String.raw`/([A-Z]{2,})(\d+)/g`,
      String.raw`/([a-z\d]+)([A-Z]{2,})/g`,
      String.raw`/([A-Z]+)([A-Z][a-z\d]+)/g`,
      String.raw`/(?:-\d+?)+?$/`,
    ],
  ],
];

/** The reason of each, by its expression as it is written. */
export const REVIEWED: Record<string, string> = Object.fromEntries(
  BY_REASON.flatMap(([reason, expressions]) => expressions.map((name) => [name, reason])),
);
