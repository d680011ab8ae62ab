import confidential from './confidential';
import publicForms from './public-forms';
import jsonBody from './json-body';
import rateLimit from './rate-limit';
import readerLanguage from './reader-language';

export default {
  confidential,
  'public-forms': publicForms,
  'json-body': jsonBody,
  'rate-limit': rateLimit,
  'reader-language': readerLanguage,
};
