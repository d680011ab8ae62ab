import confidential from './confidential';
import publicForms from './public-forms';
import rateLimit from './rate-limit';
import readerLanguage from './reader-language';

export default {
  confidential,
  'public-forms': publicForms,
  'rate-limit': rateLimit,
  'reader-language': readerLanguage,
};
